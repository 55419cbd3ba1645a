"""The object "docparse" of an annotation or of the configuration, as a Refinement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from docparse.model import Json, Match, Refinement

_PLACES = ("volatile", "pin", "unordered")
KEYS = ("match", *_PLACES, "types", "echo", "skip", "ignore")
"""`ignore` is for checks: the rules whose findings in the block are silenced."""

_PLAIN_PATH = re.compile(r"\$(?:\.[A-Za-z_]\w*|\[(?:0|[1-9]\d*|\*|'[\w@.-]+')\])*", re.ASCII)


class RefinementReading(NamedTuple):
    """A refinement less the values that cannot be used, and a sentence for each of these."""

    refinement: Refinement
    problems: tuple[str, ...] = ()


def read_refinement(value: Mapping[str, Json]) -> RefinementReading:
    """Return what the keys of the object ask for; a wrong value loses that value only."""
    problems = [problem for key in value for problem in _check(key, value[key])]
    match, echo, skip, types = (value.get(key) for key in ("match", "echo", "skip", "types"))
    refinement = Refinement(
        match=Match(match) if match in tuple(Match) else None,
        volatile=_places(value.get("volatile")),
        pin=_places(value.get("pin")),
        types=tuple(
            (where, name)
            for where, name in (types.items() if isinstance(types, dict) else ())
            if _is_path(where) and isinstance(name, str)
        ),
        unordered=_places(value.get("unordered")),
        echo=echo is not False,
        skip=skip if isinstance(skip, str) else "the page says so" if skip is True else "",
    )
    return RefinementReading(refinement, tuple(problems))


def _texts(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _places(value: Json) -> tuple[str, ...]:
    """Return the JSONPaths of a value that is one or a list of them."""
    return tuple(where for where in _texts(value) if isinstance(where, str) and _is_path(where))


def _is_path(text: str) -> bool:
    return text.startswith("$") and not _find_fault(text)


def _find_fault(path: str) -> str:
    """Return why a JSONPath cannot be followed; what tells it is heavy, and plain paths do not need it."""
    if _PLAIN_PATH.fullmatch(path):
        return ""
    from docparse.values.paths import find_fault

    return find_fault(path)


def _check_paths(key: str, paths: Iterable[Json]) -> Iterator[str]:
    """Yield what is wrong with the JSONPaths of a key."""
    for path in paths:
        if isinstance(path, str) and path.startswith("$") and (fault := _find_fault(path)):
            yield f"docparse.{key}: '{path}' {fault}"


def _check(key: str, value: Json) -> Iterator[str]:
    """Yield what is wrong with one key and its value."""
    if key not in KEYS:
        yield f"docparse.{key} is unknown; known are {', '.join(KEYS)}"
    elif key == "match" and value not in tuple(Match):
        yield f"docparse.match is one of {', '.join(Match)}"
    elif key == "echo" and not isinstance(value, bool):
        yield "docparse.echo is true or false"
    elif key == "skip" and not isinstance(value, (str, bool)):
        yield "docparse.skip is the reason as text, or true"
    elif key in _PLACES and not all(isinstance(each, str) and each.startswith("$") for each in _texts(value)):
        yield f"docparse.{key} is a list of JSONPaths such as $.value[0].id"
    elif key == "types" and not (
        isinstance(value, dict)
        and all(where.startswith("$") and isinstance(name, str) for where, name in value.items())
    ):
        yield "docparse.types is an object of JSONPaths and type names"
    if key in (*_PLACES, "types"):
        yield from _check_paths(key, value if isinstance(value, dict) else _texts(value))
    elif key == "ignore" and not all(isinstance(rule, str) for rule in _texts(value)):
        yield "docparse.ignore is a list of rules such as type-mismatch"
