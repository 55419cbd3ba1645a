"""What an answer shows: in a header field, at a place in its JSON content, as all of its content."""

from __future__ import annotations

import json

from docparse.message import HttpResponse
from docparse.model import Json
from docparse.model.places import ROOT


def read_text(response: HttpResponse) -> str:
    """Return the content of an answer as text."""
    return response.content.decode("utf-8-sig", "replace")


def find_at(response: HttpResponse, path: str) -> tuple[Json, ...] | None:
    """Return what stands at the places that a JSONPath names; None where the content is no JSON."""
    try:
        content: Json = json.loads(response.content)
    except (ValueError, RecursionError):
        return None
    if path == ROOT:
        return (content,)
    from docparse.values.paths import follow  # the JSONPath library is heavy

    return tuple(value for _, value in follow(path, content))
