"""The tables that document a page's resource, beside its resource block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docparse.linting.resources.documented import ResourceBlock
from docparse.linting.resources.judged import judged
from docparse.linting.resources.placing import place_in_block
from docparse.model import Docset, Json, Location, Page
from docparse.schema import Catalogue
from docparse.tables import Row, TableKind, find_kind, names_property, read_rows


class TabledResource(NamedTuple):
    """A page's one resource with the rows that document its properties."""

    resource: ResourceBlock
    shown: Mapping[str, Json]
    """What the block shows."""
    rows: tuple[Row, ...]
    """None where the page has no table of properties."""
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


def find_tabled(docset: Docset) -> Iterator[TabledResource]:
    """Yield the resources that stand alone on their page, with the rows of the tables beside them.

    Of several resources on one page nobody can tell whose a table is.
    """
    documented = judged(docset).documented
    by_page: dict[str, list[ResourceBlock]] = {}
    for each in documented.blocks:
        by_page.setdefault(each.block.location.page, []).append(each)
    for page in docset.pages:
        resources = by_page.get(page.path, ())
        if len(resources) != 1 or not isinstance(shown := resources[0].value, dict):
            continue
        rows = [
            row
            for table in page.tables or ()
            if find_kind(table) is TableKind.PROPERTIES
            for row in read_rows(table)
            if names_property(row.name)
        ]
        yield TabledResource(resources[0], shown, tuple(rows), page, documented.types)
