"""The type that a cell names: `Int32`, `Edm.String`, `Collection(x)`, `x collection`, `String (optional)`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class TypeName(NamedTuple):
    """A type as a table names it; its letter case is the author's."""

    name: str
    """Without `Edm.`, `#`, remarks and words like `enum`; empty where the cell names none, or several."""
    is_collection: bool = False

    def __str__(self) -> str:
        return f"Collection({self.name})" if self.is_collection else self.name


NO_TYPE = TypeName("")

_REMARK = re.compile(
    r"\s*(?:\([^()]*\)|[-\u2013,:] ?(?:optional|required|read-?only)|[.,;:] .*)$", re.IGNORECASE | re.DOTALL
)
_COLLECTION = re.compile(
    r"""(?:collection|array|list)\s*\((?P<called>.*)\)
    |(?:a\ )?(?:collection|array|list)\ of\ (?P<of>.+)
    |(?P<before>.+?)(?:\ (?:collection|array|list)|\s*\[\s*\])
    |\[(?P<within>[^\[\]]+)\]
    |(?P<bare>collection|array)""",
    re.VERBOSE | re.IGNORECASE,
)
_KIND_WORD = re.compile(
    r"(?: (?:enum(?:eration)?|resource|object|type|complex type|string))+$", re.IGNORECASE
)
_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_WORDS = {"absolute url": "url", "relative url": "relative url", "date-time": "dateTime"}
"""Type names with a blank or a dash."""


@lru_cache(maxsize=4096)
def read_type_name(cell: str) -> TypeName:
    """Return the type that a cell of plain text names; NO_TYPE for a sentence and for a choice of types."""
    text = _without_remarks(cell.strip())
    found = _COLLECTION.fullmatch(text)
    if found is None:
        return TypeName(_read_name(text))
    item = "" if found["bare"] else next(part for part in found.groups() if part is not None)
    return TypeName(_read_name(_without_remarks(item.strip())), is_collection=True)


def _without_remarks(text: str) -> str:
    """Return a text without what is added at its end; the brackets of `Collection(x)` are no remark."""
    while (found := _REMARK.search(text)) and not re.fullmatch(
        r"(?:collection|array|list)\s*\(.*\)", text, re.IGNORECASE
    ):
        text = text[: found.start()].rstrip()
    return text


def _read_name(text: str) -> str:
    """Return the one name that a text is, or an empty text."""
    text = text.strip().removeprefix("#")
    if (known := _WORDS.get(text.lower())) is not None:
        return known
    name = _KIND_WORD.sub("", text)
    if not name or name.lower() in {"json", "untyped json"}:
        return "object" if name != text else name
    name = re.sub(r"^Edm\.", "", name, flags=re.IGNORECASE)
    return name if _NAME.fullmatch(name) else ""
