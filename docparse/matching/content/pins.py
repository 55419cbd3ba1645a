"""Pinned values: a tree of what an actual response has to show, and where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from docparse.matching.content.issues import Issue
from docparse.matching.content.shape import Keys
from docparse.model import Json, Kind, Severity
from docparse.values.places import Place, spell_keys
from docparse.values.sameness import agree

Pinned: TypeAlias = "dict[str | int | None, Pinned | Pin]"
"""Pins by the keys of their places; an index is an item of the request's array, None every item."""

_SEARCHED = 10_000
"""Up to this many pairs of items, an item sent may stand at another index of the actual array."""


class Pin(NamedTuple):
    """A value that an actual response has to show; of kind EXTRA: a property it should not show."""

    value: Json
    why: str
    origin: str = ""
    """What the value comes from; empty: the same place in the request."""
    origin_line: int = 0
    kind: Kind = Kind.VALUE


def put(tree: Pinned, keys: Keys, pin: Pin) -> None:
    """Put a pin into a tree, unless there is one at its place."""
    for key in keys[:-1]:
        below = tree.setdefault(key, {})
        if isinstance(below, Pin):
            return
        tree = below
    tree.setdefault(keys[-1], pin)


def take(tree: Pinned, keys: Keys) -> None:
    """Take what is pinned at a place out of a tree; an index takes the pin of every item as well."""
    for key in {keys[0], None} if isinstance(keys[0], int) else {keys[0]}:
        below = tree.get(key)
        if len(keys) == 1:
            tree.pop(key, None)
        elif isinstance(below, dict):
            take(below, keys[1:])


def count_pins(tree: Pinned, actual: Json) -> int:
    """Return the number of values pinned in a tree that actual JSON has places for."""
    count = 0
    for key, below in tree.items():
        if isinstance(actual, dict) and isinstance(key, str) and key in actual:
            found = actual[key]
        elif isinstance(actual, list) and actual and not isinstance(key, str):
            found = actual[key] if key is not None and key < len(actual) else actual[0]
        else:
            continue
        count += count_pins(below, found) if isinstance(below, dict) else below.kind is Kind.VALUE
    return count


def check_pins(tree: Pinned | Pin, actual: Json, place: Place = None, keys: Keys = ()) -> Iterator[Issue]:
    """Yield where actual JSON does not show what is pinned; an absent property is the shape's to miss."""
    if isinstance(tree, Pin):
        if not _is_kept(tree, actual):
            yield _issue(tree, keys, place, actual)
    elif isinstance(actual, dict):
        for key, below in tree.items():
            if isinstance(key, str) and key in actual and not _is_kept(below, actual[key]):
                yield from check_pins(below, actual[key], (place, key), (*keys, key))
    elif isinstance(actual, list):
        yield from _check_items(tree, actual, place, keys)


def _is_kept(tree: Pinned | Pin, actual: Json) -> bool:
    """Tell whether a single value is shown as pinned; of several that is not told here."""
    return isinstance(tree, Pin) and tree.kind is not Kind.EXTRA and agree(tree.value, actual)


def _check_items(tree: Pinned, actual: list[Json], place: Place, keys: Keys) -> Iterator[Issue]:
    """Yield what is wrong with items: an item sent may stand at another index than its own."""
    for key, below in tree.items():
        if key is None:
            for index, item in enumerate(actual):
                yield from check_pins(below, item, (place, index), (*keys, None))
        elif isinstance(key, int):
            searched = actual if len(actual) * len(tree) <= _SEARCHED else ()
            if not any(_agrees(below, item) for item in (*actual[key : key + 1], *searched)):
                yield from _check_item(below, actual, (place, key), (*keys, key))


def _check_item(
    tree: Pinned | Pin, actual: list[Json], place: tuple[Place, int], keys: Keys
) -> Iterator[Issue]:
    """Yield how the item at an index differs from the one sent with it, or that there is none."""
    if place[1] < len(actual):
        yield from check_pins(tree, actual[place[1]], place, keys)
        return
    while isinstance(tree, dict):
        key, tree = next(iter(tree.items()))
        keys = (*keys, key)
    yield _issue(tree, keys, place, None, Kind.MISSING)


def _agrees(tree: Pinned | Pin, actual: Json) -> bool:
    return next(check_pins(tree, actual), None) is None


def _issue(pin: Pin, keys: Keys, place: Place, actual: Json, kind: Kind | None = None) -> Issue:
    is_extra = pin.kind is Kind.EXTRA
    return Issue(
        kind or pin.kind,
        Severity.FAILED,
        keys[:-1] if is_extra else keys,
        place,
        None if is_extra else pin.value,
        actual,
        pin.why,
        pin.origin or spell_keys(keys),
        pin.origin_line,
    )
