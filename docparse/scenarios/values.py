"""The values of scenario files: literals of any JSON type, `[name]` for a captured one, functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.model import Json
from docparse.scenarios.faults import ScenarioError
from docparse.scenarios.functions import CODE, Fresh, call, find_argument, is_code
from docparse.variables import Value, Values, key

_CAPTURED = re.compile(r"\[\s*([A-Za-z_@][\w .@-]{0,80}?)\s*\]")


def read_name(text: str) -> str:
    """Return the name that a text in brackets is; empty where it is none."""
    captured = _CAPTURED.fullmatch(text)
    return captured[1] if captured else ""


def is_captured(value: Json) -> bool:
    """Tell whether a value is that of a name in brackets."""
    return isinstance(value, str) and bool(read_name(value))


def find_names(value: Json) -> Iterator[str]:
    """Yield the names whose values a value asks for."""
    for text in _find_texts(value):
        name = read_name(text) or read_name(find_argument(text))
        if name:
            yield name


def find_code(value: Json) -> str:
    """Return why a value cannot be used, where it is code or holds some."""
    return CODE if any(map(is_code, _find_texts(value))) else ""


def resolve(value: Json, values: Values, fresh: Fresh) -> Json:
    """Return the value that a value of a scenario stands for, that of a captured name with its own type.

    What texts in objects and arrays stand for is put in their place. Raises ScenarioError for a name that has
    no value, and for code.
    """
    if isinstance(value, dict):
        return {name: resolve(each, values, fresh) for name, each in value.items()}
    if isinstance(value, list):
        return [resolve(each, values, fresh) for each in value]
    if not isinstance(value, str):
        return value
    if name := read_name(value):
        return _look_up(name, values)
    return call(value, fresh, lambda argument: _argue(argument, values))


def _argue(argument: str, values: Values) -> str:
    name = read_name(argument)
    return Value(_look_up(name, values)).text if name else argument


def _look_up(name: str, values: Values) -> Json:
    wanted = key(name)
    found = next((value for each, value in values.items() if key(each) == wanted), None)
    if found is None:
        raise ScenarioError(
            f"there is no value for [{name}]: no request before captures it; give it with --var {name}=VALUE"
        )
    return found.json


def _find_texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _find_texts(each)
