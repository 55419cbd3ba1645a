"""Credentials that stand in a page's request: found, and taken out before anything is sent."""

from __future__ import annotations

import re
from dataclasses import replace

from docparse.message import Headers, HttpRequest
from docparse.values.randomness import BITS_OF_A_TOKEN, decode_pair, measure_bits
from docparse.variables.placeholders import IN_TEXT

_CREDENTIAL_FIELD = re.compile(
    r"(?:proxy-)?authorization|cookie"
    r"|.*(?:api-?key|subscription-key|(?:auth|access|session|security)-?token|secret).*",
    re.IGNORECASE,
)
_JWT = re.compile(r"(?<![\w-])eyJ[\w-]{8,}+\.[\w-]{4,}+")
_TOKEN = re.compile(r"[\w+/.~=-]{20,}", re.ASCII)


def literal_credential(request: HttpRequest) -> str | None:
    """Return the name of the field whose value looks like a real credential, or None.

    That is a JWT, a `Basic` pair, or a long run of letters and digits without an order. A placeholder
    (`Bearer {token}`), words (`Bearer access_token`) and a shortened token (`EwAoA8l6…`) are not.
    """
    fields = ((name, value) for name, value in request.headers if _is_credential_field(name))
    return next((name for name, value in fields if _looks_real(value)), None)


def without_credentials(request: HttpRequest) -> HttpRequest:
    """Return the request less its credential fields, real or made up; those with a placeholder stay."""
    kept = [
        (name, value)
        for name, value in request.headers
        if not _is_credential_field(name) or IN_TEXT.search(value)
    ]
    return request if len(kept) == len(request.headers) else replace(request, headers=Headers(kept))


def _is_credential_field(name: str) -> bool:
    return _CREDENTIAL_FIELD.fullmatch(name) is not None


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
