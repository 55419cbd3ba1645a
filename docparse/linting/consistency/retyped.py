"""Properties that responses of one page show with different JSON types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docparse.linting.resources.placing import place_in_block
from docparse.linting.rule import Told
from docparse.model import Docset, Example, Json, Location, Page, Promise
from docparse.reading.json_content import read_json_content
from docparse.schema import bare_name
from docparse.values.kinds import ARRAY, KIND_OF, NULL, OBJECT, name_kind
from docparse.values.placeholder import read_placeholder
from docparse.values.places import Place, find_keys, spell

_AROUND_PATH = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*|[?#].*", re.DOTALL)
Way = tuple[str, ...]
"""To a property from the root, whichever item it is of; a declared `@odata.type` is a step of its own."""


class _Shown(NamedTuple):
    """A value that a response shows."""

    promise: Promise
    value: Json
    place: Place

    def locate(self) -> Location:
        """Return where the value stands."""
        text = self.promise.content.decode("utf-8", "replace")
        return place_in_block(self.promise.block, text, self.promise.content_line, self.place)


def find_retyped(docset: Docset) -> Iterator[Told]:
    """Yield the properties that a page shows with another JSON type than its like further up.

    Alike are responses to one method and path, and responses of one declared type.
    """
    for page in docset.pages:
        told: set[tuple[Location, str]] = set()
        for group in _group(page):
            for first, other in _compare(group):
                where = spell(other.place)
                location = other.locate()
                if (location, where) not in told:
                    told.add((location, where))
                    line = first.locate().line
                    kinds = f"{_name(other.value)} here, and {_name(first.value)} at line {line}"
                    yield Told(location, f"{where} is {kinds}", where)


def _name(value: Json) -> str:
    kind = name_kind(value)
    return f"{'an' if kind[0] in 'ao' else 'a'} {kind}"


def _group(page: Page) -> Iterable[dict[Location, tuple[Example, Promise]]]:
    """Return the responses of a page that are alike, each once, by its place."""
    groups: dict[tuple[str, str, bool], dict[Location, tuple[Example, Promise]]] = {}
    for example in page.examples:
        path = _AROUND_PATH.sub("", example.request.target)
        for promise in example.promises:
            if promise.annotation.expects_error or not 200 <= (promise.status_code or 200) < 300:
                continue
            annotation = promise.annotation
            keys = [(example.request.method, path, False)]
            if annotation.resource_type:
                keys.append(("", bare_name(annotation.resource_type), annotation.is_collection))
            for key in keys:
                groups.setdefault(key, {}).setdefault(promise.block.location, (example, promise))
    return [group for group in groups.values() if len(group) > 1]


def _compare(group: dict[Location, tuple[Example, Promise]]) -> Iterator[tuple[_Shown, _Shown]]:
    """Yield the first value of each property, with the first of a response that shows other types only."""
    contents = [
        (example, promise, reading.value)
        for example, promise in group.values()
        if (reading := read_json_content(promise.content, promise.headers.media_type)) is not None
    ]
    kinds: dict[str, int] = {}
    if not all(share_kinds(value, kinds) for _, _, value in contents):  # in most groups they do
        yield from compare_each(contents)


def share_kinds(value: Json, kinds: dict[str, int]) -> bool:
    """Tell whether each name in a value is of one type wherever it stands, of that in `kinds`, which grows.

    Then no two places that are alike differ in type, and there is no need to look at each.
    """
    members: Iterable[tuple[str, Json]]
    if isinstance(value, dict):
        members = value.items()
    else:
        members = (("", item) for item in value) if isinstance(value, list) else ()
    for name, member in members:
        kind = KIND_OF[type(member)]
        if kind != NULL and kinds.setdefault(name, kind) != kind:
            return False
        if kind & (OBJECT | ARRAY) and not share_kinds(member, kinds):
            return False
    return True


def compare_each(contents: Iterable[tuple[Example, Promise, Json]]) -> Iterator[tuple[_Shown, _Shown]]:
    """Yield what differs in type, as _compare does, whatever the contents of the responses are."""
    firsts: dict[Way, list[_Shown]] = {}
    for example, promise, value in contents:
        here: dict[Way, list[_Shown]] = {}
        for way, shown in _find_shown(example, promise, value):
            here.setdefault(way, []).append(shown)
        for way, values in here.items():
            known = firsts.setdefault(way, values)
            if not _kinds_of(known) & _kinds_of(values):
                yield known[0], values[0]


def _kinds_of(values: Iterable[_Shown]) -> int:
    kinds = 0
    for shown in values:
        kinds |= KIND_OF[type(shown.value)]
    return kinds


def _find_shown(example: Example, promise: Promise, content: Json) -> Iterator[tuple[Way, _Shown]]:
    """Yield what a response shows, less what stands for other values and what the author frees."""
    free = _find_free(example, promise, content)
    for way, value, place in _walk(content, (), None):
        keys = find_keys(place) if free else ()
        if not any(keys[: len(freed)] == freed for freed in free):
            yield way, _Shown(promise, value, place)


def _walk(value: Json, way: Way, place: Place) -> Iterator[tuple[Way, Json, Place]]:
    if isinstance(value, dict):
        declared = value.get("@odata.type")
        inside = (*way, f"#{declared}") if isinstance(declared, str) else way
        for name, member in value.items():
            yield from _walk(member, (*inside, f".{name}"), (place, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, (*way, "[]"), (place, index))
    if way and KIND_OF[type(value)] != NULL and not _stands_for_another(value, way[-1][1:]):
        yield way, value, place


def _stands_for_another(value: Json, name: str) -> bool:
    return isinstance(value, str) and read_placeholder(value, name) is not None


def _find_free(example: Example, promise: Promise, value: Json) -> frozenset[tuple[str | int, ...]]:
    """Return the places that the author says are volatile, or gives types of their own."""
    refinements = (example.block.annotation.refinement, promise.annotation.refinement)
    paths = [
        path
        for refinement in refinements
        if refinement is not None
        for path in (*refinement.volatile, *(path for path, _ in refinement.types))
    ]
    if not paths:
        return frozenset()
    from docparse.values.paths import find_places  # late: the library is heavy

    return frozenset(find_places(paths, value))
