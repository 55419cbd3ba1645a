"""Which example a place stands in: in its request block, or in one of its response blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from docparse.model import Block, Docset, Example, Location


class _Stretch(NamedTuple):
    """The lines of a block, from its comment to its closing fence."""

    first: int
    last: int
    example: str


class Standing:
    """The blocks of all examples of a docset, by page and line."""

    def __init__(self, docset: Docset) -> None:
        self._stretches: dict[str, list[_Stretch]] = {}
        for example in docset:
            for block in _find_blocks(example):
                first = min(block.comment_line, block.location.line)
                last = block.content_line + block.content.count("\n") + 1
                stretch = _Stretch(first, last, example.id)
                self._stretches.setdefault(block.location.page, []).append(stretch)
        for stretches in self._stretches.values():
            stretches.sort(key=lambda stretch: stretch.first)  # stable: of a shared block the first example

    def find(self, place: Location) -> str:
        """Return the id of the example that a place stands in; empty where it stands in none."""
        stretches = self._stretches.get(place.page)
        if not stretches:
            return ""
        index = bisect_right(stretches, place.line, key=lambda stretch: stretch.first) - 1
        if index < 0 or stretches[index].last < place.line:
            return ""
        first = stretches[index].first
        while index and stretches[index - 1].first == first:
            index -= 1
        return stretches[index].example


def _find_blocks(example: Example) -> Iterator[Block]:
    yield example.block
    for promise in example.promises:
        yield promise.block
