"""JSON as authors write it: read strictly first, then leniently, with every repair told at its place.

Repaired: trailing commas, single quotes, bare names, comments, raw line breaks and control characters in
strings, semicolons for commas, odd spaces, ellipses, NaN and Infinity, True and None, surrogate halves.
Refused: text around the value, a second value, missing commas, unbalanced brackets, bare words, typographic
quotation marks.
Reading takes linear time, whatever the nesting, and never raises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from json import JSONDecoder
from typing import TYPE_CHECKING, NamedTuple

from docparse.model import Json
from docparse.reading.json_text.faults import MAX_DEPTH, Duplicate, JsonError, Offsets, Repair

if TYPE_CHECKING:
    from docparse.reading.json_text.lenient import LenientReader

__all__ = [
    "MAX_DEPTH",
    "Duplicate",
    "JsonError",
    "JsonReading",
    "Offsets",
    "Repair",
    "find_lines",
    "find_offsets",
    "parse_object",
    "read_json",
]


class JsonReading(NamedTuple):
    """A JSON text, read; offsets are characters from its start."""

    value: Json
    """The value, or the first value of a text that goes on after it; None where none could be read."""
    error: JsonError | None = None
    """Why the text is not JSON even leniently."""
    repairs: tuple[Repair, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    """Names that stand twice in one object; the last one counts."""
    end: int = -1
    """Where the first value ends; -1 when it never does."""


def _unique(pairs: list[tuple[str, Json]]) -> Json:
    """Return the object of these members; raises ValueError when a name stands twice."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a name stands twice")
    return members


def _refuse_constant(word: str) -> Json:
    """Raise ValueError for NaN, Infinity and -Infinity, which JSON does not have."""
    raise ValueError(word)


_decode = JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse_constant).decode
_decode_first = JSONDecoder(parse_constant=_refuse_constant).raw_decode


def read_json(text: str) -> JsonReading:
    """Return the value of a JSON text with what had to be repaired, or why it is none.

    Numbers may come back infinite (`1e999`); nothing is nested deeper than MAX_DEPTH.
    """
    mended, halves = _mend_surrogates(text) if "\\ud" in text or "\\uD" in text else (text, ())
    try:
        value = _decode(mended)
    except (ValueError, RecursionError):
        pass  # the lenient reader says why, and where
    else:
        if text.count("{") + text.count("[") <= MAX_DEPTH or not _is_deep(value):
            return JsonReading(value, repairs=halves, end=len(text.rstrip()))
    reader = _make_reader(mended, with_places=False)
    error = reader.read()
    value = None if reader.end < 0 else reader.value
    return JsonReading(value, error, (*halves, *reader.repairs), tuple(reader.duplicates), reader.end)


def parse_object(text: str) -> dict[str, Json]:
    """Return an object of whose text read_json has nothing to tell; raises ValueError for any other text.

    It has no blanks around it. Escapes, and objects in which a colon may be part of anything but a member,
    are left to read_json.
    """
    value, end = _decode_first(text)
    if not isinstance(value, dict) or end < len(text) or "\\" in text or text.count(":") != len(value):
        raise ValueError("no object that is known at once to be plain")
    if len(text) > MAX_DEPTH and text.count("[") >= MAX_DEPTH:
        raise ValueError("perhaps nested too deep")
    return value


def find_lines(text: str) -> Mapping[str, int]:
    """Return the 0-based line offset of each value by its JSONPath; of broken text, as far as it can be read.

    A value's line is the one its first character stands on, for a property the line of its name.
    """
    reader = _make_reader(text, with_places=True)
    reader.read()
    return reader.lines


@lru_cache(maxsize=16)
def find_offsets(text: str) -> Mapping[str, Offsets]:
    """Return where each value stands by its JSONPath, in characters from the start of the text."""
    reader = _make_reader(text, with_places=True)
    reader.read()
    return reader.offsets


def _make_reader(text: str, *, with_places: bool) -> LenientReader:
    """Return a lenient reader; it is imported now, as most texts need none."""
    from docparse.reading.json_text.lenient import LenientReader

    return LenientReader(text, with_places=with_places)


def _is_deep(value: Json) -> bool:
    """Tell whether a value is nested deeper than MAX_DEPTH."""
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [
            child
            for parent in level
            for child in (
                parent.values() if isinstance(parent, dict) else parent if isinstance(parent, list) else ()
            )
            if isinstance(child, (dict, list))
        ]
        if not level:
            return False
    return True


_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def _mend_surrogates(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return the text with each half of a surrogate pair escaped as U+FFFD: no text encodes a half."""
    halves: list[Repair] = []

    def mend(escape: re.Match[str]) -> str:
        if escape["half"] is None:
            return escape[0]
        halves.append(Repair("half of a surrogate pair", escape.start()))
        return "\\ufffd"

    return _ESCAPE.sub(mend, text), tuple(halves)
