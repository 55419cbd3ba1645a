"""The JSON objects that a page's examples send and show, beside the tables about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docparse.linting.resources.judged import judged
from docparse.linting.resources.placing import place_in_block
from docparse.linting.tables.operations import find_rows
from docparse.message import Headers
from docparse.model import Block, Docset, Example, Json, Location, Promise
from docparse.reading.json_content import read_json_content
from docparse.schema import Catalogue
from docparse.tables import Row, TableKind


class ShownObject(NamedTuple):
    """A JSON object with the rows of the tables about it."""

    value: Mapping[str, Json]
    rows: Mapping[str, Row]
    block: Block
    text: str
    line: int
    """The page's line on which the text starts."""

    def locate(self, name: str) -> Location:
        """Return where a property's value stands."""
        return place_in_block(self.block, self.text, self.line, (None, name))


def find_shown(docset: Docset) -> Iterator[ShownObject]:
    """Yield the objects that tables of the same page are about.

    Properties of a documented resource type are left out: they are held against the resource.
    """
    types = judged(docset).documented.types
    for page in docset.pages:
        sent = find_rows(page, TableKind.REQUEST_BODY) if page.tables else {}
        answered = find_rows(page, TableKind.RESPONSE) if page.tables else {}
        for example in page.examples:
            if sent:
                yield from _read_sent(example, sent, types)
            for promise in example.promises if answered else ():
                if (promise.status_code or 200) < 400 and not promise.annotation.expects_error:
                    yield from _read_answered(promise, answered, types)


def _read_sent(example: Example, rows: Mapping[str, Row], types: Catalogue) -> Iterator[ShownObject]:
    request, block = example.request, example.block
    value, text = _read_object(request.content, request.headers)
    if value:
        yield ShownObject(value, _without_typed(rows, block, types), block, text, example.content_line)


def _read_answered(promise: Promise, rows: Mapping[str, Row], types: Catalogue) -> Iterator[ShownObject]:
    value, text = _read_object(promise.content, promise.headers)
    if value:
        remaining = _without_typed(rows, promise.block, types)
        yield ShownObject(value, remaining, promise.block, text, promise.content_line)


def _without_typed(rows: Mapping[str, Row], block: Block, types: Catalogue) -> Mapping[str, Row]:
    """Return the rows less those of properties that the block's resource type has."""
    resource_type = block.annotation.resource_type
    whole = types.find(resource_type) if resource_type and not block.annotation.is_collection else None
    return (
        rows if whole is None else {name: row for name, row in rows.items() if name not in whole.properties}
    )


def _read_object(content: bytes, headers: Headers) -> tuple[Mapping[str, Json], str]:
    """Return a content as JSON object and text; an empty object where it is none."""
    reading = read_json_content(content, headers.media_type)
    if reading is None or not isinstance(reading.value, dict):
        return {}, ""
    return reading.value, content.decode("utf-8", "replace")
