"""Cells of tables that are at odds with the JSON of their page, or say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Told
from docparse.linting.tables.contents import find_shown
from docparse.linting.tables.owned import find_tabled
from docparse.model import Docset, Location, Page, Table
from docparse.schema import read_type
from docparse.tables import TableKind, find_kind, find_repeated, find_unreadable
from docparse.tables.fitting import find_conflict, find_misfit
from docparse.values.places import spell

_NAMING = frozenset(
    {TableKind.PROPERTIES, TableKind.RELATIONSHIPS, TableKind.REQUEST_BODY, TableKind.PARAMETERS}
)


def find_faults(docset: Docset) -> Iterator[Told]:
    """Yield the cells that contradict resource blocks, the values that contradict cells, and empty cells."""
    yield from _find_conflicts(docset)
    yield from _find_misfits(docset)
    owned = {id(table) for tabled in find_tabled(docset) for table in tabled.tables}
    for page in docset.pages:
        for table in page.tables or ():
            kind = TableKind.PROPERTIES if id(table) in owned else find_kind(table)
            yield from _find_faults(page, table, kind)


def _find_conflicts(docset: Docset) -> Iterator[Told]:
    """Yield the cells whose type is not the one that the page's resource block shows."""
    for tabled in find_tabled(docset):
        for row in tabled.rows:
            shown = tabled.shown.get(row.name)
            conflict = find_conflict(read_type(shown), row.type_name, tabled.types)
            if conflict:
                line = tabled.locate(row.name, at_name=True).line
                message = f"'{row.name}' is {row.type_name} here, and {conflict} in the JSON, line {line}"
                yield Told(tabled.at(row), message, spell((None, row.name)))


def _find_misfits(docset: Docset) -> Iterator[Told]:
    """Yield the values of requests and responses that are not of the type in the table about them."""
    for shown in find_shown(docset):
        for name, row in shown.rows.items():
            misfit = find_misfit(shown.value.get(name), row.type_name, name)
            if misfit:
                message = f"'{name}' is {misfit} here, and {row.type_name} in the table, line {row.line}"
                yield Told(shown.locate(name), message, spell((None, name)))


def _find_faults(page: Page, table: Table, kind: TableKind | None) -> Iterator[Told]:
    """Yield what is wrong with the rows of a table by themselves."""
    if kind is None:
        return
    for line, message in find_unreadable(table):
        yield Told(Location(page.path, line), message)
    if kind in _NAMING:
        for row, first in find_repeated(table):
            message = f"'{row.name}' has a row already, line {first}"
            yield Told(Location(page.path, row.line), message, spell((None, row.name)))
