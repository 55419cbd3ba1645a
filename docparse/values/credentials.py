"""Credentials that look real, found in text by their form: those that a service issues, not their stand-ins.

A stand-in is a placeholder (`{token}`), a shortened sample (`EwAoA8l6BAAU...`), words
(`my-client-secret-2024`) or a run that a person typed (`a1b2c3d4e5f6`, `0123456789abcdef`).
"""

from __future__ import annotations

import binascii
import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docparse.values.randomness import decode_pair, is_random


class Credential(NamedTuple):
    """A credential in a text."""

    what: str
    secret: str
    """Never to be shown."""
    offset: int


class Form(NamedTuple):
    """How credentials of one kind look."""

    what: str
    hints: tuple[str, ...]
    """One of them, in lower case, stands in every text with such a credential: they are found fast."""
    pattern: re.Pattern[str]
    is_real: Callable[[str], bool]
    is_lower: bool = False
    """The pattern is for text in lower case: it may be written in any, and so it is found fastest."""
    sign: re.Pattern[str] | None = None
    """Found faster than the pattern, in lower case, in every text that the pattern is found in."""

    def may_stand_in(self, lower: str) -> bool:
        """Tell whether a credential of this form may stand in a text in lower case."""
        return any(map(lower.__contains__, self.hints)) and (
            self.sign is None or self.sign.search(lower) is not None
        )


_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def find_credentials(text: str) -> Iterator[Credential]:
    """Yield the credentials in a text that look real, each place once."""
    lower = _lower(text)
    seen: set[int] = set()
    for form in FORMS:
        if not form.may_stand_in(lower):
            continue
        for found in form.pattern.finditer(lower if form.is_lower else text):
            offset, end = found.span("secret")
            secret = text[offset:end]
            if offset not in seen and form.is_real(secret):
                seen.add(offset)
                yield Credential(form.what, secret, offset)


def may_hold_credentials(text: str) -> bool:
    """Tell whether a text may hold credentials; fast, and never wrong when it says no."""
    lower = _lower(text)
    return any(form.may_stand_in(lower) for form in FORMS)


def _lower(text: str) -> str:
    """Return a text in lower case, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(
            [character if len(character.lower()) > 1 else character.lower() for character in text]
        )
    return lower


def _is_named(secret: str) -> bool:
    """Tell whether the value of a secret's name is random; a GUID may be any id."""
    return not _GUID.fullmatch(secret) and is_random(secret)


def _is_key(content: str) -> bool:
    """Tell whether the lines of a PEM block (RFC 7468) are a key's."""
    encoded = "".join(re.findall(r"[A-Za-z0-9+/]{16,}", content.replace("\\n", "\n")))
    return len(encoded) >= 64 and ".." not in content and is_random(encoded)


def _is_jwt(token: str) -> bool:
    """Tell whether a text is a JWT with its signature (RFC 7515), or an encrypted one (RFC 7516)."""
    parts = token.split(".")
    header = _decode_object(parts[0])
    if header is None or not isinstance(header.get("alg"), str):
        return False
    if "enc" in header:
        return len(parts) == 5 and is_random(parts[3])
    return len(parts) == 3 and _decode_object(parts[1]) is not None and is_random(parts[2])


def _decode_object(part: str) -> dict[str, object] | None:
    """Return the JSON object that a part of a JWT encodes, or None."""
    try:
        value = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _is_pair(encoded: str) -> bool:
    """Tell whether a text is base64 of a user and a password (RFC 7617) that is no stand-in itself."""
    user, password = decode_pair(encoded) or ("", "")
    return (
        bool(user)
        and len(password) >= 4
        and not re.search(r"[{<]|pass|secret|token|key", password, re.IGNORECASE)
    )


FORMS = (
    Form(
        "a private key",
        ("private key-----",),
        re.compile(r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----\s*(?P<secret>.{0,4000}?)-----END", re.DOTALL),
        _is_key,
    ),
    Form(
        "a JSON Web Token",
        ("eyj",),
        re.compile(r"(?<![\w.-])(?P<secret>eyJ[\w-]{8,}+(?:\.[\w-]*+){2,4}+)(?![\w.…-])"),
        _is_jwt,
    ),
    Form(
        "an account key",
        ("accountkey=", "sharedaccesskey="),
        re.compile(r"(?:account|sharedaccess)key=(?P<secret>[a-z0-9+/]{40,}+={0,2}+)(?![.…{<])"),
        is_random,
        is_lower=True,
    ),
    Form(
        "the signature of a shared access URL",
        ("sig=",),
        re.compile(r"[?&;]sig=(?P<secret>(?:[\w+/-]|%2[BbFf]){40,}+(?:=|%3[Dd]){0,2}+)(?![.…{<])"),
        is_random,
    ),
    Form(
        "the signature of a signed URL",
        ("x-amz-signature=",),
        re.compile(r"[?&]x-amz-signature=(?P<secret>[0-9a-f]{64})(?![\w.…{<])"),
        is_random,
        is_lower=True,
    ),
    Form(
        "a user with a password",
        ("basic",),
        re.compile(r"\bbasic\s+(?P<secret>[a-z0-9+/]{8,}+={0,2}+)(?![.…\w])"),
        _is_pair,
        is_lower=True,
    ),
    Form(
        "a bearer token",
        ("bearer",),
        re.compile(r"\bbearer\s+(?P<secret>[\w+/.~=-]{20,}+)(?![…{<])"),
        is_random,
        is_lower=True,
        sign=re.compile(r"bearer\s+[\w+/.~=-]{20}"),
    ),
    Form(
        "a token",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "xox", "aiza", "sk_live_", "q~"),
        re.compile(
            r"(?<![\w-])(?P<secret>gh[pousr]_[A-Za-z0-9]{36}|xox[baprs]-[\w-]{20,}+|AIza[\w-]{35}"
            r"|sk_live_\w{16,}+|[\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w….-])"
        ),
        is_random,
    ),
    Form(
        "a secret",
        ("secret", "token", "key"),
        re.compile(
            r"(?:client[-_ ]?secret|app[-_]?secret|secret[-_]?(?:text|key|value)"
            r"|(?:api|subscription|access|account|primary|secondary)[-_]?key"
            r"|(?:access|refresh|id|auth|session|security|bot)[-_]?token)"
            r"[\"']?\s{0,9}[:=]\s{0,9}[\"']?(?P<secret>[\w+/.~=%-]{20,}+)(?![…{<])"
        ),
        _is_named,
        is_lower=True,
        sign=re.compile(r"(?:secret|token|key|text|value)[\"']?\s{0,9}[:=]\s{0,9}[\"']?[\w+/.~=%-]{20}"),
    ),
)
