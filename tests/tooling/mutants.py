"""Mutants of documented responses: answers with one fault each, and whether the page promises otherwise.

What is promised is decided here from the page alone, without the code under test, after the table of the
contract. Of each mutant that breaks no promise it says why.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from docparse.message import Headers, HttpResponse
from docparse.model import Example, Promise

Way = tuple[str | int, ...]

MAY_BE_ABSENT = {"content-length", "date", "connection", "transfer-encoding", "keep-alive"}
ENTITY_TAGS = {"etag", "@odata.etag", "ctag", "changekey"}
PLACEHOLDER = re.compile(
    r"[A-Za-z][\w@.-]*-values?|<[A-Za-z][^<>@/\"]*>|\{[A-Za-z_][^{}\":]*\}"
    r"|…|\.{3,}|\(redacted\)|\*{3,}|timestamp",
    re.IGNORECASE,
)
TYPE_WORD = re.compile(r"(?:String|Boolean|Date|url|int32)(?: \(.*\))?", re.IGNORECASE)
BRACED_GUID = re.compile(r"\{[0-9A-Fa-f-]{36}\}")
ID = re.compile(r"(?=.*[\d._-]).{3,}")
SHORT = re.compile(r"\d{1,4}|v\d.*")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One faulty answer."""

    kind: str
    where: str
    answer: HttpResponse
    free: str = ""
    """Why the page does not promise otherwise; empty: it does."""


def answer_as_shown(promise: Promise) -> HttpResponse:
    """Return the documented response byte for byte."""
    return HttpResponse(promise.status_code or 200, promise.headers, promise.content)


def mutate(example: Example, promise: Promise, documented: object) -> Iterator[Mutant]:
    """Yield the mutants of a documented JSON response; `documented` is the value of its content."""
    shown = answer_as_shown(promise)

    def answer(way: Way, value: object) -> HttpResponse:
        return replace(shown, content=json.dumps(put(documented, way, value)).encode())

    optional = promise.annotation.texts("optionalProperties")
    for way, value in walk(documented):
        where = json.dumps(way)
        if way and isinstance(way[-1], str):
            dropped = replace(shown, content=json.dumps(drop(documented, way)).encode())
            yield Mutant("property dropped", where, dropped, why_may_be_absent(documented, way, optional))
        if isinstance(value, dict):
            free = "another item shows an array" if list in kinds_like(documented, way) else ""
            yield Mutant("object made an array", where, answer(way, [value]), free)
        elif not isinstance(value, list):
            yield Mutant("type changed", where, answer(way, other_type(value)), why_any_type(documented, way))
    for way, value, free in (*content_echoes(example, documented), *url_echoes(example, documented)):
        kind = "echo of the content changed" if isinstance(free, str) else "echo of the URL changed"
        yield Mutant(kind, json.dumps(way), answer(way, other_value(value)), free or "")
    if promise.status_code is not None:
        yield Mutant(
            "status changed", "status", replace(shown, status_code=201 if shown.status_code != 201 else 200)
        )
    for index, (name, _) in enumerate(promise.headers):
        fields = Headers(field for at, field in enumerate(promise.headers) if at != index)
        free = "belongs to the message's way" if name.lower() in MAY_BE_ABSENT else ""
        yield Mutant("header field dropped", name, replace(shown, headers=fields), free)


def walk(value: object, way: Way = ()) -> Iterator[tuple[Way, object]]:
    """Yield all places of a JSON value with what stands there."""
    yield way, value
    if isinstance(value, dict):
        for name, member in value.items():
            yield from walk(member, (*way, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*way, index))


def put(value: object, way: Way, new: object) -> object:
    """Return a JSON value with another one at a place."""
    if not way:
        return new
    if isinstance(value, dict):
        return {
            name: put(member, way[1:], new) if name == way[0] else member for name, member in value.items()
        }
    assert isinstance(value, list)
    return [put(item, way[1:], new) if index == way[0] else item for index, item in enumerate(value)]


def drop(value: object, way: Way) -> object:
    """Return a JSON value without the property at a place."""
    parent = at(value, way[:-1])
    assert isinstance(parent, dict)
    return put(value, way[:-1], {name: member for name, member in parent.items() if name != way[-1]})


