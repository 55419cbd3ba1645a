"""Placeholders: words that stand in a page for any value, and type names, which promise their type.

`"<id>"`, `"{id}"`, `"id-value"`, `"your-id-here"`, `"timestamp"`, `"…"` promise that there is a value, and so
does `"webUrl value"` under `webUrl`. `"string"`, `"Int32"`, `"Boolean"`, `"DateTimeOffset"` promise its type,
`"String (timestamp)"` that of its first word. A type name is a value like others under a property that itself
names a type (`"dataType": "string"`), and one that names no text under a property that holds a word
(`"title": "Number"`). Numbers are never placeholders.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from docparse.values import formats
from docparse.values.kinds import ANY, BOOLEAN, NUMBER, STRING


class Promised(NamedTuple):
    """What is promised in place of a value."""

    kinds: int
    """The JSON types that the actual value may have."""
    format_class: str = ""


ANYTHING = Promised(ANY)

TYPE_WORDS: dict[str, Promised] = {
    **dict.fromkeys(("string", "str"), Promised(STRING)),
    **dict.fromkeys(("boolean", "bool"), Promised(BOOLEAN)),
    **dict.fromkeys(("int", "integer", "int16", "int32", "int64", "number"), Promised(NUMBER)),
    **dict.fromkeys(("guid", "uuid"), Promised(STRING, formats.GUID)),
    **dict.fromkeys(("datetime", "date-time", "datetimeoffset"), Promised(STRING, formats.DATE_TIME)),
    **dict.fromkeys(("date", "timeofday", "url", "uri"), Promised(STRING)),
    **dict.fromkeys(("timestamp", "duration", "etag", "binary", "stream"), ANYTHING),
    **dict.fromkeys(("long", "double", "float", "decimal", "object", "array"), ANYTHING),
}
"""Type names without case and without `Edm.`. Words that are more than type names (a long text, a double
room) and types that real answers spell in several ways (a duration in seconds) promise less.
"""

_PLACEHOLDER = re.compile(
    r"""(?P<free>
        (?:\.{3,}|…)
        |<[A-Za-z][\w .|:-]*>
        |\{\{?[ ]?[A-Za-z_][^{}":@]*\}?\}
        |\$\{[^{}":]+\}
        |%[A-Za-z][\w-]*%
        |\[[A-Za-z][\w -]*\]
        |\(?redacted\)?
        |[x*\#]{3,}|[x*\#]{2,}(?:[-:./T ]+[x*\#]+)+
        |y{4}[-/.]m{2}[-/.]d{2}(?:[T ]?h{2}.*)?
    )
    |(?:Edm\.)?(?P<word>[A-Za-z][A-Za-z0-9-]{2,13})(?:[ ]\([^()]*\))?""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDINGS = ("-value", "-values", "-here", "_here")
_VALUE_WORD = re.compile(r"[A-Za-z][\w@.-]*")
_PART_LEFT_OUT = re.compile(r"\.{3}|…|\{[A-Za-z_][^{}\":@]*\}|<[A-Za-z]")
_BRACED_GUID = re.compile(r"\{[0-9A-F]{8}-[0-9A-F-]+\}", re.IGNORECASE)
_NAMES_A_TYPE = ("type", "kind", "format")
_HOLDS_A_WORD = ("name", "title", "label", "text", "description")
_LONGEST_KEPT = 200
_MOST_KEPT = 4096


def read_placeholder(text: str, name: str = "") -> Promised | None:
    """Return what a documented text stands for, None when it is a value; `name` ends with its property."""
    return _read_again(text, name) if len(text) <= _LONGEST_KEPT else _read(text, name)


def _read(text: str, name: str) -> Promised | None:
    if text.endswith(_ENDINGS) and _VALUE_WORD.fullmatch(text):
        return ANYTHING
    if name and text.endswith(" value") and text == f"{name} value":
        return ANYTHING
    found = _PLACEHOLDER.fullmatch(text)
    if found is None:
        return None
    if found["free"]:
        return None if _BRACED_GUID.fullmatch(text) else ANYTHING
    below = name.lower()
    promised = TYPE_WORDS.get(found["word"].lower())
    if promised is None or below.endswith(_NAMES_A_TYPE):
        return None
    return None if not promised.kinds & STRING and below.endswith(_HOLDS_A_WORD) else promised


_read_again = lru_cache(_MOST_KEPT)(_read)
"""Matching asks of a text several times, as echo and as part of the shape, and pages show texts again."""


def leaves_open(text: str, name: str = "") -> bool:
    """Tell whether the value that a documented text stands for may be another than the text itself.

    So it is with placeholders, empty texts, texts of which a part is left out (`https://example.com/{id}`,
    `EwAoA8l6…`), and markup, which services write anew.
    """
    return (
        not text.strip()
        or read_placeholder(text, name) is not None
        or _PART_LEFT_OUT.search(text) is not None
    )
