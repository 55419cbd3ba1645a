"""Pages and what they include, read from the disk; texts written to it."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Protocol

from docparse.errors import PageNotFoundError
from docparse.files.contents import Mark, read_marked
from docparse.files.includes import Includes
from docparse.files.search import find_pages, find_roots
from docparse.model import Docset, Page
from docparse.reading import Depth, read_page


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
    included = Includes(find_roots(paths))
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


def _load_page(path: str, included: Includes, depth: Depth, cache: Cache | None) -> Page:
    """Return the page of a file, from the cache where that has it."""
    try:
        if cache is not None:
            status = os.stat(path)
            remembered = cache.recall(path, (status.st_size, status.st_mtime_ns), depth)
            if remembered is not None and included.are_as(remembered.includes):
                return remembered.page()
        content, mark = read_marked(path)
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
