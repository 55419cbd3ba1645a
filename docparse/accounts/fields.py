"""The fields of accounts in files and configuration: their names, and what values they take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from docparse.accounts.account import ClientAuthentication, Grant
from docparse.model import Json
from docparse.wire import FRAMING_FIELDS, is_field

TEXTS: Mapping[str, str] = {
    "clientId": "client_id",
    "clientSecret": "client_secret",
    "tokenService": "token_service",
    "redirectUri": "redirect_uri",
    "refreshToken": "refresh_token",
    "accessToken": "access_token",
    "serviceUrl": "service_url",
    "resource": "resource",
    "oauthScope": "oauth_scope",
    "username": "username",
    "password": "password",
}
"""The fields that hold a text, and what they are of an Account."""
SECRETS = ("clientSecret", "refreshToken", "accessToken", "password")
LISTS: Mapping[str, str] = {"scopes": "scopes", "apiVersions": "api_versions", "tags": "tags"}
OTHERS = ("name", "enabled", "oauthType", "clientAuthentication", "additionalHeaders")
UNREAD = ("authService", "responseType", "state")
"""What API Doctor's files have for logging in by hand, and nothing reads."""
UNUSED = ("transformations",)
"""What API Doctor uses and docparse does not."""
FIELDS = (*OTHERS, *TEXTS, *LISTS, *UNREAD, *UNUSED)
NEEDED: Mapping[Grant, tuple[str, ...]] = {
    Grant.REFRESH_TOKEN: ("tokenService", "clientId", "refreshToken"),
    Grant.PASSWORD: ("tokenService", "clientId", "username", "password"),
    Grant.CLIENT_CREDENTIALS: ("tokenService", "clientId", "clientSecret"),
    Grant.TOKEN: ("accessToken",),
    Grant.BASIC: ("username", "password"),
    Grant.NONE: (),
}
_ALIASES = {"oauthmode": "oauthType"}
_SEPARATORS = re.compile(r"[-_]")
_GRANTS = {
    "refreshtoken": Grant.REFRESH_TOKEN,
    "userpassword": Grant.PASSWORD,
    "password": Grant.PASSWORD,
    "clientcredentials": Grant.CLIENT_CREDENTIALS,
    "token": Grant.TOKEN,
    "bearer": Grant.TOKEN,
    "basic": Grant.BASIC,
    "none": Grant.NONE,
}


def spell(key: str) -> str:
    """Return a field's name as API Doctor spells it (`client-id` is `clientId`), an unknown one as it is."""
    plain = _plain(key)
    return _ALIASES.get(plain) or next((name for name in FIELDS if name.lower() == plain), key)


def find_grant(word: str) -> Grant | None:
    """Return the grant that a word of `oauthType` means, or None."""
    return _GRANTS.get(_plain(word))


def guess_grant(fields: Mapping[str, Json]) -> Grant:
    """Return the grant of an account that does not say: what its fields are for."""
    if "refreshToken" in fields:
        return Grant.REFRESH_TOKEN
    if "accessToken" in fields:
        return Grant.TOKEN
    if "password" in fields:
        return Grant.PASSWORD if "tokenService" in fields else Grant.BASIC
    if "clientSecret" in fields:
        return Grant.CLIENT_CREDENTIALS
    return Grant.REFRESH_TOKEN if "tokenService" in fields else Grant.NONE


def find_problem(key: str, value: Json) -> str:
    """Return what a field takes, where the value is nothing of the kind; else an empty text."""
    is_right, awaited = _JUDGES.get(key, (_is_text, "a text")) if key in FIELDS else (_is_anything, "")
    return "" if is_right(value) else awaited


def find_fields(value: Json) -> Iterator[tuple[str, str]]:
    """Yield name and value of additional header fields, a list of `Name: value` or an object."""
    if isinstance(value, dict):
        yield from ((name, str(text)) for name, text in value.items())
        return
    lines = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    for line in lines:
        name, _, text = str(line).partition(":")
        yield name.strip(), text.strip()


def find_field_problem(name: str, value: str) -> str:
    """Return why a header field of an account cannot be sent; empty where it can."""
    if name.title() in FRAMING_FIELDS:
        return f"the header field {name} is docparse's own to write"
    if not name or not is_field(name, value):
        return f"the header field {name!r} does not fit in one line of HTTP"
    return ""


def _is_anything(_: Json) -> bool:
    return True


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_list(value: Json) -> bool:
    return _is_text(value) or (isinstance(value, list) and all(map(_is_text, value)))


def _is_headers(value: Json) -> bool:
    return _is_list(value) or (isinstance(value, dict) and all(map(_is_text, value.values())))


def _plain(word: str) -> str:
    return _SEPARATORS.sub("", word).lower()


_JUDGES: Mapping[str, tuple[Callable[[Json], bool], str]] = {
    "enabled": (lambda value: isinstance(value, bool), "true or false"),
    "oauthType": (lambda value: find_grant(str(value)) is not None, f"one of {', '.join(Grant)}"),
    "clientAuthentication": (
        lambda value: value in set(ClientAuthentication),
        f"one of {', '.join(ClientAuthentication)}",
    ),
    "additionalHeaders": (_is_headers, "a list of texts, `Name: value`"),
    **dict.fromkeys(LISTS, (_is_list, "a list of texts")),
    **dict.fromkeys((*UNREAD, *UNUSED), (_is_anything, "")),
}
"""What the fields that hold no text take."""
