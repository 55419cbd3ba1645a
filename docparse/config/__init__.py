"""The settings of a run, each with its origin: command line, environment, file, default."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from docparse.config.file import OWN, ConfigFile, find_file, from_here, read_file
from docparse.config.keys import KEYS, EntryError, Refinements
from docparse.errors import ConfigurationError, did_you_mean
from docparse.model import Match

_VARIABLE = "DOCPARSE_VAR_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told to do."""

    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    target: str = ""
    doc_hosts: Mapping[str, str] = field(default_factory=dict)
    match: Match = Match.DOCS
    strict: bool = False
    allow_writes: bool = False
    follow_redirects: bool = False
    jobs: int | None = None
    """None: chosen for the target."""
    connect_timeout: float = 5.0
    read_timeout: float = 30.0
    timeout: float = 60.0
    severity: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    """Words that mean rules (docparse.linting.choosing)."""
    ignore: tuple[str, ...] = ()
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline: str = ""
    front_matter: tuple[str, ...] = ()
    """The keys that front matter has."""
    page_settings: tuple[str, ...] = ()
    """Files that say what pages have (docparse.config.requirements)."""
    site_root: str = ""
    """The folder that links starting with a slash are looked for in; empty: they are the site's."""
    unchecked_links: tuple[str, ...] = ()
    """How links start that are not looked for."""
    variables: Mapping[str, str] = field(default_factory=dict)
    examples: Refinements = ()
    folder: str = ""
    """The whole path of the folder that the configuration file lies in; empty: there is none."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """By key, and by `key.name` inside tables; what is not there is the default."""

    def place(self, page: str) -> str:
        """Return the path of a page that globs of the configuration are for: from its file's folder."""
        return os.path.relpath(page, self.folder).replace(os.sep, "/") if self.folder else page


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
        values[key], origins[key] = _read(key, text, lambda *_, name=name: name), name
    values |= given or {}
    origins |= {key: f"--{key}" for key in given or {}}
    values["variables"], variable_origins = _merge_variables(values, origins, environment, variables or {})
    origins |= variable_origins
    folder = os.path.dirname(os.path.abspath(file.path)) if file.path else ""  # noqa: PTH100, PTH120 - pathlib costs start-up
    return Settings(
        **{key.replace("-", "_"): value for key, value in values.items()}, folder=folder, origins=origins
    )


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
        values[key] = _read(key, value, partial(file.place, key))
        origins[key] = file.place(key)
        if isinstance(value, dict):
            origins |= {f"{key}.{name}": file.place(key, name) for name in value}
    if "paths" in values:
        values["paths"] = tuple(from_here(file.path, path) for path in values["paths"])
    if values.get("baseline"):
        values["baseline"] = from_here(file.path, values["baseline"])
    if "page-settings" in values:
        values["page-settings"] = tuple(from_here(file.path, path) for path in values["page-settings"])
    if "site-root" in values:
        values["site-root"] = from_here(file.path, values["site-root"])
    return values, origins


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


def _merge_variables(
    values: Mapping[str, Any],
    origins: Mapping[str, str],
    environment: Mapping[str, str],
    given: Mapping[str, str],
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the values of placeholders by `variables.key`, and where each comes from.

    The command line wins over the file, and the file over the environment (`DOCPARSE_VAR_USER_ID`).
    """
    named = {name: text for name, text in environment.items() if name.startswith(_VARIABLE)}
    if not named and not given and "variables" not in values:
        return {}, {}
    from docparse.variables import key as normal_name

    layers = (
        {name[len(_VARIABLE) :]: (text, name) for name, text in named.items()},
        {name: (text, origins[f"variables.{name}"]) for name, text in values.get("variables", {}).items()},
        {name: (text, "--var") for name, text in given.items()},
    )
    merged = {normal_name(name): told for layer in layers for name, told in layer.items()}
    return (
        {name: text for name, (text, _) in merged.items()},
        {f"variables.{name}": origin for name, (_, origin) in merged.items()},
    )
