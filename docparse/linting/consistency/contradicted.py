"""Values of responses that their own requests contradict."""

from __future__ import annotations

import json
from collections.abc import Iterator

from docparse.echoes import Relation, find_echoes
from docparse.linting.resources.placing import place_in_block
from docparse.linting.rule import Told
from docparse.message import Headers
from docparse.model import Docset, Example, Json, Promise, Refinement
from docparse.reading.json_content import read_json_content
from docparse.values.places import find_keys, spell

_WRITES = frozenset({"PATCH", "PUT"})
_LONGEST_SHOWN = 60


def find_contradicted(docset: Docset) -> Iterator[Told]:
    """Yield the values of responses that their own requests contradict."""
    for example in docset:
        sent = _read(example.request.content, example.request.headers) if example.promises else None
        for promise in example.promises if sent is not None else ():
            if 200 <= (promise.status_code or 200) < 300 and not promise.annotation.expects_error:
                yield from _compare(example, sent, promise)


def _compare(example: Example, sent: Json, promise: Promise) -> Iterator[Told]:
    refinements = [
        refinement
        for refinement in (example.block.annotation.refinement, promise.annotation.refinement)
        if refinement is not None
    ]
    if not all(refinement.echo for refinement in refinements):
        return
    shown = _read(promise.content, promise.headers)
    free = _find_volatile(refinements, sent, shown)
    request = example.request.content.decode("utf-8", "replace")
    response = promise.content.decode("utf-8", "replace")
    for echo in find_echoes(sent, shown):
        told = echo.is_of_other_type or example.request.method in _WRITES
        keys = find_keys(echo.place)
        if echo.relation is Relation.OTHER and told and not any(keys[: len(way)] == way for way in free):
            origin = place_in_block(example.block, request, example.content_line, echo.place)
            location = place_in_block(promise.block, response, promise.content_line, echo.place)
            where = spell(echo.place)
            values = f"{_spell(echo.shown)} here, and the request sends {_spell(echo.sent)}"
            yield Told(location, f"{where} is {values}, line {origin.line}", where)


def _find_volatile(
    refinements: list[Refinement], sent: Json, shown: Json
) -> frozenset[tuple[str | int, ...]]:
    """Return the places whose values the author says are free."""
    paths = [path for refinement in refinements for path in refinement.volatile]
    if not paths:
        return frozenset()
    from docparse.values.paths import find_places  # late: the library is heavy

    return frozenset(find_places(paths, sent) | find_places(paths, shown))


def _read(content: bytes, headers: Headers) -> Json:
    """Return JSON content; None where it is something else."""
    reading = read_json_content(content, headers.media_type)
    return None if reading is None else reading.value


def _spell(value: Json) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
