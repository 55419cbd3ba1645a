"""Which response is whose.

A response with a name belongs to the requests of that name; one without to the nearest request above it. An
ignored request takes the responses below it, unless it is a second spelling of a request that still has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter, itemgetter
from typing import NamedTuple

from docparse.model import Block, BlockType, Location, Slip
from docparse.reading.blocks import Annotated, Bare, Piece
from docparse.reading.code import starts_with_request
from docparse.reading.elements import Element, find_headings
from docparse.reading.outline import is_tab

_REQUEST, _RESPONSE = BlockType.REQUEST, BlockType.RESPONSE
_MOST_SUGGESTIONS = 10
_MOST_NAMES = 1000
_PART_OF_EXAMPLE = re.compile(r"(?:request|response)s?[\s\d.:]*", re.IGNORECASE)
"""Headings that name a part of an example do not part it."""


class Pair(NamedTuple):
    """A request with its responses, in the order of the page."""

    request: Block
    name: str
    """The request's first name; empty when it has none."""
    responses: tuple[Block, ...]


class Pairing(NamedTuple):
    """The requests of a page with their responses, and what is to be told of the others."""

    pairs: tuple[Pair, ...]
    slips: tuple[Slip, ...]
    ignored: frozenset[int]
    """Comment lines of the responses that belong to ignored blocks."""


@dataclass(slots=True)
class _Request:
    """A request on its way to an example."""

    block: Block
    order: int
    rank: int
    """The rank of the heading it stands under."""
    name: str
    responses: list[tuple[int, Block]] = field(default_factory=list)
    """With their order on the page."""


def pair(pieces: Sequence[Piece]) -> Pairing:
    """Return the requests among the pieces of a page with their responses."""
    walk = _Pairing(pieces)
    if pieces:
        walk.place_named()
        walk.place_nameless()
    pairs = [
        Pair(
            request.block,
            request.name,
            tuple([block for _, block in sorted(request.responses, key=itemgetter(0))]),
        )
        for request in walk.requests
    ]
    return Pairing(tuple(pairs), tuple(walk.slips), frozenset(walk.ignored))


