"""What authors refine: values pinned and types promised at places that JSONPaths (RFC 9535) name.

This module is imported only for an example that is refined, as the JSONPath library is heavy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.matching.content.equality import Equality
from docparse.matching.content.issues import Issue
from docparse.matching.content.shape import Keys
from docparse.model import Json, Kind, Match, Severity
from docparse.values import formats
from docparse.values.formats import is_of_class
from docparse.values.kinds import ANY, ARRAY, BOOLEAN, KIND_OF, NULL, NUMBER, OBJECT, STRING
from docparse.values.paths import follow
from docparse.values.placeholder import ANYTHING, TYPE_WORDS, Promised
from docparse.values.places import Place
from docparse.values.sameness import agree

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


def check_pinned(paths: Iterable[str], documented: Json, actual: Json) -> Iterator[Issue]:
    """Yield where the actual content does not show a documented value that the author pins.

    Where a path names several documented values, an actual one may be any of them.
    """
    for path in paths:
        shown = follow(path, documented)
        really = follow(path, actual) if shown else []
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
        for keys, value in follow(path, actual):
            if not any(_is_of(promise, value) for promise in promises):
                kind = Kind.FORMAT if any(promise.format_class for promise in promises) else Kind.TYPE
                why = f"the annotation promises {words} at {path}"
                issue = Issue(kind, Severity.FAILED, keys, _place(keys), words, value, TYPED, why)
                issue.promised = _tell(words)
                yield issue


def _tell(words: str) -> str:
    """Return the types that an annotation promises as people say them: `a string or null`."""
    names = [word.strip() for word in words.split("|")]
    return " or ".join(
        name if name == "null" else f"{'an' if name[:1].lower() in 'aeio' else 'a'} {name}" for name in names
    )


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
