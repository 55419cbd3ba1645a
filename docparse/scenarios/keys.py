"""The keys of scenario files: places in a request, and places in an answer."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from docparse.errors import did_you_mean
from docparse.scenarios.places import Place, parse_place
from docparse.variables import is_public_field
from docparse.wire import TOKEN


class KeyKind(Enum):
    """What a key names; in a request the kinds are put in place in this order."""

    URL = auto()
    PLACEHOLDER = auto()
    FIELD = auto()
    PLACE = auto()
    CONTENT = auto()
    BASE64 = auto()


class Key(NamedTuple):
    """A place in a request or an answer."""

    kind: KeyKind
    text: str
    """As written."""
    name: str = ""
    """Of a placeholder or header field."""
    place: Place | None = None
    """In JSON; None where the path may name several."""


_WHOLE = {"!url": KeyKind.URL, "!body": KeyKind.CONTENT, "!body.base64": KeyKind.BASE64}
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_FIELDS = frozenset({"accept", "authorization", "etag", "location", "prefer", "range", "slug"})
"""Header fields that are known by one word alone."""


def read_key(text: str) -> Key | None:
    """Return what a key names, or None where it names nothing.

    The name of a well-known header field is one without its colon too: `lacks_colon` tells.
    """
    if text in _WHOLE:
        return Key(_WHOLE[text], text)
    if text.startswith("$"):
        return Key(KeyKind.PLACE, text, place=parse_place(text))
    placeholder = _PLACEHOLDER.fullmatch(text.strip())
    if placeholder is not None and placeholder[1].strip():
        return Key(KeyKind.PLACEHOLDER, text, placeholder[1].strip())
    name = text.strip().removesuffix(":").rstrip()
    if (
        TOKEN.fullmatch(name)
        and not name.startswith("!")
        and (not _lacks_colon(text) or _is_known_field(name))
    ):
        return Key(KeyKind.FIELD, text, name)
    return None


def read_source(text: str) -> Key | None:
    """Return the place in an answer that a key names, or None: content, a place in it, a header field."""
    key = read_key(text)
    return key if key and key.kind in {KeyKind.FIELD, KeyKind.PLACE, KeyKind.CONTENT} else None


def lacks_colon(key: Key) -> bool:
    """Tell whether a header field is named without the colon that says that it is one."""
    return key.kind is KeyKind.FIELD and _lacks_colon(key.text)


def tell_unknown(text: str) -> str:
    """Return the sentence about a key that names no place in a request."""
    if TOKEN.fullmatch(text) and not text.startswith("!"):
        return (
            f"'{text}' names no place in a request; write '{{{text}}}' for the URL, "
            f"'{text}:' for a header field, '$.{text}' for JSON content"
        )
    near = did_you_mean(text, _WHOLE)
    return f"'{text}' names no place in a request{near or '; such are {x}, !url, Name:, $.path and !body'}"


def tell_unknown_source(text: str) -> str:
    """Return the sentence about a key that names no place in an answer."""
    return f"'{text}' names no place in an answer; such are $.path, Name: and !body"


def _is_known_field(name: str) -> bool:
    return name.lower() in _FIELDS or ("-" in name and is_public_field(name))


def _lacks_colon(text: str) -> bool:
    return not text.strip().endswith(":")
