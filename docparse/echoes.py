"""Echoes: what a page shows in a request's content and again, or otherwise, in its response.

Where request and response content have a scalar at the same place, the page says something of how the
service answers: with what was sent, or with another value, so that the page contradicts itself. A boolean and
an empty text that are sent and shown again are echoes; null is none (a documented null promises nothing), nor
are placeholders and what a service makes anew at every write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from docparse.model import Json
from docparse.values.kinds import KIND_OF, SCALAR
from docparse.values.placeholder import leaves_open, read_placeholder
from docparse.values.places import Place
from docparse.values.sameness import agree

NEVER_ECHOED = frozenset({"etag", "@odata.etag", "ctag", "changekey"})
"""Names, in lower case, of what a service makes anew, whatever is sent."""

_DATE_OF_CHANGE = re.compile(
    r"(?:last)?(?:modified|updated|changed|created)(?:date)?(?:time)?(?:at|on)?", re.IGNORECASE
)
_LETTER_OR_DIGIT = re.compile(r"\w")


class Relation(Enum):
    """What a response shows of a value that its request sends."""

    SAME = auto()
    """The value: by value for numbers, by instant for date-times, without case for GUIDs."""
    OTHER = auto()
    """Another one, so that the page contradicts itself."""
    UNSHOWN = auto()
    """Nothing, while it does show other properties of the same object as sent."""


class Echo(NamedTuple):
    """A scalar of a request beside what the response shows in its place."""

    relation: Relation
    place: Place
    sent: Json
    shown: Json = None

    @property
    def is_of_other_type(self) -> bool:
        """The JSON types differ, and not only the values."""
        return KIND_OF[type(self.sent)] != KIND_OF[type(self.shown)]


def find_echoes(request: Json, response: Json, place: Place = None) -> Iterator[Echo]:
    """Yield the scalars that a request's content sends, with what the response's content shows of them.

    The items of arrays are exemplars: they can show what was sent, and contradict nothing.
    """
    if isinstance(request, dict) and isinstance(response, dict):
        yield from _compare_objects(request, response, place)
    elif isinstance(request, list) and isinstance(response, list):
        for index, (item, shown) in enumerate(zip(request, response, strict=False)):
            for echo in find_echoes(item, shown, (place, index)):
                if echo.relation is Relation.SAME:
                    yield echo
    elif place is not None and (relation := _relate(request, response, place[1])):
        yield Echo(relation, place, request, response)


def _compare_objects(request: dict[str, Json], response: dict[str, Json], place: Place) -> Iterator[Echo]:
    echoed = False
    for name, value in request.items():
        if name not in response or name.lower() in NEVER_ECHOED:
            continue
        shown = response[name]
        if isinstance(value, (dict, list)):
            yield from find_echoes(value, shown, (place, name))
        elif relation := _relate(value, shown, name):
            echoed = echoed or relation is Relation.SAME
            yield Echo(relation, (place, name), value, shown)
    for name, value in request.items() if echoed else ():
        # what is false, empty or nought may be left out: some services do not show a default
        if value and name not in response and "@" not in name and _is_value(value, name):
            yield Echo(Relation.UNSHOWN, (place, name), value)


def _relate(sent: Json, shown: Json, key: str | int) -> Relation | None:
    """Return how two scalars at one place relate; None where one of them does not stand for itself."""
    name = key if isinstance(key, str) else ""
    same = type(sent) is type(shown) and sent == shown
    if not (_is_value(sent, name) and (same or _is_value(shown, name))):
        return None
    if same or agree(sent, shown):
        return Relation.SAME
    contradict = not _DATE_OF_CHANGE.fullmatch(name) and _is_plain(sent, name) and _is_plain(shown, name)
    return Relation.OTHER if contradict and not _is_same_word(sent, shown) else None


def _is_value(value: Json, name: str) -> bool:
    """Tell whether a documented scalar stands for itself: null and placeholders do not."""
    if isinstance(value, str):
        return read_placeholder(value, name) is None
    return KIND_OF[type(value)] & SCALAR != 0


def _is_plain(value: Json, name: str) -> bool:
    """Tell whether a scalar stands for exactly itself: no text that is shortened or says nothing."""
    return not isinstance(value, str) or (
        _LETTER_OR_DIGIT.search(value) is not None and not leaves_open(value, name)
    )


def _is_same_word(one: Json, other: Json) -> bool:
    """Tell whether two texts differ in letter case only, as enumerations of many services do."""
    return isinstance(one, str) and isinstance(other, str) and one.casefold() == other.casefold()