class _Pairing:
    """The state of pairing one page."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.slips: list[Slip] = []
        self.ignored: list[int] = []
        self.requests: list[_Request] = []
        self.responses: list[tuple[int, Block]] = []
        self._find_blocks()
        self._by_name: dict[str, list[_Request]] = {}
        for request in self.requests:
            self._by_name.setdefault(request.name, []).append(request)
        self._unserved: dict[str, int] = {}
        self._ignored: dict[str, Block] | None = None
        self._suggestions = 0
        self._coming = iter(self.requests)
        self._upcoming = next(self._coming, None)
        self._request: _Request | None = None
        """The last request so far."""
        self._below: list[Element] = []
        """The headings since then, or since they were last looked at."""
        self._parted = False
        """One of them starts something new."""
        self._nearest: Block | Bare | None = None
        """The last block so far that holds a request, whatever its annotation says."""

    def _find_blocks(self) -> None:
        """Find the requests and the responses."""
        for order, piece in enumerate(self.pieces):
            if isinstance(piece, Annotated):
                annotation = piece.block.annotation
                if annotation.block_type is _RESPONSE:
                    self.responses.append((order, piece.block))
                elif annotation.block_type is _REQUEST and not piece.swallows:
                    name = annotation.names[0] if annotation.names else ""
                    self.requests.append(_Request(piece.block, order, piece.rank, name))

    def _tell(self, rule: str, message: str, location: Location, *, noted: bool = False) -> None:
        self.slips.append(Slip(rule, message, location, noted))

    def place_named(self) -> None:
        """Give each response with names to the requests of these names."""
        for order, block in self.responses:
            for name in block.annotation.names:
                owner = self._named(name, order)
                if owner is None:
                    self._miss(name, block)
                    continue
                owner.responses.append((order, block))
                if owner.order > order:
                    line = owner.block.location.line
                    message = f"this response stands before its request '{name}' at line {line}"
                    self._tell("response-before-request", message, block.location)

    def _named(self, name: str, order: int) -> _Request | None:
        """Return the request of a name that a response belongs to.

        That is the first above that is still without, or the nearest above, or the first below.
        """
        requests = self._by_name.get(name)
        if requests is None:
            return None
        unserved = self._unserved.get(name, 0)
        while unserved < len(requests) and requests[unserved].responses:
            unserved += 1
        self._unserved[name] = unserved
        if unserved < len(requests) and requests[unserved].order < order:
            return requests[unserved]
        above = bisect_left(requests, order, key=attrgetter("order"))
        return requests[max(above - 1, 0)]

    def _miss(self, name: str, block: Block) -> None:
        """Tell of a name that no request has."""
        other = self._ignored_names().get(name)
        if other is not None:
            line = other.location.line
            message = f"the request '{name}' at line {line} is ignored, and so is its response"
            self._tell("response-to-ignored", message, block.location, noted=True)
            self.ignored.append(block.comment_line)
            return
        hint = self._suggest(name)
        self._tell("response-name-unknown", f"no request has the name '{name}'{hint}", block.location)

    def _ignored_names(self) -> Mapping[str, Block]:
        """Return the ignored blocks by their names."""
        if self._ignored is None:
            self._ignored = {
                name: piece.block
                for piece in self.pieces
                if isinstance(piece, Annotated) and piece.block.annotation.block_type is BlockType.IGNORED
                for name in piece.block.annotation.names
            }
        return self._ignored

    def _suggest(self, name: str) -> str:
        """Return the end of a sentence that names a request like this one; that takes time, so for few."""
        self._suggestions += 1
        if self._suggestions > _MOST_SUGGESTIONS:
            return ""
        from difflib import get_close_matches

        known = {each.lower(): each for each in islice(filter(None, self._by_name), _MOST_NAMES)}
        near = get_close_matches(name.lower(), known, n=1)
        return f"; did you mean '{known[near[0]]}'?" if near else ""

    def place_nameless(self) -> None:
        """Give each response without a name to the nearest request above it."""
        for order, piece in enumerate(self.pieces):
            if isinstance(piece, Element):
                self._below.append(piece)
            elif isinstance(piece, Bare):
                self._nearest = piece
            else:
                self._pass(piece.block, order)

    def _pass(self, block: Block, order: int) -> None:
        """Go on to the next annotated block."""
        block_type = block.annotation.block_type
        if self._upcoming is not None and self._upcoming.order == order:
            self._nearest, self._request = block, self._upcoming
            self._upcoming = next(self._coming, None)
            self._below, self._parted = [], False
            return
        if block_type is _RESPONSE and not block.annotation.names:
            self._place(block, order)
        elif block_type is BlockType.SIMULATED_RESPONSE and self._nearest is None:
            self._tell("response-unpaired", "no request stands above this response", block.location)
        if starts_with_request(block.content):
            self._nearest = block

    def _place(self, block: Block, order: int) -> None:
        """Give a nameless response to the request above it, or tell why it has none."""
        request, nearest = self._request, self._nearest
        line = 0 if nearest is None else nearest.location.line
        if request is not None and nearest is request.block:
            request.responses.append((order, block))
        elif request is not None and not request.responses and not self._is_parted(request):
            request.responses.append((order, block))
            message = (
                f"this response is read as that of the request at line {request.block.location.line}; "
                f"the one at line {line} is a second spelling of it"
            )
            self._tell("response-shared-with-ignored", message, block.location, noted=True)
        elif isinstance(nearest, Block) and nearest.annotation.block_type is BlockType.IGNORED:
            message = f"the request above it at line {line} is ignored, and so is this response"
            self._tell("response-to-ignored", message, block.location, noted=True)
            self.ignored.append(block.comment_line)
        else:
            why = "no request stands above this response"
            if nearest is not None:
                why = f"the request above this response at line {line} is not annotated as one"
            self._tell("response-unpaired", why, block.location)

    def _is_parted(self, request: _Request) -> bool:
        """Tell whether a heading since the last request starts something new."""
        self._parted = self._parted or any(
            heading.rank <= request.rank and not _is_part(heading.text) and not is_tab(heading)
            for element in self._below
            for heading in find_headings(element)
        )
        self._below = []
        return self._parted


def _is_part(heading: str) -> bool:
    return _PART_OF_EXAMPLE.fullmatch(heading.strip()) is not None
