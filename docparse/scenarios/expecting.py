"""What a scenario expects of an answer beside what the page promises."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from random import Random

from docparse.message import HttpResponse
from docparse.model import Aspect, Json, Kind, Mismatch, Severity
from docparse.scenarios.answers import find_shown
from docparse.scenarios.functions import Fresh
from docparse.scenarios.keys import Key, KeyKind, read_source
from docparse.scenarios.values import resolve
from docparse.values.sameness import agree
from docparse.variables import Value, Values

_NOTHING_NEW = Fresh(Random(0), lambda: datetime.now(UTC))  # noqa: S311 - nothing is drawn of it


def find_unmet(
    response: HttpResponse,
    expectations: Iterable[tuple[str, Json]],
    values: Values,
    *,
    line: int = 0,
    why: str = "the scenario expects it",
) -> Iterator[Mismatch]:
    """Yield the expectations that an answer does not meet; `[name]` in one is the captured value.

    A list means any of its values; where the answer shows a list, the same members in any order too. Numbers
    are equal by value. A media type may have more parameters than expected; null means that a field is not
    there. Raises ScenarioError for a name that has no value.
    """
    for text, written in expectations:
        source = read_source(text)
        if source is None:
            continue
        expected = resolve(written, values, _NOTHING_NEW)
        shown = find_shown(response, source)
        kind = _judge(source, expected, shown)
        if kind is not None:
            aspect = Aspect.HEADER if source.kind is KeyKind.FIELD else Aspect.BODY
            where = source.name if source.kind is KeyKind.FIELD else text
            actual = shown[0] if shown else None
            yield Mismatch(aspect, kind, where, Severity.FAILED, expected, actual, line, why)


def _judge(source: Key, expected: Json, shown: tuple[Json, ...]) -> Kind | None:
    """Return what is wrong with what an answer shows; None where it is as expected."""
    if source.kind is KeyKind.FIELD and expected is None:
        return Kind.EXTRA if shown else None
    if not shown:
        return Kind.MISSING
    if source.kind is KeyKind.FIELD:
        is_met = any(_is_field(source.name, each, shown) for each in _list(expected))
    elif source.kind is KeyKind.CONTENT:
        is_met = any(_is_content(each, str(shown[0])) for each in _list(expected))
    else:
        is_met = all(_is_any(expected, each) for each in shown)
    return None if is_met else Kind.VALUE


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _is_any(expected: Json, actual: Json) -> bool:
    """Tell whether an actual value is the expected one; where that is a list, one of it or the same list."""
    if not isinstance(expected, list):
        return _is_same(expected, actual)
    if isinstance(actual, list) and _has_same_members(expected, actual):
        return True
    return any(_is_same(each, actual) for each in expected)


def _has_same_members(expected: list[Json], actual: list[Json]) -> bool:
    left = list(actual)
    for each in expected:
        index = next((index for index, other in enumerate(left) if _is_same(each, other)), None)
        if index is None:
            return False
        del left[index]
    return not left


def _is_same(expected: Json, actual: Json) -> bool:
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(
            _is_same(each, actual[name]) for name, each in expected.items()
        )
    if isinstance(expected, list) and isinstance(actual, list):
        return _has_same_members(expected, actual)
    if isinstance(expected, (dict, list)) or isinstance(actual, (dict, list)):
        return False
    return agree(expected, actual)


def _is_content(expected: Json, actual: str) -> bool:
    """Tell whether content is the expected text, line ends and space around it aside, or JSON value."""
    if isinstance(expected, str):
        return expected.strip().splitlines() == actual.strip().splitlines()
    try:
        return _is_same(expected, json.loads(actual))
    except (ValueError, RecursionError):
        return False


def _is_field(name: str, expected: Json, shown: tuple[Json, ...]) -> bool:
    """Tell whether one of a field's values, or all of them in one, is the expected one."""
    wanted = Value(expected).text.strip()
    actual = [str(each).strip() for each in shown]
    if name.lower() == "content-type":
        media_type, parameters = _parse_media_type(wanted)
        found = [_parse_media_type(each) for each in actual]
        return any(media_type == other and parameters <= more for other, more in found)
    members = [member.strip() for each in actual for member in each.split(",")]
    return wanted in {*actual, ", ".join(actual), *members}


def _parse_media_type(value: str) -> tuple[str, set[tuple[str, str]]]:
    """Return the media type and its parameters, in lower case and without quotes (RFC 9110 8.3.1)."""
    media_type, *parameters = value.lower().split(";")
    pairs = (parameter.partition("=") for parameter in parameters if parameter.strip())
    return media_type.strip(), {(name.strip(), text.strip().strip('"')) for name, _, text in pairs}
