"""Values of placeholders in layers: environment, files, configuration, command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from docparse.errors import ConfigurationError

if TYPE_CHECKING:
    from docparse.config.readers import Table
    from docparse.variables import Values

_VARIABLE = "DOCPARSE_VAR_"


def make_given(files: Iterable[str], texts: Mapping[str, str]) -> Values:
    """Return the values of the command line by `variables.key`; `--var` wins over `--vars`."""
    if not files and not texts:
        return {}
    from docparse.variables import given, merge

    return merge(*map(read_file, files), given(texts, "--var"))


def make_configured(environment: Mapping[str, str], files: Iterable[str], placed: Values) -> Values:
    """Return the values that hold for all pages by `variables.key`.

    The configuration's own, `placed`, win over the files that it names, and these over the environment
    (`DOCPARSE_VAR_USER_ID`).
    """
    named = {name: text for name, text in environment.items() if name.startswith(_VARIABLE)}
    if not named and not files and not placed:
        return {}
    from docparse.variables import Value, merge

    return merge(
        {name[len(_VARIABLE) :]: Value(text, name) for name, text in named.items()},
        *map(read_file, files),
        placed,
    )


def place_values(table: Table, find_origin: Callable[[str], str]) -> Values:
    """Return the values of a table of the configuration by `variables.key`; a table inside is an object."""
    from docparse.variables import make_values, merge

    return merge(make_values(table, find_origin))


def read_file(path: str) -> Values:
    """Return the values that a file holds; raises ConfigurationError where it cannot be read."""
    from docparse.variables import read_values

    try:
        with open(path, encoding="utf-8-sig") as file:  # noqa: PTH123 - pathlib costs start-up
            return read_values(file.read(), path)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: is not UTF-8 text") from error
