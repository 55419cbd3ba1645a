"""Network in: a Service on a loopback port, over real HTTP/1.1.

The server is the standard library's threaded one, one thread a connection, kept alive. Its ready-made
HTTP handler is not used: it reads header fields with the e-mail parser, which costs more than
everything else together, and adds fields of its own. No `Date` is sent: a service that answers the same
at every run has no clock (RFC 9110 6.6.1).
"""

from __future__ import annotations

import contextlib
import re
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BufferedIOBase

from docparse.errors import ConfigurationError, ServiceError
from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.model import Target
from docparse.wire import (
    FRAMING_FIELDS,
    ClosedError,
    TooLargeError,
    WireError,
    encode_fields,
    is_field,
    read_content,
    read_fields,
    read_line,
)

LOOPBACK = "127.0.0.1"
MAX_CONTENT = 10_000_000
IDLE_SECONDS = 60.0
"""How long a connection may stay silent."""
_STOP_SECONDS = 0.05
_REQUEST_LINE = re.compile(rb"([!-~]+) ([^\r\n]+) HTTP/1\.([01])\r?\n")
_LOOPBACK_NAMES = re.compile(r"(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])(?::[0-9]*)?", re.IGNORECASE)
_REASONS = {status.value: status.phrase for status in HTTPStatus}


@contextmanager
def serve(service: Service, port: int = 0) -> Iterator[Target]:
    """Serve on 127.0.0.1 until the context ends and give the target; port 0 takes a free one.

    A service that raises is answered for with 500, and its exception is raised when the context ends.
    Raises ConfigurationError where the port cannot be had.
    """
    try:
        server = _Server((LOOPBACK, port), service)
    except (OSError, OverflowError) as error:
        told = error.strerror if isinstance(error, OSError) else "no such port"
        raise ConfigurationError(
            f"cannot serve on {LOOPBACK}:{port}: {told}; give another port, or 0 for a free one"
        ) from error
    listening = threading.Thread(target=server.serve_forever, args=(_STOP_SECONDS,), daemon=True)
    listening.start()
    try:
        yield Target(f"http://{LOOPBACK}:{server.server_address[1]}", loopback=True)
    finally:
        server.shutdown()
        server.server_close()
        listening.join()
    if server.fault is not None:
        raise server.fault


class _Server(socketserver.ThreadingTCPServer):
    """Keeps its open connections, so that none outlives it."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], service: Service) -> None:
        self.service = service
        self.fault: Exception | None = None
        self.connections: set[socket.socket] = set()
        super().__init__(address, _Connection)

    def server_close(self) -> None:
        super().server_close()
        for connection in tuple(self.connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the service's response, or what stands for it when the service raises."""
        try:
            return self.service(request)
        except ServiceError as error:
            return _refusal(HTTPStatus.BAD_GATEWAY, str(error))
        except Exception as error:  # noqa: BLE001  # kept, and raised by serve()
            self.fault = self.fault or error
            return _refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "the service failed; see where it was started")


class _Connection(socketserver.StreamRequestHandler):
    """One connection: requests are read, answered in one piece, until either end has had enough."""

    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True
    rbufsize = 65_536
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.request)

    def handle(self) -> None:
        with contextlib.suppress(OSError, ClosedError):  # the client left, in time or not
            while self._answer_one():
                pass

    def finish(self) -> None:
        self.server.connections.discard(self.request)
        with contextlib.suppress(OSError):
            super().finish()

    def _answer_one(self) -> bool:
        """Answer the next request and tell whether the connection is kept."""
        method = "GET"
        try:
            method, target, minor_version = _read_request_line(self.rfile)
            fields = read_fields(self.rfile)
            headers = Headers(fields)
            if minor_version and "100-continue" in (headers.get("Expect") or "").lower():
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            content = read_content(self.rfile, fields, MAX_CONTENT) or b""
        except ClosedError:
            raise
        except TooLargeError as error:
            self.wfile.write(
                _encode(_refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, str(error)), method, kept=False)
            )
            return False
        except WireError as error:
            self.wfile.write(_encode(_refusal(HTTPStatus.BAD_REQUEST, str(error)), method, kept=False))
            return False
        kept = _is_kept(headers, minor_version)
        if _names_loopback(headers, minor_version):
            response = self.server.answer(HttpRequest(method, _origin_form(target), headers, content))
        else:
            response = _refusal(HTTPStatus.MISDIRECTED_REQUEST, "only loopback names are served here")
        self.wfile.write(_encode(response, method, kept=kept))
        return kept


def _read_request_line(stream: BufferedIOBase) -> tuple[str, str, int]:
    line = read_line(stream)
    if line in {b"\r\n", b"\n"}:  # RFC 9112 2.2: an empty line before the request line is ignored
        line = read_line(stream)
    match = _REQUEST_LINE.fullmatch(line)
    if match is None:
        raise WireError("the request line is not one of HTTP/1.1")
    return match[1].decode("ascii"), match[2].decode("utf-8", "replace"), int(match[3])


def _origin_form(target: str) -> str:
    """Return path and query of a request target in absolute form, and any other target as it is."""
    if "://" not in target or target.startswith("/"):
        return target
    path = target.partition("://")[2].partition("/")[2]
    return f"/{path}"


def _is_kept(headers: Headers, minor_version: int) -> bool:
    options = {
        option.strip().lower() for value in headers.get_all("Connection") for option in value.split(",")
    }
    return "close" not in options if minor_version else "keep-alive" in options


def _names_loopback(headers: Headers, minor_version: int) -> bool:
    """Tell whether Host is a loopback name; a browser page that points its own name here says another one."""
    hosts = headers.get_all("Host")
    if not hosts and not minor_version:
        return True
    return len(hosts) == 1 and _LOOPBACK_NAMES.fullmatch(hosts[0]) is not None


def _refusal(status: HTTPStatus, sentence: str) -> HttpResponse:
    return HttpResponse(
        status.value, Headers([("Content-Type", "text/plain; charset=utf-8")]), f"{sentence}\n".encode()
    )


def _encode(response: HttpResponse, method: str, *, kept: bool) -> bytes:
    """Return the response as bytes; fields that cannot stand in a line of HTTP are left out."""
    status_code = response.status_code
    reason = _REASONS.get(status_code, "") if not response.reason.isprintable() else response.reason
    fields = [
        (name, value)
        for name, value in response.headers
        if name.title() not in FRAMING_FIELDS and is_field(name, value)
    ]
    has_content = status_code >= 200 and status_code not in {204, 304}
    if has_content:
        fields.append(("Content-Length", str(len(response.content))))
    if not kept:
        fields.append(("Connection", "close"))
    head = f"HTTP/1.1 {status_code} {reason or _REASONS.get(status_code, '')}\r\n".encode() + encode_fields(
        fields
    )
    return head + b"\r\n" + (response.content if has_content and method != "HEAD" else b"")
