"""Credentials of requests: those of pages are never sent, and those of variables never shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from docparse.message import Headers, HttpRequest
from docparse.values.randomness import BITS_OF_A_TOKEN, decode_pair, measure_bits
from docparse.variables.placeholders import IN_TEXT, find_placeholders, key

_CREDENTIAL_FIELD = re.compile(
    r"(?:proxy-)?authorization|cookie"
    r"|.*(?:api-?key|subscription-key|(?:auth|access|session|security)-?token|secret).*",
    re.IGNORECASE,
)
_SECRET_NAME = re.compile(
    r".*(?:token|secret|passw(?:or)?d|passphrase|pwd|credential|key(?![a-z]))", re.IGNORECASE | re.DOTALL
)
_JWT = re.compile(r"(?<![\w-])eyJ[\w-]{8,}+\.[\w-]{4,}+")
_TOKEN = re.compile(r"[\w+/.~=-]{20,}", re.ASCII)


def literal_credential(request: HttpRequest) -> str | None:
    """Return the name of the field whose value looks like a real credential, or None.

    That is a JWT, a `Basic` pair, or a long run of letters and digits without an order. A placeholder
    (`Bearer {token}`), words (`Bearer access_token`) and a shortened token (`EwAoA8l6…`) are not.
    """
    fields = ((name, value) for name, value in request.headers if is_credential_field(name))
    return next((name for name, value in fields if _looks_real(value)), None)


def without_credentials(request: HttpRequest) -> HttpRequest:
    """Return the request less its credential fields, real or made up; those with a placeholder stay."""
    kept = [
        (name, value)
        for name, value in request.headers
        if not is_credential_field(name) or IN_TEXT.search(value)
    ]
    return request if len(kept) == len(request.headers) else replace(request, headers=Headers(kept))


def is_credential_field(name: str) -> bool:
    """Tell whether a header field is there to say who asks."""
    return _CREDENTIAL_FIELD.fullmatch(name) is not None


def names_secret(name: str) -> bool:
    """Tell whether a variable's name says that its value is a secret."""
    return _SECRET_NAME.match(name) is not None


def find_secrets(request: HttpRequest, values: Mapping[str, str]) -> frozenset[str]:
    """Return the values that nobody is to be shown of a request filled with them.

    Those are the values of variables with a secret's name, and whatever goes into a credential field.
    """
    secrets = {value for name, value in values.items() if names_secret(name)}
    known = {key(name): value for name, value in values.items()}
    for placeholder in find_placeholders(request) if known else ():
        if is_credential_field(placeholder.where) or "token" in placeholder.where.lower():
            secrets |= {known[each] for each in map(key, placeholder.names) if each in known}
    return frozenset(secrets)


def _looks_real(value: str) -> bool:
    if IN_TEXT.search(value):
        return False
    if _JWT.search(value):
        return True
    scheme, _, rest = value.strip().partition(" ")
    if scheme.lower() == "basic" and decode_pair(rest.strip()) is not None:
        return True
    return any(_is_random(token) for token in _TOKEN.findall(value))


def _is_random(token: str) -> bool:
    """Tell whether a run of characters mixes digits and letters without an order; dots shorten it."""
    if ".." in token or not re.search(r"\d", token) or not re.search(r"[A-Za-z]", token):
        return False
    return measure_bits(token) >= BITS_OF_A_TOKEN
