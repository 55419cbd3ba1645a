"""Single places in JSON as scenario files write them, `$.a.b[0].c` or `$.['odd.name']`; values put there."""

from __future__ import annotations

import re

from docparse.model import Json, places

Place = tuple[str | int, ...]
"""The way to a value from the root: names and indexes."""

MAX_GAP = 100
"""How many items an array may be filled up with, at most."""
_MAX_DEPTH = 100
_PART = re.compile(
    r"\.?\[\s*(?:'(?P<single>(?:[^'\\]|\\.)*)'|\"(?P<double>(?:[^\"\\]|\\.)*)\"|(?P<index>\d{1,6}))\s*\]"
    r"|\.(?P<odata>@[\w.-]+)|\.(?P<name>[^.\[\]*?@\s'\"]+)"
)
_ESCAPED = re.compile(r"\\(.)")


def parse_place(path: str) -> Place | None:
    """Return the place that a path names; None where it is none, or may name several."""
    if not path.startswith("$"):
        return None
    place: list[str | int] = []
    offset = 1
    while offset < len(path):
        part = _PART.match(path, offset)
        if part is None or len(place) == _MAX_DEPTH:
            return None
        quoted = part["single"] if part["single"] is not None else part["double"]
        if part["index"] is not None:
            place.append(int(part["index"]))
        else:
            place.append(_ESCAPED.sub(r"\1", quoted) if quoted is not None else part["odata"] or part["name"])
        offset = part.end()
    return tuple(place)


def find(value: Json, place: Place) -> tuple[Json, ...]:
    """Return what stands at a place, as the only item; nothing where there is no such place."""
    for key in place:
        if isinstance(value, dict) and isinstance(key, str):
            if key not in value:
                return ()
            value = value[key]
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return ()
    return (value,)


def put(document: Json, place: Place, value: Json) -> Json:
    """Return a document with a value at a place; what is missing on the way is made, null counts as missing.

    Raises ValueError where a value on the way has no such place.
    """
    if not place:
        return value
    key, *rest = place
    if isinstance(key, str) and (document is None or isinstance(document, dict)):
        members = document or {}
        return {**members, key: put(members.get(key), tuple(rest), value)}
    if isinstance(key, int) and (document is None or isinstance(document, list)):
        items = document or []
        if key - len(items) > MAX_GAP:
            raise ValueError(f"the array of {len(items)} has no place for an item with the index {key}")
        filled = [*items, *[None] * (key + 1 - len(items))]
        filled[key] = put(filled[key], tuple(rest), value)
        return filled
    raise ValueError(f"it is no {'object' if isinstance(key, str) else 'array'}, so it has no {_spell(key)}")


def drop(document: Json, place: Place) -> Json:
    """Return a document without what stands at a place; null where that is the document itself."""
    if not place:
        return None
    key, *rest = place
    if isinstance(document, dict) and isinstance(key, str) and key in document:
        if rest:
            return {**document, key: drop(document[key], tuple(rest))}
        return {name: value for name, value in document.items() if name != key}
    if isinstance(document, list) and isinstance(key, int) and key < len(document):
        kept = [drop(document[key], tuple(rest))] if rest else []
        return [*document[:key], *kept, *document[key + 1 :]]
    return document


def _spell(key: str | int) -> str:
    return places.member("", key) if isinstance(key, str) else places.item("", key)
