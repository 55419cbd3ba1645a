"""Values from tables: what a JSON or TOML file and the configuration say of placeholders."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time

from docparse.errors import ConfigurationError
from docparse.model import Json
from docparse.variables.credentials import names_secret
from docparse.variables.values import Value, Values


def make_values(table: Mapping[str, object], find_origin: Callable[[str], str]) -> Values:
    """Return the values of a table by name, each of the type that it has there.

    A table inside is a value too, an object, and what it holds has both names with a dot between them. Dates
    are texts as in RFC 3339. `find_origin` says where a name of the outermost table stands. Raises
    ConfigurationError for what no JSON value is.
    """
    return {
        name: Value(json, origin, typed=True, secret=names_secret(name) or _holds_secret(json))
        for first, each in table.items()
        for origin in (find_origin(first),)
        for name, json in _flatten(first, _read(each, f"{origin}: {first}"))
    }


def _flatten(name: str, value: Json) -> Iterator[tuple[str, Json]]:
    """Yield a value, and under dotted names what it holds where it is an object."""
    yield name, value
    if isinstance(value, dict):
        for inner, each in value.items():
            yield from _flatten(f"{name}.{inner}", each)


def _holds_secret(value: Json) -> bool:
    """Tell whether the name of something inside says that it is a secret."""
    if isinstance(value, dict):
        return any(names_secret(name) or _holds_secret(inner) for name, inner in value.items())
    return isinstance(value, list) and any(map(_holds_secret, value))


def _read(value: object, place: str) -> Json:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _read(each, f"{place}.{name}") for name, each in value.items()}
    if isinstance(value, list):
        return [_read(each, place) for each in value]
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    raise ConfigurationError(f"{place} is {value}, which JSON has not; write a number or a text")
