"""The rows of pages, kept on the disk by size and time of change: one file a folder, read and written whole.

Content is not asked for, as it is for pages: to know that a touched page is the same takes about as long as
to see its rows.
"""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TypeAlias
from zlib import crc32

from docparse.cache.folder import Includes, Mark, find_own, name_file, trusted, write_whole
from docparse.model.rows import Row

Kept: TypeAlias = "tuple[Mark, Includes, tuple[Row, ...], int, int, int]"
"""As files.rows has it: when a page was read, from which includes, and the fields of its PageRows."""
_CHECKSUM = 4
"""Bytes at the start of a file."""


class RowsCache:
    """Remembers the rows of pages under a folder of its own."""

    def __init__(self, folder: str, clock: Callable[[], int] = time.time_ns) -> None:
        self._folder = folder
        self._clock = clock
        self._recalled = 0
        """When a folder was asked for last: what changed since, or little before, may change unnoticed."""

    def recall(self, folder: str) -> Mapping[str, Kept]:
        """Return what was kept of the pages in a folder, by their names; nothing if it is not as written."""
        self._recalled = self._clock()
        with suppress(OSError, ValueError, TypeError, EOFError):
            with open(self._name_file(folder), "rb", buffering=0) as stream:
                written = stream.read()
            if crc32(written[_CHECKSUM:]) == int.from_bytes(written[:_CHECKSUM], "little"):
                pages: Mapping[str, Kept] = marshal.loads(written[_CHECKSUM:])  # noqa: S302 - its checksum says that we wrote it
                return pages
        return {}

    def keep(self, folder: str, pages: Mapping[str, Kept]) -> None:
        """Write what is known of the pages in the folder that was recalled, less those that are gone."""
        with suppress(OSError):
            there = set(os.listdir(folder or "."))
            kept = marshal.dumps({name: self._trusted(page) for name, page in pages.items() if name in there})
            checksum = crc32(kept).to_bytes(_CHECKSUM, "little")
            write_whole(self._name_file(folder), (checksum, kept))

    def _trusted(self, page: Kept) -> Kept:
        mark, includes, rows, examples, blocks, slips = page
        files = tuple([(file, trusted(included, self._recalled)) for file, included in includes])
        return trusted(mark, self._recalled), files, rows, examples, blocks, slips

    def _name_file(self, folder: str) -> str:
        return name_file(self._folder, folder, "rows")


def open_rows_cache(environment: Mapping[str, str] = os.environ) -> RowsCache:
    """Return the cache of rows in docparse's folder."""
    return RowsCache(find_own(environment))
