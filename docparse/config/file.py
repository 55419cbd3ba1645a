# ruff: noqa: PTH100, PTH109, PTH113, PTH118, PTH119, PTH120, PTH123
"""The configuration file: which one it is, what it says, and on which line.

It uses `os.path`, because importing `pathlib` takes longer than reading a configuration.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docparse.errors import ConfigurationError

OWN = "docparse.toml"
SHARED = "pyproject.toml"
_PART = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.?)""")
_HEADER = re.compile(r"\s*\[([^\[].*?)\]\s*(?:#.*)?")
_GLOB = re.compile(r"[*?\[]")

Dotted = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The table of docparse in a file; an empty path where there is none."""

    path: str = ""
    table: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[Dotted, int] = field(default_factory=dict)

    def place(self, *keys: str) -> str:
        """Return `file:line` of a key, or of the nearest table around it."""
        for end in range(len(keys), 0, -1):
            if line := self.lines.get(keys[:end]):
                return f"{self.path}:{line}"
        return self.path


def find_file(path: str) -> ConfigFile:
    """Return the nearest configuration above a path; where none is, an empty one.

    A folder's own docparse.toml wins over the pyproject.toml beside it. Raises ConfigurationError.
    """
    folder = os.path.abspath(_GLOB.split(path.partition("::")[0])[0] or ".")
    while True:
        for name in (OWN, SHARED):
            candidate = os.path.join(folder, name)
            if os.path.isfile(candidate) and (name == OWN or _mentions_docparse(candidate)):
                found = read_file(candidate, from_here("", candidate))
                if found.path:
                    return found
        above = os.path.dirname(folder)
        if above == folder:
            return ConfigFile()
        folder = above


def read_file(path: str, shown: str = "") -> ConfigFile:
    """Return what a configuration file says; an empty one for a pyproject.toml without our table.

    Raises ConfigurationError where the file cannot be read.
    """
    import tomllib

    shown = shown or path
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        whole: dict[str, object] = tomllib.loads(text)
    except OSError as error:
        raise ConfigurationError(f"{shown}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{shown}: is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{shown}: is not TOML: {error}") from error
    prefix: Dotted = ("tool", "docparse") if os.path.basename(path) == SHARED else ()
    table: object = whole
    for name in prefix:
        table = table.get(name) if isinstance(table, dict) else None
    if table is None:
        return ConfigFile()
    if not isinstance(table, dict):
        raise ConfigurationError(f"{shown}: tool.docparse is not a table")
    lines = {keys[len(prefix) :]: line for keys, line in _find_lines(text) if keys[: len(prefix)] == prefix}
    return ConfigFile(shown, table, lines)


def from_here(file: str, path: str) -> str:
    """Return a path that is relative to a file, as seen from the working folder; one outside stays whole."""
    whole = os.path.normpath(os.path.join(os.path.abspath(os.path.dirname(file)), path))
    here = os.path.join(os.getcwd(), "")
    inside = whole.startswith(here) or whole + os.sep == here
    return (os.path.relpath(whole) if inside else whole).replace(os.sep, "/")


def _mentions_docparse(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"docparse" in file.read()
    except OSError:
        return False


def _find_lines(text: str) -> Iterator[tuple[Dotted, int]]:
    """Yield each key with its tables and its line, from the last line up: the first of a name wins."""
    found: list[tuple[Dotted, int]] = []
    table: Dotted = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            table = _split(header[1])
            found.extend((table[:end], number) for end in range(1, len(table) + 1))
        elif (keys := _split(line)) and "=" in line:
            found.extend(((*table, *keys[:end]), number) for end in range(1, len(keys) + 1))
    yield from reversed(found)


def _split(text: str) -> Dotted:
    """Return the parts of the dotted key that a text begins with."""
    parts: list[str] = []
    position = 0
    while match := _PART.match(text, position):
        parts.append(match[1] or match[2] or match[3] or "")
        position = match.end()
        if not match[4]:
            break
    return tuple(parts)
