"""What answers show, where scenario files say to look: `$.path`, `Name:`, `!body`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docparse.message import HttpResponse
from docparse.model import Json
from docparse.model.places import ROOT
from docparse.scenarios.faults import ScenarioError
from docparse.scenarios.keys import Key, KeyKind, read_source, tell_unknown_source
from docparse.scenarios.places import find
from docparse.values.answers import find_at, read_text
from docparse.variables import Value, Values, names_secret

_DOT_BEFORE_BRACKET = re.compile(r"\.(?=\[)")


def capture(response: HttpResponse, captures: Iterable[tuple[str, str]], origin: str) -> Values:
    """Return the values that an answer shows at the sources of captures, by name; each keeps its JSON type.

    `origin` says for people whose answer it is. Raises ScenarioError for a source that the answer lacks.
    """
    return {
        name: Value(
            _read_one(response, source, name),
            f"{source} of {origin}",
            typed=True,
            secret=names_secret(name) or names_secret(source),
        )
        for name, source in captures
    }


def find_shown(response: HttpResponse, source: Key) -> tuple[Json, ...]:
    """Return what an answer shows at a source: nothing, one value, or all those that a path names."""
    if source.kind is KeyKind.FIELD:
        return response.headers.get_all(source.name)
    if source.kind is KeyKind.CONTENT:
        return (read_text(response),)
    if source.place is None:
        return find_at(response, spell_path(source.text)) or ()
    whole = find_at(response, ROOT)
    return find(whole[0], source.place) if whole else ()


def spell_path(path: str) -> str:
    """Return a JSONPath as RFC 9535 has it: without the dot before a bracket, `$.['a b']`."""
    return _DOT_BEFORE_BRACKET.sub("", path) if ".." not in path else path


def _read_one(response: HttpResponse, text: str, name: str) -> Json:
    source = read_source(text)
    if source is None:
        raise ScenarioError(tell_unknown_source(text))
    shown = find_shown(response, source)
    if not shown:
        raise ScenarioError(
            f"the answer ({response.status_code}) shows nothing at {text}, so [{name}] has no value"
        )
    return shown[0]
