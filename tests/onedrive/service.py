"""A drive service like OneDrive, written by hand from the prose of its pages, to replay them against.

It keeps what it is told, knows who asks, and knows nothing of docparse's own service. What it does not do it
answers with 501.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl

from docparse.message import HttpRequest, HttpResponse
from docparse.serving import serve
from tests.onedrive.asking import Asked, answer, refuse, take_apart
from tests.onedrive.drive import Drive
from tests.onedrive.items import Items
from tests.onedrive.refusals import Refusal, not_made
from tests.onedrive.showing import show_drive
from tests.onedrive.sites import Sites
from tests.onedrive.transfers import Transfers

OWNER = {"id": "efee1b77-fb3b-4f65-99d6-274c11914d12", "displayName": "Ryan Gregg"}
_OWN_DRIVE = re.compile(r"(?:/me|/users/(?P<user>[^/]+))?/drive(?P<rest>/.*)?")
_ANY_DRIVE = re.compile(r"(?:/me|/users/(?P<user>[^/]+))?/drives(?:/(?P<id>[^/]*)(?P<rest>/.*)?)?")
_SUBSCRIPTION = re.compile(r"/subscriptions(?:/(?P<id>[^/]+))?")


def no_fault(_: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Leave the answer as it is."""
    return response


@dataclass
class OneDrive:
    """The service: one person's drive, the sites of a company, and who has logged in."""

    origin: str = ""
    fault: Callable[[HttpRequest, HttpResponse], HttpResponse] = no_fault
    """Changes an answer on its way out, as a bug would."""
    answered: list[tuple[str, int]] = field(default_factory=list)
    """Method and target of each request in order, and the status code of the answer."""

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._tokens: set[str] = set()
        self._subscriptions: dict[str, dict[str, object]] = {}

    def open(self, origin: str) -> None:
        """Begin with an empty drive at this origin."""
        self.origin = origin
        self.drive = Drive("b0de5c0de", OWNER)
        self._transfers = Transfers(origin)
        self._items = Items(self.drive, origin, self._transfers)
        self._sites = Sites(self.drive)
        self._fill()

    def _fill(self) -> None:
        """Put a few things in the drive: files, one of them shared, and one of somebody else."""
        for folder, name in (("Documents", "Plan.docx"), ("Pictures", "me.jpg"), ("", "Vacation.jpg")):
            parent = self.drive.walk_or_make(self.drive.root, folder)
            item, _ = self.drive.write(parent, name, b"something of old")
        item.permissions["1"] = {"id": "1", "roles": ["read"], "grantedTo": {"user": OWNER}}
        other = self.drive.make_folder(self.drive.root, "Team Roster.xlsx")
        reference = {"driveId": "1991210caf", "id": "1991210caf!104"}
        other.remote = {
            "id": "1991210caf!1991",
            "name": other.name,
            "file": {},
            "size": 37619,
            "parentReference": reference,
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with self._lock:
            try:
                response = self._answer(take_apart(request))
            except Refusal as refusal:
                response = refuse(refusal)
            self.answered.append((f"{request.method} {request.target}", response.status_code))
            return self.fault(request, response)

    def _answer(self, asked: Asked) -> HttpResponse:
        if asked.path == "/oauth2/token":
            return self._log_in(asked)
        if asked.path.startswith(("/up/", "/dl/", "/monitor/")):
            return self._transfers.answer(asked, self.drive)
        if (asked.headers.get("Authorization") or "").removeprefix("Bearer ") not in self._tokens:
            raise Refusal(401, "unauthenticated", "Say who asks.")
        path = asked.path.removeprefix("/v1.0")
        if path.startswith("/sites"):
            return self._sites.answer(asked, path.removeprefix("/sites"))
        if found := _SUBSCRIPTION.fullmatch(path):
            return self._answer_subscription(asked, found["id"])
        if found := _OWN_DRIVE.fullmatch(path):
            self._refuse_strangers(found["user"])
            return self._items.answer(asked, found["rest"] or "")
        if found := _ANY_DRIVE.fullmatch(path):
            self._refuse_strangers(found["user"])
            if not found["id"]:
                return answer(200, {"value": [show_drive(self.drive)]})
            if found["id"] != self.drive.id:
                raise Refusal(404, "itemNotFound", f"There is no drive {found['id']}.")
            return self._items.answer(asked, found["rest"] or "")
        raise not_made(path)

    def _log_in(self, asked: Asked) -> HttpResponse:
        """Return a token for whoever has a refresh token or a password (RFC 6749)."""
        form = dict(parse_qsl(asked.content.decode()))
        secret = {"refresh_token": "refresh_token", "password": "password"}.get(form.get("grant_type", ""))
        if not form.get("client_id") or secret is None or not form.get(secret, "").startswith("good-"):
            return answer(400, {"error": "invalid_grant"})
        token = f"token-{len(self._tokens) + 1}-q8Zr2LmV"
        self._tokens.add(token)
        return answer(200, {"access_token": token, "token_type": "Bearer", "expires_in": 3600})

    def _refuse_strangers(self, user: str | None) -> None:
        if user not in {None, OWNER["id"]}:
            raise Refusal(404, "itemNotFound", f"There is no user {user}.")

    def _answer_subscription(self, asked: Asked, key: str | None) -> HttpResponse:
        if key is None:
            asked.refuse_others("POST")
            key = f"sub{len(self._subscriptions) + 1}"
            self._subscriptions[key] = {"id": key, **asked.json()}
            return answer(201, self._subscriptions[key])
        asked.refuse_others("PATCH", "DELETE")
        if key not in self._subscriptions:
            raise Refusal(404, "itemNotFound", f"There is no subscription {key}.")
        if asked.method == "DELETE":
            del self._subscriptions[key]
            return answer(204)
        self._subscriptions[key].update(asked.json())
        return answer(200, self._subscriptions[key])


@contextmanager
def running(service: OneDrive) -> Iterator[OneDrive]:
    """Give the service, at work at its `origin`."""
    with serve(service) as target:
        service.open(target.origin)
        yield service


def write_accounts(source: Path, target: Path, origin: str) -> dict[str, str]:
    """Write an account file with its services here; return the variables that its `$env:` want.

    Everything else of it stays as it is.
    """
    text = source.read_text("utf-8")
    text = re.sub(r'("tokenService":\s*)"[^"]*"', rf'\1"{origin}/oauth2/token"', text)
    text = re.sub(r'("serviceUrl":\s*)"[^"]*"', rf'\1"{origin}/v1.0"', text)
    json.loads(text)
    target.write_text(text, "utf-8")
    return {name: f"good-{name.lower()}" for name in re.findall(r"\$env:(\w+)", text)}
