"""One question to a token service (RFC 6749), and what came of it."""

from __future__ import annotations

import json
import math
import re
from typing import NamedTuple
from urllib.parse import quote_plus, urlencode, urlsplit

from docparse.accounts import Account, ClientAuthentication, Grant
from docparse.credentials.failure import LoginError
from docparse.credentials.fields import encode_basic, write_token
from docparse.credentials.refusal import tell_refusal
from docparse.errors import ConfigurationError, ServiceError
from docparse.message import Field, Headers, HttpRequest, HttpResponse, Service
from docparse.model import Target
from docparse.transport import TransportOptions, connect, parse_target

_MAX_CONTENT = 100_000
_TOKEN_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9._~+-]{0,40}")
_PROVEN = frozenset({"mac", "dpop", "pop"})
"""Token types that each request would have to prove with a key (RFC 6749 7.1, RFC 9449)."""
_BUSY = frozenset({408, 429, 500, 502, 503, 504})


class Answer(NamedTuple):
    """What a token service gives."""

    fields: tuple[Field, ...]
    """Those by which a request says who asks."""
    token: str
    seconds: float
    """How long it holds; infinite where the token service does not say."""
    refresh_token: str
    """The next one, where the token service gives one; else empty."""


class TokenService(NamedTuple):
    """Where an account logs in."""

    origin: str
    path: str
    service: Service


def reach_token_service(account: Account, options: TransportOptions) -> TokenService:
    """Return the account's token service; raises ConfigurationError where its URL cannot be used.

    Without TLS it has to be on this machine, as the account's secret goes there (RFC 6749 3.2). What
    belongs to the target alone, like a client's certificate, does not.
    """
    target, path = _read_url(account)
    if not target.loopback and not target.origin.startswith("https:"):
        raise ConfigurationError(
            f"the account {account.name!r}: the token service {target.origin} would get the secret "
            "without TLS; write https://"
        )
    own = TransportOptions(
        connect_seconds=options.connect_seconds,
        read_seconds=options.read_seconds,
        total_seconds=min(options.total_seconds, 30.0),
        max_content=_MAX_CONTENT,
        ca_bundle=options.ca_bundle,
        use_environment=options.use_environment,
    )
    return TokenService(target.origin, path, connect(target, own))


def ask(token_service: TokenService, account: Account, refresh_token: str) -> Answer:
    """Return what the token service gives for one request; raises LoginError."""
    try:
        response = token_service.service(_write_request(token_service, account, refresh_token))
    except ServiceError as error:
        failure = LoginError(f"the account {account.name!r} cannot log in: {error}; check tokenService")
        failure.passing = True
        raise failure from error
    told = _read_object(response)
    secrets = account.secrets | {refresh_token} - {""}
    if not 200 <= response.status_code < 300 or ("error" in told and "access_token" not in told):
        failure = LoginError(tell_refusal(response, told, token_service.origin, account, secrets))
        failure.passing = response.status_code in _BUSY
        raise failure
    return _read_answer(told, token_service, account)


def _read_url(account: Account) -> tuple[Target, str]:
    """Return the token service as a target, and the path with its query."""
    url = account.token_service.strip()
    try:
        parts = urlsplit(url)
        target = parse_target(f"{parts.scheme}://{parts.netloc}" if parts.scheme else url)
    except (ValueError, ConfigurationError) as error:
        raise ConfigurationError(
            f"the account {account.name!r}: tokenService is no URL to send a secret to: {error}"
        ) from error
    path = parts.path or "/"
    if account.grant is Grant.PASSWORD and account.resource and path.count("/") == 1 and "token" not in path:
        path += "/oauth2/token"  # an authority of ADAL's, https://login.example/common, as API Doctor has it
    return target, path + (f"?{parts.query}" if parts.query else "")


def _write_request(token_service: TokenService, account: Account, refresh_token: str) -> HttpRequest:
    """Return the token request of a grant (RFC 6749 4.3.2, 4.4.2, 6)."""
    form = {
        Grant.REFRESH_TOKEN: {
            "grant_type": "refresh_token",
            "refresh_token": refresh_token,
            "redirect_uri": account.redirect_uri,
        },
        Grant.PASSWORD: {
            "grant_type": "password",
            "username": account.username,
            "password": account.password,
        },
        Grant.CLIENT_CREDENTIALS: {"grant_type": "client_credentials"},
    }[account.grant]
    fields = [("Accept", "application/json"), ("Content-Type", "application/x-www-form-urlencoded")]
    if account.client_authentication is ClientAuthentication.BASIC:
        encoded = encode_basic(*map(_encode, (account.client_id, account.client_secret)))
        fields.append(("Authorization", f"Basic {encoded}"))
    else:
        form |= {"client_id": account.client_id, "client_secret": account.client_secret}
    form |= {"resource": account.resource, "scope": account.oauth_scope}
    content = urlencode({name: value for name, value in form.items() if value}, errors="surrogateescape")
    return HttpRequest("POST", token_service.path, Headers(fields), content.encode("ascii"))


def _encode(text: str) -> str:
    return quote_plus(text, errors="surrogateescape")


def _read_object(response: HttpResponse) -> dict[str, object]:
    """Return the JSON object of an answer; an empty one where it holds none."""
    try:
        value = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _read_answer(told: dict[str, object], token_service: TokenService, account: Account) -> Answer:
    token, token_type = told.get("access_token"), told.get("token_type") or "Bearer"
    where = f"the account {account.name!r} cannot log in: {token_service.origin}"
    if not isinstance(token, str) or not token:
        raise LoginError(f"{where} gave no access_token; check that tokenService is the URL of its tokens")
    if not _is_usable(token_type):
        raise LoginError(f"{where} gave a token of a type that docparse cannot use; ask it for bearer tokens")
    scheme = str(token_type)
    try:
        fields = write_token(token, "Bearer" if scheme.lower() == "bearer" else scheme)
    except ValueError as error:
        raise LoginError(f"{where}: {error}") from None
    refresh_token = told.get("refresh_token")
    following = refresh_token if isinstance(refresh_token, str) and refresh_token.isprintable() else ""
    return Answer(fields, token, _read_seconds(told.get("expires_in")), following)


def _is_usable(token_type: object) -> bool:
    return (
        isinstance(token_type, str)
        and _TOKEN_TYPE.fullmatch(token_type) is not None
        and token_type.lower() not in _PROVEN
    )


def _read_seconds(value: object) -> float:
    """Return how long a token holds, infinite where that is not said; some services write it as a text."""
    try:
        seconds = float(value) if isinstance(value, (int, float, str)) else math.inf
    except (ValueError, OverflowError):
        return math.inf
    return seconds if seconds > 0 else math.inf
