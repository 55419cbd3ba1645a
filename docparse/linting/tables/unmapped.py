"""Tables of which nobody can tell what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.tables.operations import find_tables, is_one_operation
from docparse.model import BlockType, Docset, Location, Page
from docparse.tables import TableKind, find_kind


def find_unmapped(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the tables of which nobody can tell what they are about, one of each kind on a page."""
    for page in docset.pages:
        if page.tables:
            yield from _find_of_operations(page)
            yield from _find_of_resources(page)


def _find_of_operations(page: Page) -> Iterator[tuple[Location, str]]:
    """Yield the second table of a kind on a page with several operations."""
    if is_one_operation(page):
        return
    for kind, tables in find_tables(page).items():
        lines = [table.lines[0] for table in tables if table.lines]
        if len(lines) > 1:
            message = f"{len(lines)} tables of {kind} and several operations: nobody can tell whose is which"
            yield Location(page.path, lines[1]), message


def _find_of_resources(page: Page) -> Iterator[tuple[Location, str]]:
    """Yield the first table of properties on a page with several resources."""
    count = sum(block.annotation.block_type is BlockType.RESOURCE for block in page.blocks)
    for table in page.tables or () if count > 1 else ():
        if find_kind(table) is TableKind.PROPERTIES and table.lines:
            message = f"a table of properties and {count} resources: nobody can tell whose they are"
            yield Location(page.path, table.lines[0]), message
            return
