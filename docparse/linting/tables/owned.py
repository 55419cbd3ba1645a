"""The tables that document a page's resource, beside its resource block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docparse.linting.resources.documented import ResourceBlock
from docparse.linting.resources.judged import judged
from docparse.linting.resources.placing import place_in_block
from docparse.linting.resources.remembered import Once
from docparse.model import Docset, Json, Location, Page, Table
from docparse.schema import Catalogue
from docparse.tables import Row, TableKind, find_kind, may_list_properties, names_property, read_rows

_OF_RESOURCE = re.compile(
    r"(?:the )?(?P<name>\w+)(?: (?:resource|object|entity|type))*(?: (?:properties|attributes|fields))?"
)


class TabledResource(NamedTuple):
    """A page's one resource with the rows that document its properties."""

    resource: ResourceBlock
    shown: Mapping[str, Json]
    """What the block shows."""
    tables: tuple[Table, ...]
    """Those that document its properties."""
    rows: tuple[Row, ...]
    """Of these tables."""
    page: Page
    types: Catalogue

    @property
    def name(self) -> str:
        """The type's name, or words for one without."""
        return self.resource.type_name or "the resource"

    def locate(self, name: str, *, at_name: bool = False) -> Location:
        """Return where the block shows a property."""
        block = self.resource.block
        return place_in_block(block, block.content, block.content_line, (None, name), at_name=at_name)

    def at(self, row: Row) -> Location:
        """Return where a row stands."""
        return Location(self.page.path, row.line)


def _find_tabled(docset: Docset) -> Iterator[TabledResource]:
    documented = judged(docset).documented
    by_page: dict[str, list[ResourceBlock]] = {}
    for each in documented.blocks:
        by_page.setdefault(each.block.location.page, []).append(each)
    for page in docset.pages:
        resources = by_page.get(page.path, ())
        if len(resources) != 1 or not isinstance(shown := resources[0].value, dict):
            continue
        tables = tuple(table for table in page.tables or () if _documents(table, resources[0], shown))
        rows = tuple(row for table in tables for row in read_rows(table) if names_property(row.name))
        yield TabledResource(resources[0], shown, tables, rows, page, documented.types)


def _documents(table: Table, resource: ResourceBlock, shown: Mapping[str, Json]) -> bool:
    """Tell whether a table documents the properties of its page's one resource.

    Its heading says so, or its columns do and at least half of its rows are of what the block shows.
    """
    if find_kind(table) is TableKind.PROPERTIES:
        return True
    if not may_list_properties(table, beside=_stands_beside(table, resource)):
        return False
    names = [row.name for row in read_rows(table)]
    return 0 < len(names) <= 2 * sum(name in shown for name in names)


def _stands_beside(table: Table, resource: ResourceBlock) -> bool:
    """Tell whether a table stands below the heading of a resource block, or below one with its name."""
    heading = table.heading.strip().rstrip(":").lower()
    found = _OF_RESOURCE.fullmatch(heading)
    name = resource.type_name.rpartition(".")[2].lower()
    return heading == resource.block.heading.strip().rstrip(":").lower() or (
        found is not None and found["name"] == name != ""
    )


find_tabled = Once(lambda docset: tuple(_find_tabled(docset)))
"""Return the resources that stand alone on their page, with the rows of the tables beside them.

Of several resources on one page nobody can tell whose a table is.
"""
