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
from itertools import pairwise
from typing import NamedTuple

from docparse.values.randomness import BITS_OF_A_TOKEN, decode_pair, measure_bits


class Credential(NamedTuple):
    """A credential in a text."""

    what: str
    secret: str
    """Never to be shown."""
    offset: int


class _Form(NamedTuple):
    """How credentials of one kind look."""

    what: str
    hints: tuple[str, ...]
    """One of them, in lower case, stands in every text with such a credential: they are found fast."""
    pattern: re.Pattern[str]
    is_real: Callable[[str], bool]


_NUMBER = re.compile(r"\d+")
_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_SAMPLE = re.compile(
    r"\.\.|example|sample|your|placeholder|redacted|dummy|secret|password|xxx", re.IGNORECASE
)
_FEWEST, _FEWEST_NUMBERS = 16, 2
"""Letters and digits, and groups of digits, in what is random."""
_FEWEST_CHANGES, _MOST_CHANGES = 0.3, 0.95
"""How often lower case, upper case and digits take turns in what is random; less in words, more in `a1b2`."""


def find_credentials(text: str) -> Iterator[Credential]:
    """Yield the credentials in a text that look real, each place once."""
    lower = text.lower()
    seen: set[int] = set()
    for form in _FORMS:
        if not any(hint in lower for hint in form.hints):
            continue
        for found in form.pattern.finditer(text):
            offset, secret = found.start("secret"), found["secret"]
            if offset not in seen and form.is_real(secret):
                seen.add(offset)
                yield Credential(form.what, secret, offset)


def is_random(text: str) -> bool:
    """Tell whether a run of characters looks drawn by lot: letters and digits mixed, in no order."""
    text = re.sub(r"%[0-9A-Fa-f]{2}", "+", text)
    kept = [character for character in text if character.isalnum()]
    if len(kept) < _FEWEST or _SAMPLE.search(text):
        return False
    if len(_NUMBER.findall(text)) < _FEWEST_NUMBERS or all(map(str.isdigit, kept)):
        return False
    changes = sum(_class(one) != _class(other) for one, other in pairwise(kept)) / (len(kept) - 1)
    if not _FEWEST_CHANGES <= changes <= _MOST_CHANGES:
        return False
    return measure_bits(kept) >= BITS_OF_A_TOKEN


def _class(character: str) -> int:
    return 0 if character.isdigit() else 1 if character.isupper() else 2


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


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FORMS = (
    _Form(
        "a private key",
        ("private key-----",),
        re.compile(r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----\s*(?P<secret>.{0,4000}?)-----END", re.DOTALL),
        _is_key,
    ),
    _Form(
        "a JSON Web Token",
        ("eyj",),
        re.compile(r"(?<![\w.-])(?P<secret>eyJ[\w-]{8,}+(?:\.[\w-]*+){2,4}+)(?![\w.…-])"),
        _is_jwt,
    ),
    _Form(
        "an account key",
        ("accountkey=", "sharedaccesskey="),
        _any_case(r"(?:Account|SharedAccess)Key=(?P<secret>[a-z0-9+/]{40,}+={0,2}+)(?![.…{<])"),
        is_random,
    ),
    _Form(
        "the signature of a shared access URL",
        ("sig=",),
        re.compile(r"[?&;]sig=(?P<secret>(?:[\w+/-]|%2[BbFf]){40,}+(?:=|%3[Dd]){0,2}+)(?![.…{<])"),
        is_random,
    ),
    _Form(
        "the signature of a signed URL",
        ("x-amz-signature=",),
        _any_case(r"[?&]X-Amz-Signature=(?P<secret>[0-9a-f]{64})(?![\w.…{<])"),
        is_random,
    ),
    _Form(
        "a user with a password",
        ("basic ",),
        _any_case(r"\bBasic\s+(?P<secret>[a-z0-9+/]{8,}+={0,2}+)(?![.…\w])"),
        _is_pair,
    ),
    _Form(
        "a bearer token",
        ("bearer ",),
        _any_case(r"\bBearer\s+(?P<secret>[\w+/.~=-]{20,}+)(?![…{<])"),
        is_random,
    ),
    _Form(
        "a token",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "xox", "aiza", "sk_live_", "q~"),
        re.compile(
            r"(?<![\w-])(?P<secret>gh[pousr]_[A-Za-z0-9]{36}|xox[baprs]-[\w-]{20,}+|AIza[\w-]{35}"
            r"|sk_live_\w{16,}+|[\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w….-])"
        ),
        is_random,
    ),
    _Form(
        "a secret",
        ("secret", "token", "key"),
        _any_case(
            r"(?:client[-_ ]?secret|app[-_]?secret|secret[-_]?(?:text|key|value)"
            r"|(?:api|subscription|access|account|primary|secondary)[-_]?key"
            r"|(?:access|refresh|id|auth|session|security|bot)[-_]?token)"
            r"[\"']?\s{0,9}[:=]\s{0,9}[\"']?(?P<secret>[\w+/.~=%-]{20,}+)(?![…{<])"
        ),
        _is_named,
    ),
)
