"""Files of values (`--vars FILE`): JSON, TOML and `.env`, by the name's ending."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from docparse.errors import ConfigurationError
from docparse.variables.tables import make_values
from docparse.variables.values import Value, Values


def read_values(text: str, name: str) -> Values:
    """Return the values that a file of this name holds, each with its line where that is certain.

    In JSON and TOML a value has its type; in a `.env` file (`NAME=value`) it is a text as a person gives it.
    Raises ConfigurationError for a file that is none of these, and for one that cannot be read as its kind.
    """
    kind = _find_kind(name)
    read = _READERS.get(kind)
    if read is None:
        raise ConfigurationError(f"{name}: values are read from files that end in {', '.join(_READERS)}")
    return read(text, name)


def _find_kind(name: str) -> str:
    """Return the ending that says what is in a file; `.env.staging` and `staging.env` are both `.env`."""
    file = name.replace("\\", "/").rpartition("/")[2].lower()
    return ".env" if file == ".env" or file.startswith(".env.") else file[file.rfind(".") :]


def _read_json(text: str, name: str) -> Values:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{name}: is not JSON: {error}") from error
    if not isinstance(table, dict):
        raise ConfigurationError(f'{name}: is no JSON object of names and values: {{"user-id": "48d31887"}}')
    return make_values(table, _find_origin(text, name, r'"{}"\s*:'))


def _read_toml(text: str, name: str) -> Values:
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{name}: is not TOML: {error}") from error
    return make_values(table, _find_origin(text, name, r"^[ \t]*\[?[\"']?{}\b"))


def _read_env(text: str, name: str) -> Values:
    """Return the values of a .env file; what a value says of other variables (`${HOME}`) is text as well."""
    from io import StringIO

    from dotenv.parser import parse_stream

    values: dict[str, Value] = {}
    for binding in parse_stream(StringIO(text)):
        line = binding.original.line + _count_blank(binding.original.string)
        if binding.error:
            raise ConfigurationError(f"{name}:{line}: is no NAME=value")
        if binding.key is not None and binding.value is not None:
            values[binding.key] = Value(binding.value, f"{name}:{line}")
    return values


def _count_blank(text: str) -> int:
    """Return how many lines a text begins with that are blank or comments."""
    return re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*", text)[0].count("\n")  # type: ignore[index]  # fits nothing too


def _find_origin(text: str, file: str, pattern: str) -> Callable[[str], str]:
    """Return what says where a name stands: file and line where it stands once, else the file."""

    def find(name: str) -> str:
        found = list(re.finditer(pattern.format(re.escape(name)), text, re.MULTILINE))
        return f"{file}:{text.count(chr(10), 0, found[0].start()) + 1}" if len(found) == 1 else file

    return find


_READERS = {".json": _read_json, ".toml": _read_toml, ".env": _read_env}
