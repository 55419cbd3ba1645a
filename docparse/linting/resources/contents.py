"""Contents with a promised type: responses, examples, and what requests send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from docparse.linting.resources.placing import place_in_block
from docparse.message import Headers
from docparse.model import Annotation, Block, BlockType, Docset, Example, Json, Location, Promise
from docparse.reading.http_text import read_response
from docparse.reading.json_content import read_json_content
from docparse.reading.json_text import JsonReading
from docparse.schema import Breach, Fault, Promised, read_promised, selects_properties

_AT_NAME = frozenset({Breach.UNDOCUMENTED, Breach.NULL})
_STATUS_LINE = re.compile(r"\s*HTTP(?:/[\d.]+)?\s+\d{3}\b")


class TypedContent(NamedTuple):
    """JSON content of a block."""

    block: Block
    text: str
    line: int
    """The page's line on which the text starts."""
    value: Json
    promised: Promised
    is_sent: bool = False
    """It is a request's: what is sent need not be complete."""


def find_contents(docset: Docset) -> Iterator[TypedContent]:
    """Yield the JSON contents of responses, examples and typed requests; of none that shows an error."""
    for page in docset.pages:
        seen: set[int] = set()
        for example in page.examples:
            for promise in example.promises:
                if promise.content_line not in seen:  # a response may be several requests'
                    seen.add(promise.content_line)
                    yield from _read_promise(promise, example)
            yield from _read_request(example)
        for block in page.blocks:
            if block.annotation.block_type is BlockType.EXAMPLE:
                yield from _read_example(block)


def _read_promise(promise: Promise, example: Example) -> Iterator[TypedContent]:
    if promise.annotation.expects_error or (promise.status_code or 0) >= 400:
        return
    content = _read_content(promise.content, promise.headers)
    if content is None:
        return
    text, reading = content
    promised = _promise(promise.annotation, reading)
    if selects_properties(example.request.target):
        promised = replace(promised, is_whole=False)
    yield TypedContent(promise.block, text, promise.content_line, reading.value, promised)


def _read_request(example: Example) -> Iterator[TypedContent]:
    request, annotation = example.request, example.block.annotation
    if not annotation.resource_type or not request.content:
        return
    content = _read_content(request.content, request.headers)
    if content is not None:
        text, reading = content
        promised = replace(_promise(annotation, reading), is_whole=False)
        yield TypedContent(example.block, text, example.content_line, reading.value, promised, is_sent=True)


def _read_example(block: Block) -> Iterator[TypedContent]:
    """Yield the content of an example block: JSON, or a response that holds some."""
    annotation = block.annotation
    if not annotation.resource_type or annotation.expects_error:
        return
    text, line, headers = block.content, block.content_line, Headers()
    if _STATUS_LINE.match(text):
        response = read_response(text)
        if (response.status_code or 0) >= 400:
            return
        text, line, headers = response.content.decode(), line + response.content_line, response.headers
    content = _read_content(text.encode("utf-8", "replace"), headers)
    if content is not None:
        yield TypedContent(block, text, line, content[1].value, _promise(annotation, content[1]))


def _promise(annotation: Annotation, reading: JsonReading) -> Promised:
    """Return what an annotation promises; an ellipsis says that not everything is shown."""
    promised = read_promised(annotation)
    if any(repair.what.startswith("an ellipsis") for repair in reading.repairs):
        return replace(promised, is_whole=False)
    return promised


def _read_content(content: bytes, headers: Headers) -> tuple[str, JsonReading] | None:
    """Return a content as text and JSON; None where it is something else, or nothing."""
    reading = read_json_content(content, headers.media_type)
    return None if reading is None else (content.decode("utf-8", "replace"), reading)


def locate(content: TypedContent, fault: Fault) -> Location:
    """Return where a fault stands in the author's file: at a property's name where that is at fault."""
    at_name = fault.breach in _AT_NAME
    return place_in_block(content.block, content.text, content.line, fault.place, at_name=at_name)
