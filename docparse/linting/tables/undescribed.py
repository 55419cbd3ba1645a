"""Properties that resource blocks show and the tables beside them do not describe."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.resources.naming import say, suggest
from docparse.linting.rule import Told
from docparse.linting.tables.owned import TabledResource, find_tabled
from docparse.model import Docset
from docparse.tables import may_list_properties
from docparse.values.places import spell


def find_undescribed(docset: Docset) -> Iterator[Told]:
    """Yield the properties of resource blocks that the tables beside them lack."""
    found = list(find_tabled(docset))
    if any(tabled.rows for tabled in found):
        for tabled in found:
            yield from _find_in_tables(tabled) if tabled.rows else _find_without_tables(tabled)
    else:
        first = next((told for tabled in found for told in _find_without_tables(tabled)), None)
        if first is not None:
            yield first


def _find_in_tables(tabled: TabledResource) -> Iterator[Told]:
    named = {row.name for row in tabled.rows}
    for name in _find_names(tabled):
        hint = suggest(name, named - tabled.shown.keys())
        message = f"'{name}' of {tabled.name} is in no table of the page{hint}"
        yield Told(tabled.locate(name, at_name=True), message, spell((None, name)))


def _find_without_tables(tabled: TabledResource) -> Iterator[Told]:
    """Yield once that no table of a page is about its resource's properties."""
    names = tuple(_find_names(tabled))
    if names:
        what = say(names, f"of {tabled.name}", "described in no table")
        lacks = not any(map(may_list_properties, tabled.page.tables or ()))
        hint = "; the page has no table of properties" if lacks else ""
        yield Told(tabled.locate(names[0], at_name=True), what + hint)


def _find_names(tabled: TabledResource) -> Iterator[str]:
    whole = tabled.types.find(tabled.resource.type_name)
    if whole is not None and whole.is_open:
        return
    base = tabled.types.find(str(tabled.resource.block.annotation.value.get("baseType") or ""))
    inherited = base.properties if base is not None else {}
    mentioned = {row[0].strip() for table in tabled.page.tables or () for row in table.rows if row}
    if whole is not None and not tabled.rows:
        mentioned |= whole.mentioned  # the type's tables may stand on a page of their own
    for name in tabled.shown:
        if "@" not in name and name not in mentioned and name not in inherited:
            yield name
