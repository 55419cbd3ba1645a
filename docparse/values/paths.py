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
    if isinstance(compiled, str) or not isinstance(value, (dict, list)):
        return []
    try:
        return [(match.parts, cast(Json, match.obj)) for match in compiled.finditer(value)]
    except (JSONPathError, RecursionError):
        return []


def find_fault(path: str) -> str:
    """Return in words why a path cannot be followed; empty where it can."""
    compiled = _compile(path)
    return compiled if isinstance(compiled, str) else ""


@lru_cache(maxsize=256)
def _compile(path: str) -> JSONPath | CompoundJSONPath | str:
    """Return a path that is safe to follow, or why it is not: pages come from anybody.

    A filter can hold a regular expression that runs for ever, and three descents take cubic time.
    """
    if "?" in path:
        return "has a filter (?), which docparse does not follow"
    if path.count("..") > 2:
        return "descends (..) more than twice, which docparse does not follow"
    try:
        return compile_path(path)
    except JSONPathError as error:
        return f"is no JSONPath: {error.message}" if getattr(error, "message", "") else "is no JSONPath"
    except RecursionError:
        return "is too deep"
