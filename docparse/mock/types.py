"""Property tables as constraints: what a page says a property's type is, and whether a value has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from docparse.model import Json, Table
from docparse.tables import TableKind, TypeName, find_kind, read_rows
from docparse.tables.fitting import find_misfit
from docparse.values.kinds import name_kind

_KINDS = frozenset({TableKind.PROPERTIES, TableKind.REQUEST_BODY})

Types = Mapping[str, frozenset[TypeName]]
"""Property → the types that the tables give it, in lower case."""


class Violation(NamedTuple):
    """A property whose value is not of the documented type."""

    name: str
    expected: str
    actual: str


def read_types(tables: Iterable[Table]) -> Types:
    """Return the types that the tables of properties and of request bodies give to properties."""
    types: dict[str, set[TypeName]] = defaultdict(set)
    for table in tables:
        for row in read_rows(table) if find_kind(table) in _KINDS else ():
            if row.type_text:
                types[row.name].add(TypeName(row.type_name.name.lower(), row.type_name.is_collection))
    return {name: frozenset(found) for name, found in types.items()}


def find_violations(value: Mapping[str, Json], types: Types) -> Iterator[Violation]:
    """Yield the properties whose value fits none of their documented types; null and placeholders fit any."""
    for name, given in value.items():
        expected = types.get(name)
        if expected and all(find_misfit(given, type_name, name) for type_name in expected):
            told = " or ".join(sorted(str(type_name).lower() for type_name in expected))
            yield Violation(name, told, name_kind(given))
