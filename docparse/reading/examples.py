"""Requests with their responses into examples: their texts read, their names made unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docparse.message import HttpRequest
from docparse.model import Block, Example, Location, Promise, Slip
from docparse.reading.depth import Depth
from docparse.reading.http_text import (
    HttpSlip,
    RequestReading,
    ResponseReading,
    read_request,
    read_response,
)
from docparse.reading.http_text.content import promises_more
from docparse.reading.naming import number_names
from docparse.reading.pairing import Pair

_UNREADABLE = HttpRequest("", "")


class ExamplesReading(NamedTuple):
    """The examples of a page, and what is to be told of them."""

    examples: tuple[Example, ...]
    slips: tuple[Slip, ...]


def read_examples(pairs: Sequence[Pair], path: str, depth: Depth) -> ExamplesReading:
    """Return an example of each request; one whose text cannot be read is kept and never sent."""
    readings = [read_request(pair.request.content, depth) for pair in pairs]
    names = number_names([pair.name for pair in pairs], [reading.request for reading in readings])
    slips = list(_find_name_slips(pairs))
    told: set[int] = set()
    examples = []
    for pair, reading, name in zip(pairs, readings, names, strict=True):
        slips += _find_http_slips(reading.slips, pair.request)
        if not pair.responses:
            slips.append(Slip("request-unpaired", "no response follows this request", pair.request.location))
        method = reading.request.method if reading.request else ""
        promises = tuple(_read_promises(pair, method, depth, slips, told))
        examples.append(_example(pair, reading, f"{path}::{name}", promises))
    return ExamplesReading(tuple(examples), tuple(slips))


def _find_name_slips(pairs: Sequence[Pair]) -> Iterator[Slip]:
    """Yield the requests without a name, and those whose name another has."""
    seen: dict[str, int] = {}
    for request, name, _ in pairs:
        if not name:
            message = "this request has no name; its id is made from its request line"
            yield Slip("request-unnamed", message, request.location, noted=True)
        elif name in seen:
            message = f"the request at line {seen[name]} has the name '{name}' too"
            yield Slip("request-name-duplicate", message, request.location)
        else:
            seen[name] = request.location.line


def _example(pair: Pair, reading: RequestReading, example_id: str, promises: tuple[Promise, ...]) -> Example:
    block = pair.request
    unsendable = reading.unsendable if reading.request else "the block holds no request that can be read"
    return Example(
        example_id,
        pair.name or example_id.rpartition("::")[2],
        block,
        reading.request or _UNREADABLE,
        block.content_line + reading.content_line if reading.content_line >= 0 else 0,
        promises,
        unsendable,
    )


def _read_promises(
    pair: Pair, method: str, depth: Depth, slips: list[Slip], told: set[int]
) -> Iterator[Promise]:
    """Yield the documented responses of a request; a block that serves several requests is told of once."""
    for index, block in enumerate(pair.responses):
        reading = read_response(block.content, depth)
        if reading.slips and block.location.line not in told:
            told.add(block.location.line)
            slips += _find_http_slips(_ease(reading, block, method), block)
        if index:
            message = f"a further response of the request at line {pair.request.location.line}"
            if reading.status_code is None:
                message += "; it shows no status code, so it promises nothing"
            noted = reading.status_code is not None
            slips.append(Slip("response-alternate", message, block.location, noted))
            if not noted:
                continue
        content_line = block.content_line + max(reading.content_line, 0)
        yield Promise(block, reading.status_code, reading.headers, reading.content, content_line)


def _ease(reading: ResponseReading, block: Block, method: str) -> Iterator[HttpSlip]:
    """Yield the slips of a response: where it is truncated, a longer Content-Length is the whole one's.

    Of an answer to HEAD and of a 304 it is that of the content which GET would give (RFC 9110 8.6).
    """
    natural = block.annotation.truncated and promises_more(reading.headers, reading.content)
    elsewhere = not reading.content and (method == "HEAD" or reading.status_code == 304)
    for slip in reading.slips:
        if slip.rule != "http-content-length":
            yield slip
        elif not elsewhere:
            yield slip._replace(noted=True) if natural else slip


def _find_http_slips(slips: Iterable[HttpSlip], block: Block) -> Iterator[Slip]:
    """Yield slips of a block's text at their places on the page; those of an empty block at its fence."""
    for rule, message, line, column, noted in slips:
        location = Location(block.location.page, block.content_line + line, block.content_column + column)
        location = location if block.content else block.location
        yield Slip(rule, message, location, noted)
