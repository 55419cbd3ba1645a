"""What the values of fixtures mean."""

from __future__ import annotations

from collections.abc import Mapping

from docparse.arranging.asking import Typed
from docparse.errors import ConfigurationError
from docparse.model import Json
from docparse.variables import Value, Values

_ORIGIN = "the fixture docparse_variables"


def read_credentials(value: object) -> Typed:
    """Return what `docparse_credentials` says of who asks; raises ConfigurationError."""
    if value is None or value == "":
        return Typed()
    if isinstance(value, str):
        return Typed(token=value)
    if isinstance(value, Mapping):
        return Typed(headers=tuple(f"{name}: {text}" for name, text in value.items()))
    if isinstance(value, tuple | list) and len(value) == 2:
        return Typed(user=":".join(map(str, value)))
    raise ConfigurationError(
        f"docparse_credentials is {type(value).__name__}: return a bearer token, a pair of name and "
        "password, or header fields by name"
    )


def read_variables(values: object) -> Values:
    """Return what `docparse_variables` says, any JSON value by name; raises ConfigurationError."""
    if not isinstance(values, Mapping):
        raise ConfigurationError(
            f"docparse_variables is {type(values).__name__}: return values of placeholders by name"
        )
    return {str(name): value if isinstance(value, Value) else _make(value) for name, value in values.items()}


def _make(json: Json) -> Value:
    return Value(json, _ORIGIN, typed=not isinstance(json, str))