def at(value: object, way: Way) -> object:
    """Return what stands at a place; raises LookupError or TypeError when there is none."""
    for key in way:
        value = value[key]  # type: ignore[index]  # the way was walked before
    return value


def like(value: object, way: Way) -> list[object]:
    """Return what stands at a place in all items of the arrays on the way."""
    if not way:
        return [value]
    if isinstance(way[0], int):
        return [found for item in value for found in like(item, way[1:])] if isinstance(value, list) else []
    return like(value[way[0]], way[1:]) if isinstance(value, dict) and way[0] in value else []


def kinds_like(value: object, way: Way) -> set[type]:
    """Return the types of what stands at a place in all items."""
    return {type(found) for found in like(value, way)}


def why_may_be_absent(documented: object, way: Way, optional: tuple[str, ...]) -> str:
    """Return why a property may be absent by the contract; empty when it may not."""
    parent = at(documented, way[:-1])
    assert isinstance(parent, dict)
    if all(value is None for value in like(documented, way)):
        return "documented null"
    if way[-1] in optional:
        return "optionalProperties"
    siblings = [
        other
        for other in like(documented, way[:-1])
        if isinstance(other, dict)
        and (way[-1] == "@odata.type" or other.get("@odata.type") == parent.get("@odata.type"))
    ]
    return "" if all(way[-1] in other for other in siblings) else "not every item shows it"


def why_any_type(documented: object, way: Way) -> str:
    """Return why a scalar may be of another type by the contract; empty when it may not."""
    value = at(documented, way)
    if value is None:
        return "documented null"
    if is_placeholder(value):
        return "placeholder"
    if type(other_type(value)) in kinds_like(documented, way):
        return "another item shows that type"
    if any(is_placeholder(other) for other in like(documented, way)):
        return "placeholder in another item"
    return ""


def is_placeholder(value: object) -> bool:
    """Tell whether a documented text stands for any value."""
    return (
        isinstance(value, str)
        and PLACEHOLDER.fullmatch(value) is not None
        and BRACED_GUID.fullmatch(value) is None
    )


def other_type(value: object) -> object:
    """Return a scalar of another JSON type."""
    return 4711 if isinstance(value, str) else "4711"


def other_value(value: object) -> object:
    """Return another scalar of the same JSON type."""
    if isinstance(value, bool):
        return not value
    return f"{value}x" if isinstance(value, str) else value + 1  # type: ignore[operator]  # a number


def content_echoes(example: Example, documented: object) -> Iterator[tuple[Way, object, str]]:
    """Yield the scalars that request and response content show alike, with why one is not pinned."""
    try:
        request = json.loads(example.request.content)
    except ValueError:
        return
    for way, value in walk(request):
        try:
            same = at(documented, way)
        except (LookupError, TypeError):
            continue
        if isinstance(value, (dict, list)) or value is None or type(value) is not type(same) or value != same:
            continue
        name = str(way[-1]).lower() if way else ""
        if is_placeholder(value) or (
            isinstance(value, str) and TYPE_WORD.fullmatch(value) and "type" not in name
        ):
            yield way, value, "placeholder"
        elif name in ENTITY_TAGS:
            yield way, value, "entity tag"
        elif any(isinstance(key, int) for key in way) and like(documented, way).count(value) > 1:
            yield way, value, "another item shows it"
        else:
            yield way, value, ""


def url_echoes(example: Example, documented: object) -> Iterator[tuple[Way, object, None]]:
    """Yield the scalars outside of arrays that show an id of the request's path again."""
    path = example.request.target.partition("?")[0].partition("://")[2] or example.request.target
    ids = {
        segment
        for segment in map(unquote, path.split("/")[1:])
        if ID.fullmatch(segment) and not SHORT.fullmatch(segment)
    }
    for way, value in walk(documented):
        name = str(way[-1]).lower() if way else ""
        in_array = any(isinstance(key, int) for key in way)
        if isinstance(value, str) and value in ids and not in_array and name not in ENTITY_TAGS:
            yield way, value, None
