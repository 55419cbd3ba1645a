"""The files that pages may include."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress

from docparse.files.contents import NO_FILE, Mark, read_marked
from docparse.files.search import SUFFIXES

_MISSING = ("", NO_FILE)
_LARGEST_INCLUDE = 10_000_000
_MOST_MISSING = 100_000


class Includes:
    """The files that pages may include: Markdown within the roots, each looked for once."""

    def __init__(self, roots: Sequence[str]) -> None:
        self.asked: dict[str, Mark] = {}
        """What was asked for since this was last emptied."""
        self._roots = roots
        self._names: dict[str, frozenset[str]] = {}
        self._found: dict[str, tuple[str, Mark]] = {}
        self._texts: dict[str, str | None] = {}

    def read(self, path: str) -> str | None:
        """Return the text of an included file, or None where there is none that a page may include."""
        file, self.asked[path] = self._find(path)
        if file and path not in self._texts:
            try:
                content, self.asked[path] = read_marked(file)
                self._texts[path] = content.decode("utf-8-sig", "replace")
            except OSError:
                self._texts[path] = None
        return self._texts[path] if file else None

    def are_as(self, includes: Sequence[tuple[str, Mark]]) -> bool:
        """Tell whether included files are as they were."""
        return all(self._find(path)[1] == mark for path, mark in includes) if includes else True

    def _find(self, path: str) -> tuple[str, Mark]:
        """Return where an included file is, and its mark; nowhere and NO_FILE where there is none."""
        folder, _, name = path.rpartition("/")
        if folder and name not in (self._names.get(folder) or self._list(folder)) and path[0] != "/":
            return _MISSING  # as most that are not there
        found = self._found.get(path)
        if found is None:
            found = next(self._candidates(path), _MISSING)
            if found[0] or len(self._found) < _MOST_MISSING:
                self._found[path] = found
        return found

    def _candidates(self, path: str) -> Iterator[tuple[str, Mark]]:
        """Yield the files that a path may mean: as it is named, or from a root where it has a slash first."""
        if not path.lower().endswith(SUFFIXES):
            return
        for file in (path, *(root + path for root in self._roots)) if path.startswith("/") else (path,):
            folder, _, name = file.rpartition("/")
            if name not in self._list(folder):
                continue
            with suppress(OSError, ValueError):
                status = os.stat(file)
                small = stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST_INCLUDE
                if small and self._is_within(os.path.realpath(file)):
                    yield file, (status.st_size, status.st_mtime_ns)

    def _list(self, folder: str) -> frozenset[str]:
        """Return the names in a folder; pages include from few folders, and most that is missing has none."""
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder or "."))
            except (OSError, ValueError):
                self._names[folder] = frozenset()
        return self._names[folder]

    def _is_within(self, real: str) -> bool:
        return any(real.startswith(root.rstrip(os.sep) + os.sep) for root in self._roots)
