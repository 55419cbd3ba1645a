"""What a listing shows of a page: at a glance where that is certain, otherwise by reading the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docparse.model.rows import PageRows, Row, make_block_row, make_example_row
from docparse.reading.depth import Depth
from docparse.reading.glance import glance
from docparse.reading.includes import Include, changes
from docparse.reading.source import may_hold_blocks, read_source

if TYPE_CHECKING:
    from docparse.model import Page


def read_rows(source: str | bytes, path: str, include: Include) -> PageRows:
    """Return what rows_of gives for a page, from a text or the bytes of a file, read for its examples."""
    if not may_hold_blocks(source):
        return PageRows(path)
    page = read_source(source, path)
    seen = None if changes(page, include) else glance(page.text, path)
    if seen is not None:
        return seen._replace(slips=seen.slips + len(page.slips)) if page.slips else seen
    from docparse.reading.page import read_page

    return rows_of(read_page(source, path, include=include, depth=Depth.EXAMPLES))


def rows_of(page: Page) -> PageRows:
    """Return the rows of a page that was read."""
    rows = tuple(sorted(_find_rows(page)))
    return PageRows(page.path, rows, len(page.examples), len(page.blocks), len(page.slips))


def _find_rows(page: Page) -> Iterator[Row]:
    told = set()
    for example in page.examples:
        told |= {id(example.block), *(id(promise.block) for promise in example.promises)}
        request, name = example.request, example.id[len(page.path) + 2 :]
        codes = [promise.status_code for promise in example.promises]
        yield make_example_row(example.location.line, name, request.method, request.target, codes)
    for block in page.blocks:
        if id(block) not in told:
            annotation = block.annotation
            name = annotation.names[0] if annotation.names else annotation.resource_type
            yield make_block_row(block.location.line, annotation.block_type.value, name, block.content)
