"""Examples that need each other, directly or over others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from docparse.chaining import Need
from docparse.chaining.union import Union
from docparse.model import Example
from docparse.selecting import page_of


def find_groups(
    examples: Sequence[Example], needs: Mapping[str, tuple[Need, ...]], *, by_page: bool = False
) -> Iterator[tuple[Example, ...]]:
    """Yield the examples that need each other, in the order given; those that need nobody are in no group.

    With `by_page` all examples of a page are taken to need each other.
    """
    known = {example.id for example in examples}
    union = Union()
    for id_, each in needs.items():
        for producer in (need.producer for need in each if need.producer in known):
            union.join(id_, producer)
        union.find(id_)
    if by_page:
        for example in examples:
            union.join(example.id, f"page {page_of(example)}")
    members: dict[str, list[Example]] = {}
    for example in examples:
        if example.id in union:
            members.setdefault(union.find(example.id), []).append(example)
    yield from map(tuple, members.values())


def order_by_page(examples: Sequence[Example]) -> Iterator[Example]:
    """Yield examples page by page, by line; replays of one by its scenarios stand beside each other."""
    pages: dict[str, list[Example]] = {}
    for page, group in groupby(examples, page_of):
        pages.setdefault(page, []).extend(group)
    for members in pages.values():
        yield from sorted(members, key=lambda example: example.location.line)
