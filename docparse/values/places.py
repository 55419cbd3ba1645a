"""Places in JSON as chains from the leaf to the root: the cheapest thing to carry along.

Most places are never spelled, as nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from docparse.model import Json, places

Place = tuple["Place", str | int] | None
"""A property's name or an item's index, below the place of its object or array; None: the root."""


def find_keys(place: Place) -> tuple[str | int, ...]:
    """Return the way to a place from the root."""
    if place is not None and place[0] is None:
        return (place[1],)  # as most are: properties of the root
    keys: list[str | int] = []
    while place is not None:
        place, key = place
        keys.append(key)
    return tuple(reversed(keys))


def spell(place: Place) -> str:
    """Return the JSONPath of a place."""
    return spell_keys(find_keys(place))


def spell_keys(keys: Iterable[str | int | None]) -> str:
    """Return the JSONPath of the place that a way from the root leads to; None: the first item."""
    where = places.ROOT
    for key in keys:
        where = places.member(where, key) if isinstance(key, str) else places.item(where, key or 0)
    return where


def look_up(value: Json, keys: Iterable[str | int | None]) -> Json:
    """Return what stands where a way from the root leads to; None where nothing does."""
    for key in keys:
        if isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return None
    return value
