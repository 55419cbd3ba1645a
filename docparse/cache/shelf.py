"""The files of the cache: finding, checking, writing them."""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

import docparse
from docparse.cache.records import from_record, to_record
from docparse.model import Page

Mark = tuple[int, int]
"""Size in bytes and time of change in nanoseconds of a file."""

Includes = tuple[tuple[str, Mark], ...]
"""The included files that a page was read from."""

_TRAILER = 16
"""The last bytes of a file: where its index starts, and the index's checksum."""
_RACY = 2_000_000_000
"""A change within so many nanoseconds of another may leave the same time on the file."""
_NEVER: Mark = (-2, -2)
_OLD = 30 * 24 * 3600


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
        digest = _digest(content)
        entry = shelf.entries.get(name)
        if entry is None or entry.digest != digest:
            entry = shelf.find_digest(digest)
        if entry is None:
            return None
        shelf.put(name, entry._replace(mark=self._trusted(mark)))
        return shelf.remember(entry, path)

    def keep(self, page: Page, mark: Mark, content: bytes, kind: str, includes: Includes) -> None:
        """Remember a page and the included files that it was read from."""
        shelf, name = self._open(page.path, kind)
        trusted = tuple((path, self._trusted(included)) for path, included in includes)
        record = marshal.dumps(to_record(page))
        shelf.put(name, _Entry(self._trusted(mark), _digest(content), record, crc32(record), trusted))

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
        return mark if mark[1] < self._clock() - _RACY else _NEVER


class _Shelf:
    """The pages of one folder."""

    def __init__(self, folder: str, pages: str, kind: str) -> None:
        self.pages = pages
        self.kind = kind
        where = _digest(os.fsencode(f"{os.getcwd()}\0{pages}\0{kind}"))
        self._file = f"{folder}/{where.hex()}"
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
    import tempfile

    start = 0
    index: dict[str, tuple[Any, ...]] = {}
    for name, (entry, record) in pages.items():
        index[name] = tuple(entry._replace(record=(start, len(record))))
        start += len(record)
    end = marshal.dumps(index)
    os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(file))
    try:
        with open(descriptor, "wb") as stream:
            stream.writelines(record for _, record in pages.values())
            stream.write(end + start.to_bytes(8, "little") + crc32(end).to_bytes(8, "little"))
        os.replace(temporary, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def open_cache(environment: Mapping[str, str] = os.environ) -> PageCache:
    """Return the cache of pages in docparse's folder."""
    folder = find_folder(environment)
    own = os.path.join(folder, f"pages-{_state_of_code()}")
    if not os.path.isdir(own):
        _remove_old(folder)
    return PageCache(own)


def find_folder(environment: Mapping[str, str]) -> str:
    """Return $DOCPARSE_CACHE, else $XDG_CACHE_HOME/docparse, else ~/.cache/docparse."""
    return environment.get("DOCPARSE_CACHE") or os.path.join(
        environment.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache"), "docparse"
    )


def _state_of_code() -> str:
    """Return what changes whenever pages may be read differently: the version, Python's, and the modules."""
    state: list[object] = [docparse.__version__, sys.version_info, marshal.version]
    package = os.path.dirname(docparse.__file__)
    for folder in (package, *(os.path.join(package, name) for name in ("cache", "model", "reading"))):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    state.append((entry.name, status.st_size, status.st_mtime_ns))
    return _digest(repr(state).encode()).hex()[:16]


def _remove_old(folder: str) -> None:
    """Remove what other versions left and did not change for a month."""
    import shutil

    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("pages-") and entry.stat().st_mtime < time.time() - _OLD:
                shutil.rmtree(entry.path, ignore_errors=True)
