"""The places that a JSONPath (RFC 9535) of an author names.

Import this module late: the JSONPath library is heavy, and few pages name places. A path that cannot be read
names no place (reading tells its author), and so does one that the content does not have.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from jsonpath import CompoundJSONPath, JSONPath, JSONPathError
from jsonpath import compile as compile_path

from docparse.model import Json

Keys = tuple[str | int, ...]
"""The way to a place from the root."""


def find_places(paths: Iterable[str], value: Json) -> set[Keys]:
    """Return the places of a JSON value that any of the paths names."""
    return {keys for path in paths for keys, _ in follow(path, value)}


def follow(path: str, value: Json) -> list[tuple[Keys, Json]]:
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
