"""Where credentials that look real stand in pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docparse.linting.resources.placing import place_at
from docparse.linting.resources.remembered import Once
from docparse.linting.secrecy import Exposure
from docparse.model import Docset, Location, Page
from docparse.values.credentials import find_credentials, may_hold_credentials


def _find_all(docset: Docset) -> tuple[Exposure, ...]:
    return tuple(
        exposure
        for page in docset.pages
        if may_hold_credentials("\n".join(_find_texts(page)))  # most pages do not, at one look
        for exposure in (*_find_in_blocks(page), *_find_in_prose(page))
    )


def _find_texts(page: Page) -> Iterator[str]:
    """Yield what is looked through."""
    for block in page.blocks:
        yield block.content
    for table in page.tables or ():
        yield from map(" ".join, table.rows)
    for link in page.prose.links if page.prose is not None else ():
        yield link.destination


exposed = Once(_find_all)
"""Return the credentials in the pages of a docset that look real, in page order."""


def find_exposed(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where credentials stand that look real, each once on its page."""
    told: set[tuple[str, str]] = set()
    for location, what, secret in exposed(docset):
        if (location.page, secret) not in told:
            told.add((location.page, secret))
            yield location, f"{what} that looks real stands in the page; revoke it and write a placeholder"


def _find_in_blocks(page: Page) -> Iterator[Exposure]:
    for block in page.blocks:
        for what, secret, offset in find_credentials(block.content):
            yield Exposure(place_at(block, block.content, block.content_line, offset), what, secret)


def _find_in_prose(page: Page) -> Iterator[Exposure]:
    """Yield those in tables, and in the addresses of links."""
    for table in page.tables or ():
        text = "\n".join([" ".join(cells) for cells in table.rows])
        for what, secret, offset in find_credentials(text):
            place = Location(page.path, table.lines[text.count("\n", 0, offset)])
            yield Exposure(place, what, secret)
    links = page.prose.links if page.prose is not None else ()
    text = "\n".join([link.destination for link in links])
    for what, secret, offset in find_credentials(text):
        place = links[text.count("\n", 0, offset)].location
        column = place.column + offset - text.rfind("\n", 0, offset) - 1
        yield Exposure(replace(place, column=column), what, secret)
