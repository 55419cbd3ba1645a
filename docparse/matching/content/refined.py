"""What authors refine: places as JSONPaths (RFC 9535), values pinned and types promised at them.

This module is imported only for an example that is refined, as the JSONPath library is heavy.
A path that cannot be read names no place (reading tells its author), and so does one that the content does
not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import cast

from jsonpath import CompoundJSONPath, JSONPath, JSONPathError
from jsonpath import compile as compile_path

from docparse.matching import formats
from docparse.matching.content.equality import Equality
from docparse.matching.content.issues import Issue, Place
from docparse.matching.content.pins import agree
from docparse.matching.content.shape import Keys
from docparse.matching.formats import is_of_class
from docparse.matching.kinds import ANY, ARRAY, BOOLEAN, KIND_OF, NULL, NUMBER, OBJECT, STRING
from docparse.matching.placeholder import ANYTHING, TYPE_WORDS, Promised
from docparse.model import Json, Kind, Match, Severity

PINNED = "shown at line {line}, pinned by {origin}"
TYPED = "{origin}"

_WORDS = {
    **TYPE_WORDS,
    **{
        name: Promised(STRING, name)
        for name in (
            formats.GUID,
            formats.DATE_TIME,
            formats.DATE,
            formats.TIME,
            formats.DURATION,
            formats.URL,
            formats.EMAIL,
            formats.BASE64,
        )
    },
    "null": Promised(NULL),
    "object": Promised(OBJECT),
    "array": Promised(ARRAY),
    "string": Promised(STRING),
    "boolean": Promised(BOOLEAN),
    **dict.fromkeys(("number", "long", "double", "float", "decimal"), Promised(NUMBER)),
    "any": Promised(ANY),
}


def find_places(paths: Iterable[str], value: Json) -> set[Keys]:
    """Return the places of a JSON value that any of the paths names."""
    return {keys for path in paths for keys, _ in _find(path, value)}


def check_pinned(paths: Iterable[str], documented: Json, actual: Json) -> Iterator[Issue]:
    """Yield where the actual content does not show a documented value that the author pins.

    Where a path names several documented values, an actual one may be any of them.
    """
    for path in paths:
        shown = _find(path, documented)
        really = _find(path, actual) if shown else []
        expected = shown[0][1] if shown else None
        for keys, value in really:
            if not any(_is_same(promised, value) for _, promised in shown):
                yield Issue(
                    Kind.VALUE, Severity.FAILED, shown[0][0], _place(keys), expected, value, PINNED, path
                )
        if shown and not really:
            place = _place(shown[0][0])
            yield Issue(Kind.MISSING, Severity.FAILED, shown[0][0], place, expected, None, PINNED, path)


def check_types(types: Iterable[tuple[str, str]], actual: Json) -> Iterator[Issue]:
    """Yield where an actual value is not of the type, or one of the types (`string|null`), promised."""
    for path, words in types:
        promises = [
            _WORDS.get(word.strip().removeprefix("Edm.").lower(), ANYTHING) for word in words.split("|")
        ]
        for keys, value in _find(path, actual):
            if not any(_is_of(promise, value) for promise in promises):
                kind = Kind.FORMAT if any(promise.format_class for promise in promises) else Kind.TYPE
                why = f"the annotation promises {words} at {path}"
                yield Issue(kind, Severity.FAILED, keys, _place(keys), words, value, TYPED, why)


def _is_of(promise: Promised, value: Json) -> bool:
    if not promise.kinds & KIND_OF[type(value)]:
        return False
    return not isinstance(value, str) or not promise.format_class or is_of_class(value, promise.format_class)


def _is_same(expected: Json, actual: Json) -> bool:
    """Tell whether a value is the pinned one: scalars as `agree` says, objects and arrays whole."""
    if isinstance(expected, (dict, list)):
        return next(Equality(Match.EXACT).compare(expected, actual), None) is None
    return agree(expected, actual)


def _place(keys: Keys) -> Place:
    """Return a place as the chain that issues have."""
    place: Place = None
    for key in keys:
        place = (place, 0 if key is None else key)
    return place


def _find(path: str, value: Json) -> list[tuple[Keys, Json]]:
    """Return the places of a JSON value that a path names, with what stands there."""
    compiled = _compile(path)
    if compiled is None or not isinstance(value, (dict, list)):
        return []
    try:
        return [(match.parts, cast(Json, match.obj)) for match in compiled.finditer(value)]
    except (JSONPathError, RecursionError):
        return []


@lru_cache(maxsize=256)
def _compile(path: str) -> JSONPath | CompoundJSONPath | None:
    """Return a path that is safe to follow, or None: pages come from anybody.

    A filter can hold a regular expression that runs for ever, and three descents take cubic time.
    """
    if "?" in path or path.count("..") > 2:
        return None
    try:
        return compile_path(path)
    except (JSONPathError, RecursionError):
        return None
