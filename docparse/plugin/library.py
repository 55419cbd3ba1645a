"""The pages of a pytest run: those that the command line would read of the same paths."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property

from docparse.config import Settings
from docparse.config.file import from_here
from docparse.errors import NoPagesError
from docparse.files import find_pages, read_docset
from docparse.files.search import SUFFIXES
from docparse.model import Docset, Page
from docparse.reading import Depth

_FEW = 5
"""So many pages are read in less time than it takes to open the cache."""


class Library:
    """The pages, found and read when they are first asked for."""

    def __init__(self, paths: Sequence[str], settings: Settings) -> None:
        self.paths = tuple(from_here("", path) for path in paths if _may_hold_pages(path))
        """Those that are folders or pages, from the working folder."""
        self._settings = settings

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The paths of the pages as they are told, in the order of the command line."""
        found: dict[str, None] = {}
        for path in self.paths:
            with suppress(NoPagesError):
                found.update(dict.fromkeys(find_pages([path], self._settings.exclude)))
        return tuple(found)

    @cached_property
    def docset(self) -> Docset:
        """The pages with their blocks."""
        return self._read(Depth.BLOCKS)

    @cached_property
    def whole(self) -> Docset:
        """The pages with their tables and prose."""
        return self._read(Depth.WHOLE)

    def find(self, path: os.PathLike[str]) -> Page | None:
        """Return the page that a file is; None where it is none."""
        return self._pages.get(os.path.abspath(path))  # noqa: PTH100 - links stay as they are

    def holds(self, path: os.PathLike[str]) -> bool:
        """Tell whether a file is a page; none is read for that."""
        return os.path.abspath(path) in self._names  # noqa: PTH100 - as above

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(map(os.path.abspath, self.files))

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {os.path.abspath(page.path): page for page in self.docset.pages}  # noqa: PTH100 - as above

    def _read(self, depth: Depth) -> Docset:
        if not self.files:
            return Docset(())
        cache = None
        if len(self.files) > _FEW:
            from docparse.cache import open_cache

            cache = open_cache()
        return read_docset(self.files, depth=depth, cache=cache)


def _may_hold_pages(path: str) -> bool:
    """Tell whether pages may be there; of a file named with another ending only its annotations tell."""
    if os.path.isdir(path) or path.lower().endswith(SUFFIXES):  # noqa: PTH112 - it is a text
        return True
    if path.endswith(".py"):
        return False
    with open(path, "rb") as file:  # noqa: PTH123 - likewise
        return b"blockType" in file.read()
