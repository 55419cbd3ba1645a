"""The header fields by which a request says who asks."""

from __future__ import annotations

import re
from base64 import b64encode

from docparse.errors import ConfigurationError
from docparse.message import Field

AUTHORIZATION = "Authorization"
_FIRST_PARTY = ("Application", "MarkdownScannerTool")
"""What API Doctor sends beside a token of the first party."""
_VISIBLE = re.compile(r"[!-~]+")
_BREAKING = re.compile(r"[\r\n\0]")


def write_token(token: str, token_type: str = "Bearer") -> tuple[Field, ...]:  # noqa: S107 - a scheme's name
    """Return the fields for an access token: RFC 6750, or WLID for API Doctor's tokens `t=…`.

    Raises ValueError for a token that cannot stand in a field.
    """
    if not _VISIBLE.fullmatch(token):
        raise ValueError("the token holds spaces, line breaks or what is no ASCII: no field can hold it")
    if token.startswith("t="):
        return (AUTHORIZATION, f"WLID1.1 {token}"), _FIRST_PARTY
    return ((AUTHORIZATION, f"{token_type} {token}"),)


def write_basic(user: str, password: str) -> tuple[Field, ...]:
    """Return the field for user and password (RFC 7617); raises ConfigurationError for what it cannot say."""
    if ":" in user or _BREAKING.search(user + password):
        raise ConfigurationError("a user name with a colon, or a line break, cannot be sent (RFC 7617)")
    return ((AUTHORIZATION, f"Basic {encode_basic(user, password)}"),)


def encode_basic(user: str, password: str) -> str:
    """Return user and password as Basic has them."""
    return b64encode(f"{user}:{password}".encode("utf-8", "surrogateescape")).decode("ascii")
