"""Properties that tables name and the resource block beside them does not show."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.resources.naming import suggest
from docparse.linting.rule import Told
from docparse.linting.tables.owned import TabledResource, find_tabled
from docparse.model import Docset
from docparse.tables import Row
from docparse.values.places import spell


def find_unshown(docset: Docset) -> Iterator[Told]:
    """Yield the rows whose property the page's resource block lacks."""
    for tabled in find_tabled(docset):
        for row in _find_missing(tabled):
            hint = suggest(row.name, tabled.shown.keys() - {each.name for each in tabled.rows})
            line = tabled.resource.block.location.line
            message = f"'{row.name}' is not in the JSON of {tabled.name}, line {line}{hint}"
            yield Told(tabled.at(row), message, spell((None, row.name)))


def _find_missing(tabled: TabledResource) -> Iterator[Row]:
    annotation = tabled.resource.block.annotation
    whole = tabled.types.find(tabled.resource.type_name)
    if annotation.truncated or (whole is not None and whole.is_open):
        return
    known = {*tabled.shown, *(whole.properties if whole is not None else ())}
    for row in tabled.rows:
        if row.name not in known and "@" not in row.name:
            known.add(row.name)
            yield row
