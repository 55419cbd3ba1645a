"""The object "docparse" of an annotation or of the configuration, as a Refinement."""

from __future__ import annotations

import binascii
import math
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from docparse.model import Json, Match, Refinement

WHOLE_CONTENT = "!body"
"""The source of a capture that is all of the answer's content."""


class RefinementReading(NamedTuple):
    """A refinement less the values that cannot be used, and a sentence for each of these."""

    refinement: Refinement
    problems: tuple[str, ...] = ()


def read_refinement(value: Mapping[str, Json]) -> RefinementReading:
    """Return what the keys of the object ask for; a wrong value loses that value only."""
    problems = [problem for key in value for problem in _check(key, value[key])]
    match, echo, skip = (value.get(key) for key in ("match", "echo", "skip"))
    refinement = Refinement(
        match=Match(match) if match in tuple(Match) else None,
        volatile=_places(value.get("volatile")),
        pin=_places(value.get("pin")),
        types=tuple((where, name) for where, name in _pairs(value.get("types")) if _is_path(where)),
        unordered=_places(value.get("unordered")),
        echo=echo is not False,
        skip=skip if isinstance(skip, str) else "the page says so" if skip is True else "",
        capture=tuple(
            (name, source) for name, source in _pairs(value.get("capture")) if _is_source(name, source)
        ),
        after=tuple(name for name in _list(value.get("after")) if isinstance(name, str) and name),
        timeout=_seconds(value.get("timeout")),
        redirects=value.get("redirects") is True,
        poll=value.get("poll") is True,
        content=_decode(value.get("content")),
    )
    return RefinementReading(refinement, tuple(problems))


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _pairs(value: Json) -> Iterator[tuple[str, str]]:
    """Yield the members of an object whose values are texts."""
    for name, each in value.items() if isinstance(value, dict) else ():
        if isinstance(each, str):
            yield name, each


def _places(value: Json) -> tuple[str, ...]:
    """Return the JSONPaths of a value that is one or a list of them."""
    return tuple(where for where in _list(value) if isinstance(where, str) and _is_path(where))


_PLAIN_PATH = re.compile(r"\$(?:\.[A-Za-z_]\w*|\[(?:0|[1-9]\d*|\*|'[\w@.-]+')\])*", re.ASCII)


def _is_path(text: str) -> bool:
    return text.startswith("$") and not _find_fault(text)


def _find_fault(path: str) -> str:
    """Return why a JSONPath cannot be followed; what tells it is heavy, and plain paths do not need it."""
    if _PLAIN_PATH.fullmatch(path):
        return ""
    from docparse.values.paths import find_fault

    return find_fault(path)


_FIELD_SOURCE = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+:")


def _is_source(name: str, source: str) -> bool:
    return bool(name.strip()) and (_is_path(source) or _is_other_source(source))


def _is_other_source(source: str) -> bool:
    """Tell whether a source of a capture is a field's name with a colon, or all of the content."""
    return source == WHOLE_CONTENT or _FIELD_SOURCE.fullmatch(source) is not None


def _seconds(value: Json) -> float | None:
    """Return a time that an example may take, None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        return None
    return float(value)


def _decode(value: Json) -> bytes | None:
    """Return the bytes that a text in base64 (RFC 4648 4) stands for, None for what is none."""
    if not isinstance(value, str):
        return None
    try:
        return binascii.a2b_base64("".join(value.split()).encode("ascii"), strict_mode=True)
    except ValueError:
        return None


class _Key(NamedTuple):
    """What the value of a key has to be."""

    fits: Callable[[Json], bool]
    awaited: str
    find_paths: Callable[[Json], Iterator[str]] = lambda _: iter(())
    """Gives the texts in it that are JSONPaths, if only they can be followed."""


def _is_flag(value: Json) -> bool:
    return isinstance(value, bool)


def _all_texts(value: Json) -> bool:
    return all(isinstance(each, str) for each in _list(value))


def _find_paths(value: Json) -> Iterator[str]:
    """Yield the texts of an object's names or of a list that begin like a JSONPath."""
    for path in value if isinstance(value, dict) else _list(value):
        if isinstance(path, str) and path.startswith("$"):
            yield path


def _find_sources(value: Json) -> Iterator[str]:
    return (source for _, source in _pairs(value) if source.startswith("$"))


_PLACES = _Key(
    lambda value: all(isinstance(each, str) and each.startswith("$") for each in _list(value)),
    "a list of JSONPaths such as $.value[0].id",
    _find_paths,
)
_KEYS: Mapping[str, _Key] = MappingProxyType(
    {
        "match": _Key(lambda value: value in tuple(Match), f"one of {', '.join(Match)}"),
        "volatile": _PLACES,
        "pin": _PLACES,
        "unordered": _PLACES,
        "types": _Key(
            lambda value: (
                isinstance(value, dict)
                and all(where.startswith("$") and isinstance(name, str) for where, name in value.items())
            ),
            "an object of JSONPaths and type names",
            _find_paths,
        ),
        "echo": _Key(_is_flag, "true or false"),
        "skip": _Key(lambda value: isinstance(value, str | bool), "the reason as text, or true"),
        "ignore": _Key(_all_texts, "a list of rules such as type-mismatch"),
        "capture": _Key(
            lambda value: (
                isinstance(value, dict)
                and all(
                    name.strip()
                    and isinstance(source, str)
                    and (source.startswith("$") or _is_other_source(source))
                    for name, source in value.items()
                )
            ),
            'an object of names and where the answer shows their values: "$.id", "ETag:", "!body"',
            _find_sources,
        ),
        "after": _Key(
            lambda value: _all_texts(value) and all(_list(value)),
            "the name of an example of this page or an id, or a list of them",
        ),
        "timeout": _Key(lambda value: _seconds(value) is not None, "a positive number of seconds"),
        "redirects": _Key(_is_flag, "true or false"),
        "poll": _Key(_is_flag, "true or false"),
        "content": _Key(lambda value: _decode(value) is not None, "bytes as text in base64"),
    }
)
KEYS = tuple(_KEYS)
"""`ignore` is for checks: the rules whose findings in the block are silenced."""


def _check(key: str, value: Json) -> Iterator[str]:
    """Yield what is wrong with one key and its value."""
    rule = _KEYS.get(key)
    if rule is None:
        yield f"docparse.{key} is unknown; known are {', '.join(KEYS)}"
        return
    if not rule.fits(value):
        yield f"docparse.{key} is {rule.awaited}"
    for path in rule.find_paths(value):
        if fault := _find_fault(path):
            yield f"docparse.{key}: '{path}' {fault}"
