"""Pages and what they include, read from the disk; texts written to it."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Protocol

from docparse.errors import PageNotFoundError
from docparse.files.search import SUFFIXES, find_pages, find_roots
from docparse.model import Docset, Page
from docparse.reading import Depth, read_page

Mark = tuple[int, int]
"""Size in bytes and time of change in nanoseconds; NO_FILE where there is none."""

NO_FILE: Mark = (-1, -1)
_MISSING = ("", NO_FILE)
_TO_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_LARGEST_INCLUDE = 10_000_000
_MOST_MISSING = 100_000


class Remembered(Protocol):
    """A page that was read before; it holds if its includes are as they were."""

    @property
    def page(self) -> Callable[[], Page]:
        """Return the page."""

    @property
    def includes(self) -> Sequence[tuple[str, Mark]]:
        """The included files that it was read from."""


class Cache(Protocol):
    """Remembers what was read of pages; `docparse.cache` has one."""

    def recall(self, path: str, mark: Mark, kind: str) -> Remembered | None:
        """Return what was read of a file with this mark, or None."""

    def recall_content(self, path: str, mark: Mark, content: bytes, kind: str) -> Remembered | None:
        """Return what was read of the same content, or None."""

    def keep(
        self, page: Page, mark: Mark, content: bytes, kind: str, includes: tuple[tuple[str, Mark], ...]
    ) -> None:
        """Remember a page and the included files that it was read from."""

    def save(self) -> None:
        """Write what is new to the disk; whatever goes wrong there is no one's concern."""


def read_docset(
    paths: Sequence[str],
    *,
    exclude: Sequence[str] = (),
    depth: Depth = Depth.WHOLE,
    cache: Cache | None = None,
) -> Docset:
    """Return all pages that the paths name; raises PageNotFoundError as find_pages does."""
    collecting = gc.isenabled()
    gc.disable()  # as below, and for all pages at once
    try:
        return Docset(tuple(read_pages(paths, exclude=exclude, depth=depth, cache=cache)))
    finally:
        if collecting:
            gc.enable()


def read_pages(
    paths: Sequence[str],
    *,
    exclude: Sequence[str] = (),
    depth: Depth = Depth.WHOLE,
    cache: Cache | None = None,
) -> Iterator[Page]:
    """Yield the pages that the paths name, one by one; raises PageNotFoundError as find_pages does.

    While a page is read no garbage is collected: pages hold no cycles, and to look for some again and again
    among the values of a long page takes longer than to read it.
    """
    included = _Includes(find_roots(paths))
    collecting = gc.isenabled()
    try:
        for path in find_pages(paths, exclude):
            gc.disable()
            try:
                page = _load_page(path, included, depth, cache)
            finally:
                if collecting:
                    gc.enable()
            yield page
    finally:
        if cache is not None:
            cache.save()


def _load_page(path: str, included: _Includes, depth: Depth, cache: Cache | None) -> Page:
    """Return the page of a file, from the cache where that has it."""
    try:
        if cache is not None:
            status = os.stat(path)
            remembered = cache.recall(path, (status.st_size, status.st_mtime_ns), depth)
            if remembered is not None and included.are_as(remembered.includes):
                return remembered.page()
        content, mark = _read_file(path)
    except OSError as error:
        raise PageNotFoundError(f"{path} cannot be read: {error.strerror}") from error
    if cache is None:
        return read_page(content, path, include=included.read, depth=depth)
    remembered = cache.recall_content(path, mark, content, depth)
    if remembered is not None and included.are_as(remembered.includes):
        return remembered.page()
    included.asked = {}
    page = read_page(content, path, include=included.read, depth=depth)
    cache.keep(page, mark, content, depth, tuple(included.asked.items()))
    return page


def _read_file(path: str) -> tuple[bytes, Mark]:
    """Return the bytes of a file and its mark from before they were read; raises OSError."""
    descriptor = os.open(path, _TO_READ)
    try:
        status = os.fstat(descriptor)
        content = os.read(descriptor, status.st_size + 1)
        if len(content) != status.st_size:  # a pipe, or a file that changes under us
            pieces = [content]
            while pieces[-1]:
                pieces.append(os.read(descriptor, 1 << 20))
            content = b"".join(pieces)
        return content, (status.st_size, status.st_mtime_ns)
    finally:
        os.close(descriptor)


class _Includes:
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
                content, self.asked[path] = _read_file(file)
                self._texts[path] = content.decode("utf-8-sig", "replace")
            except OSError:
                self._texts[path] = None
        return self._texts[path] if file else None

    def are_as(self, includes: Sequence[tuple[str, Mark]]) -> bool:
        """Tell whether included files are as they were."""
        return all(self._find(path)[1] == mark for path, mark in includes) if includes else True

    def _find(self, path: str) -> tuple[str, Mark]:
        """Return where an included file is, and its mark; nowhere and NO_FILE where there is none."""
        found = self._found.get(path)
        if found is None:
            folder, _, name = path.rpartition("/")
            if folder and name not in self._list(folder) and not path.startswith("/"):
                return _MISSING  # as most that are not there
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


def write_text(path: str, text: str) -> None:
    """Write a file whole or not at all; raises OSError."""
    write_bytes(path, text.encode())


def write_bytes(path: str, content: bytes) -> None:
    """Write a file whole or not at all; raises OSError."""
    import tempfile

    folder, name = os.path.split(os.path.realpath(path))
    descriptor, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        os.chmod(temporary, _mode_of(path))
        os.replace(temporary, os.path.join(folder, name))
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _mode_of(path: str) -> int:
    """Return the permissions that a file has, or that a new one gets."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
