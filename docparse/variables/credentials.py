"""Credentials of requests: those of pages are never sent, and those of variables never shown."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from docparse.message import Headers, HttpRequest
from docparse.values.credentials import find_credentials
from docparse.variables.placeholders import IN_TEXT, find_placeholders, key
from docparse.variables.values import Values

_CREDENTIAL_FIELD = re.compile(
    r"(?:proxy-)?authorization|cookie"
    r"|x-auth|.*authorization-auxiliary|(?:.*-)?(?:private|job|vault|deploy|bearer)-token"
    r"|.*(?:api-?key|functions-key|subscription-key|(?:auth|access|session|security)-?token|secret).*",
    re.IGNORECASE,
)
_PUBLIC_FIELD = re.compile(
    r"accept(?:-.+)?|content-.+|if-.+|range|prefer|user-agent|referer|origin|from|cache-control|pragma|expect|te"
    r"|date|via|forwarded|max-forwards|upgrade|trace(?:parent|state)|baggage|odata-.+|.*request-id"
    r"|.*correlation-id|application|consistencylevel|x-http-method(?:-override)?|x-requested-with|x-forwarded-.+",
    re.IGNORECASE,
)
_SECRET_NAME = re.compile(
    r".*(?:token|secret|passw(?:or)?d|passphrase|pwd|credential|bearer|jwt|cookie|key(?![a-z]))",
    re.IGNORECASE | re.DOTALL,
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


def is_public_field(name: str) -> bool:
    """Tell whether a header field is known to hold no secret, whoever gave it."""
    return _PUBLIC_FIELD.fullmatch(name) is not None and not is_credential_field(name)


@lru_cache(maxsize=1024)
def names_secret(name: str) -> bool:
    """Tell whether a variable's name says that its value is a secret."""
    return _SECRET_NAME.match(name) is not None


def find_secrets(request: HttpRequest, values: Values) -> frozenset[str]:
    """Return the texts that nobody is to be shown of a request filled with these values."""
    return frozenset(text for name in find_secret_names(request, values) for text in values[name].texts())


def find_secret_names(request: HttpRequest, values: Values) -> tuple[str, ...]:
    """Return the names of the values that nobody is to be shown.

    Those are the values that are said to be secret, those of variables with a secret's name, and whatever
    goes into a credential field of the request.
    """
    if not values:
        return ()
    asked = {
        key(name)
        for placeholder in find_placeholders(request)
        if is_credential_field(placeholder.where) or "token" in placeholder.where.lower()
        for name in placeholder.names
    }
    return tuple(
        name for name, value in values.items() if value.secret or names_secret(name) or key(name) in asked
    )
