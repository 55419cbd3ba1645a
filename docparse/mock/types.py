"""Property tables as constraints: what a page says a property's type is, and whether a value has it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from docparse.matching.placeholder import read_placeholder
from docparse.model import Json, Table

_HEADINGS = re.compile(r"propert|request body|\bbody\b|field", re.IGNORECASE)
_NAME_COLUMN = re.compile(r"propert|name|field|parameter", re.IGNORECASE)
_TYPE_COLUMN = re.compile(r"(?:data )?type", re.IGNORECASE)
_COLLECTION = re.compile(r"collection\s*\((.*)\)|(.*?)\s+collection|(.*)\[\]", re.IGNORECASE)
_DIGITS = re.compile(r"-?[0-9]+")

Types = Mapping[str, frozenset[str]]
"""Property → the type names that the tables give it, without case, `Edm.` and remarks in brackets."""


class Violation(NamedTuple):
    """A property whose value is not of the documented type."""

    name: str
    expected: str
    actual: str


def read_types(tables: Iterable[Table]) -> Types:
    """Return the types that the tables under property and request body headings give to properties."""
    types: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        columns = _find_columns(table)
        if columns is None or not _HEADINGS.search(table.heading):
            continue
        name_index, type_index = columns
        for row in table.rows:
            if max(columns) < len(row) and row[name_index]:
                types[row[name_index].strip()].add(_normalise(row[type_index]))
    return {name: frozenset(found) for name, found in types.items()}


def find_violations(value: Mapping[str, Json], types: Types) -> Iterator[Violation]:
    """Yield the properties whose value fits none of their documented types; null and placeholders fit any."""
    for name, given in value.items():
        expected = types.get(name)
        if expected and not any(_fits(given, type_name, name) for type_name in expected):
            yield Violation(name, " or ".join(sorted(expected)), _name_kind(given))


def _find_columns(table: Table) -> tuple[int, int] | None:
    """Return the indexes of the name and the type column."""
    names = [index for index, column in enumerate(table.columns) if _NAME_COLUMN.match(column.strip())]
    types = [index for index, column in enumerate(table.columns) if _TYPE_COLUMN.fullmatch(column.strip())]
    return (names[0], types[0]) if names and types else None


def _normalise(type_name: str) -> str:
    """Return a type name in lower case without `Edm.`, and a collection of x as `collection(x)`."""
    text = re.sub(r"edm\.", "", type_name.strip().lower())
    collection = _COLLECTION.fullmatch(text)
    if collection:
        return "collection(" + next(part for part in collection.groups() if part is not None).strip() + ")"
    return re.sub(r"\s*\(.*\)$", "", text).strip()


def _fits(value: Json, type_name: str, name: str) -> bool:
    if value is None or (isinstance(value, str) and read_placeholder(value, name)):
        return True
    if type_name.startswith("collection("):
        return isinstance(value, list)
    check = _CHECKS.get(type_name)
    return check is None or check(value)


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_truth(value: Json) -> bool:
    return isinstance(value, bool)


def _is_whole(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1


def _is_long(value: Json) -> bool:
    """Whole numbers past 53 bits come as text (OData's IEEE754Compatible)."""
    return _is_whole(value) or (isinstance(value, str) and _DIGITS.fullmatch(value) is not None)


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float | str) and not isinstance(value, bool) and _reads_as_number(value)


def _reads_as_number(value: float | str) -> bool:
    if not isinstance(value, str):
        return True
    return value in {"INF", "-INF", "NaN"} or re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value) is not None


_CHECKS: Mapping[str, Callable[[Json], bool]] = {
    **dict.fromkeys(
        ("string", "datetimeoffset", "datetime", "date", "timeofday", "duration", "guid"), _is_text
    ),
    **dict.fromkeys(("boolean", "bool"), _is_truth),
    **dict.fromkeys(("int16", "int32", "integer", "int", "byte", "sbyte"), _is_whole),
    **dict.fromkeys(("int64", "long"), _is_long),
    **dict.fromkeys(("double", "single", "float", "decimal"), _is_number),
}
"""Types of OData by name; a type that is not here, a complex or an enumeration, takes any value."""


def _name_kind(value: Json) -> str:
    """Return JSON's word for a value's type."""
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "boolean"),
        (str, "string"),
        (dict, "object"),
        (list, "array"),
    )
    return next((word for kind, word in kinds if isinstance(value, kind)), "number")
