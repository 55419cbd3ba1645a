"""The settings of a run, each with its origin: command line, environment, file, default."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from docparse.config.file import OWN, ConfigFile, find_file, from_here, read_file
from docparse.config.keys import KEYS
from docparse.config.readers import Accounts, EntryError
from docparse.config.settings import Settings
from docparse.config.values import make_configured, make_given, place_values
from docparse.errors import ConfigurationError, did_you_mean

__all__ = ["Settings", "load_settings"]


def load_settings(
    path: str,
    *,
    config_file: str | None = None,
    environment: Mapping[str, str] | None = None,
    given: Mapping[str, object] | None = None,
    variables: Mapping[str, str] | None = None,
) -> Settings:
    """Return the settings for a run that begins at a path; `given` and `variables` are the command line's.

    Raises ConfigurationError for unknown keys and for values of the wrong type.
    """
    environment = os.environ if environment is None else environment
    file = read_file(config_file) if config_file else find_file(path)
    values, origins = _read_table(file)
    for key, text, name in _find_named(environment):
        value = _read(key, text, lambda *_, name=name: name)
        values[key], origins[key] = value.files if isinstance(value, Accounts) else value, name
    configured_files = values.get("vars", ())
    typed = _read_typed(given or {})
    values |= typed
    origins |= {key: f"--{key}" for key in typed}
    values["given"] = make_given(typed.get("vars", ()), variables or {})
    configured = make_configured(environment, configured_files, values.get("variables", {}))
    values["variables"] = {**configured, **values["given"]}
    origins |= {f"variables.{name}": value.origin for name, value in values["variables"].items()}
    folder = os.path.dirname(os.path.abspath(file.path)) if file.path else ""  # noqa: PTH100, PTH120 - pathlib costs start-up
    return Settings(
        **{key.replace("-", "_"): value for key, value in values.items()}, folder=folder, origins=origins
    )


def _read_typed(given: Mapping[str, object]) -> dict[str, Any]:
    """Return what the command line says, its numbers as strict as those of a file."""
    typed = {key: value for key, value in given.items() if value is not None and value != ()}
    numbers = {key: value for key, value in typed.items() if isinstance(value, int | float)}
    return typed | {key: _read(key, value, lambda *_, key=key: f"--{key}") for key, value in numbers.items()}


def _read_table(file: ConfigFile) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the typed values of a file and where each stands."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key, value in file.table.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS)
            if key == "tool" and file.path.endswith(OWN):
                hint = f"; in {OWN} the keys stand at the top, without [tool.docparse]"
            raise ConfigurationError(f"{file.place(key)}: unknown key {key!r}{hint}")
        values[key] = _locate(key, _read(key, value, partial(file.place, key)), file.path)
        origins[key] = file.place(key)
        if isinstance(value, dict):
            origins |= {f"{key}.{name}": file.place(key, name) for name in value}
    return values | dict(_place_values(values, file)), origins


def _place_values(values: Mapping[str, Any], file: ConfigFile) -> Iterator[tuple[str, object]]:
    """Yield the keys with values of placeholders anew, each value with its line."""
    if table := values.get("variables"):
        yield "variables", place_values(table, partial(file.place, "variables"))
    if tables := values.get("variables-for"):
        yield (
            "variables-for",
            {
                glob: place_values(each, partial(file.place, "variables-for", glob))
                for glob, each in tables.items()
            },
        )
    if accounts := values.get("accounts"):
        yield "accounts", accounts.files
        yield "account-tables", accounts.tables
        yield (
            "account-variables",
            {
                name: place_values(each, partial(file.place, "accounts", name, "variables"))
                for name, each in accounts.variables.items()
            },
        )


def _locate(key: str, value: Any, file: str) -> Any:  # noqa: ANN401 - the type is the key's own
    """Return a value with the paths in it as seen from the working folder."""
    if not KEYS[key].is_path:
        return value
    if isinstance(value, str):
        return from_here(file, value) if value else value
    if isinstance(value, Accounts):
        return value._replace(files=_locate(key, value.files, file))
    return tuple(from_here(file, path) for path in value)


def _read(key: str, value: object, place: Callable[..., str]) -> Any:  # noqa: ANN401 - the type is the key's own
    """Return a typed value; `place` says where it stands, or where its entry of a name does."""
    try:
        return KEYS[key].read(value)
    except ValueError as error:
        names = (error.name,) if isinstance(error, EntryError) else ()
        raise ConfigurationError(f"{place(*names)}: {key} takes {error}") from error


def _find_named(environment: Mapping[str, str]) -> Iterator[tuple[str, object, str]]:
    """Yield the keys that environment variables set, with the value and the variable's name."""
    for key, rule in KEYS.items():
        name = f"DOCPARSE_{key.replace('-', '_').upper()}"
        if rule.read_text and (text := environment.get(name)):
            yield key, rule.read_text(text), name
