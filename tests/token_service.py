"""A small OAuth 2 token service on loopback, written from RFC 6749: what accounts log in at."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote_plus

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve

CLIENT, CLIENT_SECRET = "client-one", "c1ient+Secret/7&8"
USER, PASSWORD = "jo@example.test", 'pass"word %1&+'
FIRST_REFRESH = "refresh-0-Zq81TfLw02mK"


@dataclass
class TokenService:
    """What it does and what happened to it; its tokens are numbered."""

    expires_in: object = 3600
    token_type: object = "Bearer"
    rotates: bool = False
    """Each answer brings the next refresh token, and the one before no longer holds."""
    refusal: str = ""
    """The error to answer every request with: `invalid_grant`, `invalid_client` …"""
    description: str = ""
    answer: HttpResponse | None = None
    """Given in place of any answer of its own."""
    prefix: str = "access-"
    url: str = ""
    requests: list[dict[str, str]] = field(default_factory=list)
    """The form of each token request, with `authorization` where it had one."""
    valid: set[str] = field(default_factory=set)
    """The access tokens that hold."""
    refresh_token: str = FIRST_REFRESH

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with self._lock:
            return self._answer(request)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()

    def _answer(self, request: HttpRequest) -> HttpResponse:
        form = dict(parse_qsl(request.content.decode(), strict_parsing=True, keep_blank_values=True))
        authorization = request.headers.get("Authorization")
        self.requests.append(form | ({"authorization": authorization} if authorization else {}))
        if self.answer is not None:
            return self.answer
        if request.method != "POST" or request.headers.media_type != "application/x-www-form-urlencoded":
            return refuse("invalid_request")
        if self.refusal:
            return refuse(self.refusal, self.description)
        if _read_client(form, authorization) != (CLIENT, CLIENT_SECRET):
            return refuse("invalid_client", status=401)
        if error := self._refuse_grant(form):
            return refuse(error)
        token = f"{self.prefix}{len(self.requests)}-hV7wQ2nR8t"
        self.valid.add(token)
        told = {"access_token": token, "token_type": self.token_type, "expires_in": self.expires_in}
        if self.rotates:
            self.refresh_token = f"refresh-{len(self.requests)}-Zq81TfLw02mK"
            told["refresh_token"] = self.refresh_token
        return answer_json({name: value for name, value in told.items() if value is not None})

    def _refuse_grant(self, form: dict[str, str]) -> str:
        """Return the error for what a grant lacks, or an empty text (RFC 6749 5.2)."""
        match form.get("grant_type"):
            case "refresh_token":
                return "" if form.get("refresh_token") == self.refresh_token else "invalid_grant"
            case "password":
                given = form.get("username"), form.get("password")
                return "" if given == (USER, PASSWORD) else "invalid_grant"
            case "client_credentials":
                return ""
        return "unsupported_grant_type"


@contextmanager
def token_service(**settings: object) -> Iterator[TokenService]:
    """Give a token service that stands at its `url`."""
    service = TokenService(**settings)
    with serve(service) as target:
        service.url = f"{target.origin}/oauth2/token"
        yield service


def answer_json(value: object, status: int = 200, *fields: tuple[str, str]) -> HttpResponse:
    headers = Headers([("Content-Type", "application/json"), ("Cache-Control", "no-store"), *fields])
    return HttpResponse(status, headers, json.dumps(value).encode())


def refuse(error: str, description: str = "", status: int = 400) -> HttpResponse:
    return answer_json({"error": error} | ({"error_description": description} if description else {}), status)


def _read_client(form: dict[str, str], authorization: str | None) -> tuple[str, str]:
    """Return who the client says it is: in Basic form-encoded, else in the form (RFC 6749 2.3.1)."""
    if authorization and authorization.startswith("Basic "):
        name, _, secret = base64.b64decode(authorization[6:]).decode().partition(":")
        return unquote_plus(name), unquote_plus(secret)
    return form.get("client_id", ""), form.get("client_secret", "")
