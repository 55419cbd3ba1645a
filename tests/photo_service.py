"""A profile photo API written by hand from the prose of the guide's pages, to replay them against.

It knows nothing of docparse: a real HTTP server, its own state, its own rules. `fault` changes an answer
on its way out, as a bug in a service would.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USER = "48d31887-5fad-4d73-a9f5-3c356e68a038"
GROUP = "02bd9fd6-8f93-4758-87c3-1fb73740a315"
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
MODIFIED = "2026-11-24T06:00:00.0000000Z"

Answer = tuple[int, dict[str, str], bytes]
Fault = Callable[[int, dict[str, object]], tuple[int, dict[str, object]]]


def no_fault(status: int, content: dict[str, object]) -> tuple[int, dict[str, object]]:
    """Leave the answer as it is."""
    return status, content


@dataclass
class PhotoService:
    """Photos by owner; changes made with a Workbook-Session-Id stay in that session."""

    fault: Fault = no_fault
    photos: dict[str, dict[str, int]] = field(
        default_factory=lambda: {
            owner: {"height": 64, "width": 64} for owner in ("/me", f"/users/{USER}", f"/groups/{GROUP}")
        }
    )
    sessions: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def answer(self, method: str, path: str, headers: dict[str, str], content: bytes) -> Answer:
        """Return status code, header fields and content of the answer."""
        authorization = headers.get("authorization")
        if authorization is not None and not re.fullmatch(r"Bearer \S+", authorization):
            return self.error(401, "unauthorized", "Authorization must be a bearer token.")
        found = re.fullmatch(r"(?:/beta|/v1\.0)?(/me|/users/[^/]+|/groups/[^/]+)/(photos?)(/\$value)?", path)
        if not found:
            return self.error(404, "notFound", f"There is nothing at {path}.")
        owner, kind, value = found.groups()
        if owner not in self.photos:
            who = owner.rpartition("/")[2]
            return self.error(404, "userNotFound", f"There is no user {who}.")
        allowed = ("GET", "PATCH") if kind == "photo" and not value else ("GET",)
        if method not in allowed:
            status, fields, text = self.error(405, "methodNotAllowed", f"{method} is not allowed here.")
            return status, {**fields, "Allow": ", ".join(allowed)}, text
        if value:
            return 200, {"Content-Type": "image/jpeg"}, JPEG
        session = headers.get("workbook-session-id", "")
        if method == "PATCH":
            return self.update(owner, session, content)
        photo = self.shown(owner, session)
        return self.json(200, {"value": [photo]} if kind == "photos" else photo)

    def update(self, owner: str, session: str, content: bytes) -> Answer:
        """Merge what was sent into the photo and return it."""
        try:
            sent = json.loads(content)
        except ValueError:
            return self.error(400, "badRequest", "The request body is not JSON.")
        if not isinstance(sent, dict):
            return self.error(400, "badRequest", "The request body is not an object.")
        for name, value in sent.items():
            if name not in ("height", "width") or type(value) is not int:
                return self.error(400, "badRequest", f"{name} must be a whole number, or is unknown.")
        kept = self.sessions.setdefault((owner, session), {}) if session else self.photos[owner]
        kept.update(sent)
        return self.json(200, self.shown(owner, session))

    def shown(self, owner: str, session: str) -> dict[str, object]:
        """Return the photo as this session sees it."""
        photo = {**self.photos[owner], **self.sessions.get((owner, session), {})}
        return {"id": f"{photo['width']}x{photo['height']}", **photo, "lastModified": MODIFIED}

    def json(self, status: int, content: dict[str, object]) -> Answer:
        """Return an answer with JSON content, after the fault has had its way."""
        status, content = self.fault(status, content)
        return status, {"Content-Type": "application/json; charset=utf-8"}, json.dumps(content).encode()

    def error(self, status: int, code: str, message: str) -> Answer:
        """Return an error answer."""
        return self.json(status, {"error": {"code": code, "message": message}})


@contextmanager
def running(service: PhotoService) -> Iterator[str]:
    """Serve on a free loopback port and give its URL."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def reply(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            fields = {name.lower(): value for name, value in self.headers.items()}
            status, answered, text = service.answer(self.command, self.path, fields, content)
            self.send_response(status)
            for name, value in answered.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_PATCH = do_POST = do_PUT = do_DELETE = reply

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
