"""Credentials of requests: those of pages are never sent, and those of variables never shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from docparse.message import Headers, HttpRequest
from docparse.values.credentials import find_credentials
from docparse.variables.placeholders import IN_TEXT, find_placeholders, key

_CREDENTIAL_FIELD = re.compile(
    r"(?:proxy-)?authorization|cookie"
    r"|.*(?:api-?key|subscription-key|(?:auth|access|session|security)-?token|secret).*",
    re.IGNORECASE,
)
_SECRET_NAME = re.compile(
    r".*(?:token|secret|passw(?:or)?d|passphrase|pwd|credential|key(?![a-z]))", re.IGNORECASE | re.DOTALL
)


def find_literal_credential(request: HttpRequest) -> str:
    """Return what credential that looks real stands in a request's target, fields or content; empty: none."""
    texts = [
        request.target,
        *(value for _, value in request.headers),
        request.content.decode("utf-8", "replace"),
    ]
    return next((credential.what for credential in find_credentials("\n".join(texts))), "")


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
