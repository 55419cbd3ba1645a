"""Keys that requests take from the answers whose documentation shows them first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.chaining.keys import find_at_a_glance, find_shown, find_used, may_use
from docparse.model import Example

_CREATING = frozenset({"POST", "PUT"})
_MANY = 100
_SHORTEST = 4
"""A shorter key is one only right below the URL of what made it: `POST /items`, `/items/7`."""


class Link(NamedTuple):
    """A key that a request uses, and the answer that shows it."""

    text: str
    producer: str
    source: str


class _Maker(NamedTuple):
    """Who shows a key first, or creates what has it."""

    example: Example
    source: str


def find_page_links(page: Sequence[Example]) -> Mapping[str, tuple[Link, ...]]:
    """Return the links of the examples of a page to those above them, by id."""
    if not _may_link(page):
        return {}
    used = [find_used(example.request) for example in page]
    wanted = frozenset[str]().union(*used[1:])
    if not wanted:
        return {}
    makers: dict[str, _Maker] = {}
    links: dict[str, tuple[Link, ...]] = {}
    for example, keys in zip(page, used, strict=True):
        if keys and (found := tuple(_link(example, keys, makers))):
            links[example.id] = found
        _learn(example, wanted - keys, makers)
    return links


def _may_link(page: Sequence[Example]) -> bool:
    """Tell at a glance whether an example may use what another's documented answer shows."""
    if len(page) > _MANY:
        return True
    shown = {text for each in page if each.promises for text in find_at_a_glance(each.promises[0])}
    return bool(shown) and any(may_use(example.request, shown) for example in page[1:])


def find_links(example: Example, others: Iterable[Example]) -> Iterator[Link]:
    """Yield the links of an example to these others."""
    keys = find_used(example.request)
    makers: dict[str, _Maker] = {}
    for other in others:
        _learn(other, keys - find_used(other.request), makers)
    yield from _link(example, keys, makers)


def _link(example: Example, keys: Iterable[str], makers: Mapping[str, _Maker]) -> Iterator[Link]:
    for text in sorted(keys):
        maker = makers.get(text)
        if maker and (len(text) >= _SHORTEST or _stands_below(example, maker.example, text)):
            yield Link(text, maker.example.id, maker.source)


def _learn(other: Example, wanted: frozenset[str], makers: dict[str, _Maker]) -> None:
    """Add those of the wanted keys that an example's documented answer shows."""
    if not other.promises or not wanted:
        return
    for shown in find_shown(other.promises[0], wanted):
        known = makers.get(shown.text)
        if known is None or (_creates(other) and not _creates(known.example)):
            makers[shown.text] = _Maker(other, shown.source)


def _creates(example: Example) -> bool:
    return example.request.method in _CREATING


def _stands_below(example: Example, other: Example, text: str) -> bool:
    """Tell whether a URL goes on with a key where another's ends."""
    above = other.request.target.partition("?")[0].rstrip("/")
    target = example.request.target.partition("?")[0]
    return f"{target}/".startswith(f"{above}/{text}/")
