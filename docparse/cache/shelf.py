"""The files of the cache: finding, checking, writing them."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from zlib import crc32

from docparse.cache.folder import (
    Includes,
    Mark,
    digest,
    find_folder,
    find_own,
    name_file,
    trusted,
    write_whole,
)
from docparse.cache.records import from_record, to_record
from docparse.model import Page

__all__ = ["Includes", "Mark", "PageCache", "Remembered", "find_folder", "open_cache"]

_TRAILER = 16
"""The last bytes of a file: where its index starts, and the index's checksum."""


class Remembered(NamedTuple):
    """A page that was read before; it holds if its includes are as they were."""

    page: Callable[[], Page]
    includes: Includes


class _Entry(NamedTuple):
    """Where a page's record is and what it was read from."""

    mark: Mark
    digest: bytes
    record: bytes | tuple[int, int]
    """The record itself, or where it starts in the file and how long it is."""
    checksum: int
    includes: Includes


class PageCache:
    """Remembers pages under a folder of its own; best asked for the pages of a folder one after another."""

    def __init__(self, folder: str, clock: Callable[[], int] = time.time_ns) -> None:
        self._folder = folder
        self._clock = clock
        self._shelf: _Shelf | None = None

    def recall(self, path: str, mark: Mark, kind: str) -> Remembered | None:
        """Return what was read of a file with this mark, or None."""
        shelf, name = self._open(path, kind)
        entry = shelf.entries.get(name)
        return None if entry is None or entry.mark != mark else shelf.remember(entry, path)

    def recall_content(self, path: str, mark: Mark, content: bytes, kind: str) -> Remembered | None:
        """Return what was read of equal content in the same folder, or None; from now on it has this mark."""
        shelf, name = self._open(path, kind)
        read = digest(content)
        entry = shelf.entries.get(name)
        if entry is None or entry.digest != read:
            entry = shelf.find_digest(read)
        if entry is None:
            return None
        shelf.put(name, entry._replace(mark=self._trusted(mark)))
        return shelf.remember(entry, path)

    def keep(self, page: Page, mark: Mark, content: bytes, kind: str, includes: Includes) -> None:
        """Remember a page and the included files that it was read from."""
        shelf, name = self._open(page.path, kind)
        trusted = tuple((path, self._trusted(included)) for path, included in includes)
        record = marshal.dumps(to_record(page))
        shelf.put(name, _Entry(self._trusted(mark), digest(content), record, crc32(record), trusted))

    def save(self) -> None:
        """Write what is new to the disk."""
        shelf, self._shelf = self._shelf, None
        if shelf is not None:
            shelf.save()

    def _open(self, path: str, kind: str) -> tuple[_Shelf, str]:
        """Return the shelf of the folder that a page is in, and the page's name there."""
        pages, _, name = path.rpartition("/")
        if self._shelf is None or self._shelf.pages != pages or self._shelf.kind != kind:
            self.save()
            self._shelf = _Shelf(self._folder, pages, kind)
        return self._shelf, name

    def _trusted(self, mark: Mark) -> Mark:
        """Return a mark, or one that no file has where another change may leave the same one."""
        return trusted(mark, self._clock())


class _Shelf:
    """The pages of one folder."""

    def __init__(self, folder: str, pages: str, kind: str) -> None:
        self.pages = pages
        self.kind = kind
        self._file = name_file(folder, pages, kind)
        self._records, self.entries = _load(self._file)
        self._changed = False
        self._digests: dict[bytes, _Entry] | None = None

    def find_digest(self, digest: bytes) -> _Entry | None:
        """Return what was read of the content with this digest."""
        if self._digests is None:
            self._digests = {entry.digest: entry for entry in self.entries.values()}
        return self._digests.get(digest)

    def put(self, name: str, entry: _Entry) -> None:
        """Remember a page."""
        self.entries[name] = entry
        self._changed = True

    def remember(self, entry: _Entry, path: str) -> Remembered | None:
        """Return a page on its way back, or None where its record is not as it was written."""
        record = self._record(entry)
        if crc32(record) != entry.checksum:
            return None
        return Remembered(lambda: from_record(marshal.loads(record), path), entry.includes)  # noqa: S302 - ours

    def _record(self, entry: _Entry) -> bytes:
        if isinstance(entry.record, bytes):
            return entry.record
        start, length = entry.record
        return self._records[start : start + length]

    def save(self) -> None:
        """Write the shelf anew if anything changed, less the pages that are gone."""
        if not self._changed:
            return
        with suppress(OSError):
            there = set(os.listdir(self.pages or "."))
            kept = {name: entry for name, entry in self.entries.items() if name in there}
            _write(self._file, {name: (entry, self._record(entry)) for name, entry in kept.items()})


def _load(file: str) -> tuple[bytes, dict[str, _Entry]]:
    """Return the records and the entries of a file; none where it is not as it was written."""
    with suppress(OSError, ValueError, TypeError, EOFError):
        with open(file, "rb", buffering=0) as stream:
            data = stream.read()
        start = int.from_bytes(data[-_TRAILER:-8], "little")
        index = data[start:-_TRAILER]
        if crc32(index) == int.from_bytes(data[-8:], "little"):
            entries = marshal.loads(index)  # noqa: S302 - its checksum says that it is what we wrote
            return data, {name: _Entry(*entry) for name, entry in entries.items()}
    return b"", {}


def _write(file: str, pages: Mapping[str, tuple[_Entry, bytes]]) -> None:
    """Write the records, the index and the trailer whole or not at all; raises OSError."""
    start = 0
    index: dict[str, tuple[Any, ...]] = {}
    for name, (entry, record) in pages.items():
        index[name] = tuple(entry._replace(record=(start, len(record))))
        start += len(record)
    end = marshal.dumps(index)
    trailer = start.to_bytes(8, "little") + crc32(end).to_bytes(8, "little")
    write_whole(file, (*(record for _, record in pages.values()), end, trailer))


def open_cache(environment: Mapping[str, str] = os.environ) -> PageCache:
    """Return the cache of pages in docparse's folder."""
    return PageCache(find_own(environment))
