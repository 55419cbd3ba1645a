"""Values taken from answers."""

from __future__ import annotations

from urllib.parse import parse_qsl

from docparse.chaining.keys import last_segment
from docparse.message import HttpResponse
from docparse.model import Json
from docparse.values.answers import find_at, read_text

WHOLE = "!body"
"""The source that is all of the content."""


class CaptureError(ValueError):
    """An answer shows no value at a source; the text ends a sentence: "the answer of x …"."""


def read_source(response: HttpResponse, source: str, *, as_key: bool = False) -> Json:
    """Return what an answer shows at a JSONPath, in a field (its name and a colon) or in all of its content.

    With `as_key` a Location gives the last segment of its path. Raises CaptureError where it shows nothing.
    """
    if source == WHOLE:
        return read_text(response)
    if not source.startswith("$"):
        name, _, part = source.partition(":")
        value = response.headers.get(name)
        if value is None:
            raise CaptureError(f"has no field {name}")
        if part.startswith("?"):
            return _read_query(value, source, part[1:])
        return last_segment(value) if as_key and name.lower() == "location" else value
    found = find_at(response, source)
    if found is None:
        raise CaptureError(f"is no JSON that could show {source}")
    if not found:
        raise CaptureError(f"shows nothing at {source}")
    return found[0]


def _read_query(location: str, source: str, name: str) -> str:
    """Return a query value of a Location."""
    for own, value in parse_qsl(location.partition("?")[2]):
        if own == name:
            return value
    raise CaptureError(f"shows nothing at {source}")
