"""Scenario and account files: those that lie in the folders of the docs, and those that are named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from typing import NamedTuple

from docparse.errors import ConfigurationError
from docparse.files.lines import decode, read_file
from docparse.files.search import search
from docparse.reading.json_text import read_json

MAX_BYTES = 10_000_000
"""Larger files are passed over unless they are named."""

Texts = tuple[tuple[str, str], ...]
"""Paths with forward slashes, and what the files hold; sorted by path."""
_SCENARIOS = ("scenarios", "canned-requests")
_ACCOUNTS = ("accounts",)
_TELLTALE = re.compile(rb"""["']?\b(?:scenarios|canned-requests|accounts)\b["']?\s*:\s*\[""")
_KEY = re.compile(r"""["']?\b(scenarios|canned-requests|accounts)\b["']?\s*:\s*\[""")


class SettingsFiles(NamedTuple):
    """Files that say how examples are replayed; one may be both."""

    scenarios: Texts = ()
    accounts: Texts = ()


def find_scenarios(
    paths: Iterable[str],
    exclude: Sequence[str] = (),
    *,
    scenarios: Sequence[str] = (),
    accounts: Sequence[str] = (),
) -> SettingsFiles:
    """Return the scenario and account files of the folders that paths name, and those that globs name.

    Below the folders (of a page, those beside it and below) each *.json file counts whose object has an array
    `scenarios`, `canned-requests` or `accounts`, and one that is no JSON and looks so; what git ignores and
    what is excluded is left out. Raises ConfigurationError for a glob that names no file that can be read.
    """
    found = tuple((path, text, _tell_kinds(text)) for path, text in _find_around(paths, exclude))
    own = ((path, text) for path, text, keys in found if keys & {*_SCENARIOS})
    of_accounts = ((path, text) for path, text, keys in found if keys & {*_ACCOUNTS})
    return SettingsFiles(
        _merge((*own, *_read_named(scenarios))), _merge((*of_accounts, *_read_named(accounts)))
    )


def _merge(texts: Iterable[tuple[str, str]]) -> Texts:
    """Return each file once, whatever its paths, sorted."""
    once: dict[str, tuple[str, str]] = {}
    for path, text in texts:
        once.setdefault(os.path.realpath(path), (path, text))
    return tuple(sorted(once.values()))


def _find_around(paths: Iterable[str], exclude: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files below folders that may be what is looked for."""
    for folder in dict.fromkeys(map(_find_folder, paths)):
        for path in search(os.path.normpath(folder or "."), exclude, (".json",)):
            content = _read(path)
            if content is not None and (
                _TELLTALE.search(content) or content[:2] in {b"\xff\xfe", b"\xfe\xff"}
            ):
                yield path, decode(content)


def _find_folder(path: str) -> str:
    """Return the folder that a path or glob names, or the one that the page lies in."""
    while has_magic(path) and not os.path.exists(path):
        path = os.path.dirname(path)
    return path if os.path.isdir(path) else os.path.dirname(path)


def _read(path: str) -> bytes | None:
    """Return what is in a file; None where it cannot be read or is too large."""
    try:
        return read_file(path) if os.path.getsize(path) <= MAX_BYTES else None
    except OSError:
        return None


def _read_named(globs: Iterable[str]) -> Iterator[tuple[str, str]]:
    for pattern in globs:
        matches = [match for match in sorted(glob(pattern, recursive=True)) if os.path.isfile(match)]
        if not matches:
            raise ConfigurationError(
                f"no file is named by '{pattern}', where the command line or the configuration looks for one"
            )
        for match in matches:
            try:
                yield os.path.normpath(match).replace(os.sep, "/"), decode(read_file(match))
            except OSError as error:
                raise ConfigurationError(f"'{match}' cannot be read: {error.strerror}") from error


def _tell_kinds(text: str) -> set[str]:
    """Return the telltale keys of a file's object; of a file that is no JSON those that it seems to have."""
    reading = read_json(text)
    if reading.error is not None:
        return set(_KEY.findall(text))
    value = reading.value
    if not isinstance(value, dict):
        return set()
    return {key for key in (*_SCENARIOS, *_ACCOUNTS) if isinstance(value.get(key), list)}
