"""Pages read by two processes: each reads its part, and what the second has read is handed to the first.

Both go through all pages in their order and ask the cache for each; here the cache answers for those that the
other process reads. Whatever goes wrong with the second process, the first reads its pages as well.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Protocol

from docparse.cache.beside import Beside, can_fork
from docparse.cache.records import from_record, to_record
from docparse.cache.shelf import Includes, Mark, Remembered
from docparse.model import Page


class Cache(Protocol):
    """As files.Cache: remembers what was read of pages."""

    def recall(self, path: str, mark: Mark, kind: str) -> Remembered | None:
        """Return what was read of a file with this mark, or None."""

    def recall_content(self, path: str, mark: Mark, content: bytes, kind: str) -> Remembered | None:
        """Return what was read of the same content, or None."""

    def keep(self, page: Page, mark: Mark, content: bytes, kind: str, includes: Includes) -> None:
        """Remember a page and the included files that it was read from."""

    def save(self) -> None:
        """Write what is new to the disk."""


class NoCache:
    """Remembers nothing."""

    def recall(self, path: str, mark: Mark, kind: str) -> Remembered | None:  # noqa: ARG002 - a Cache's own
        """Return None."""
        return None

    def recall_content(self, path: str, mark: Mark, content: bytes, kind: str) -> Remembered | None:  # noqa: ARG002 - as above
        """Return None."""
        return None

    def keep(self, page: Page, mark: Mark, content: bytes, kind: str, includes: Includes) -> None:
        """Keep nothing."""

    def save(self) -> None:
        """Write nothing."""


class _Shared:
    """A cache that answers for the pages which the other process reads."""

    def __init__(self, cache: Cache, answer: Callable[[str], Page | None], others: frozenset[str]) -> None:
        self._cache = cache
        self._answer = answer
        self._others = others

    def recall(self, path: str, mark: Mark, kind: str) -> Remembered | None:
        """Return a page from the other process, or as the cache does."""
        if path in self._others:
            page = self._answer(path)
            if page is not None:
                return Remembered(lambda: page, ())
        return self._cache.recall(path, mark, kind)

    def recall_content(self, path: str, mark: Mark, content: bytes, kind: str) -> Remembered | None:
        """Return what the cache does."""
        return self._cache.recall_content(path, mark, content, kind)

    def keep(self, page: Page, mark: Mark, content: bytes, kind: str, includes: Includes) -> None:
        """Let the cache remember a page."""
        self._cache.keep(page, mark, content, kind, includes)

    def save(self) -> None:
        """Let the cache write what is new."""
        self._cache.save()


def share(
    pages: Sequence[str],
    cache: Cache,
    kind: str,
    read: Callable[[Cache], Iterable[Page]],
) -> Cache:
    """Return a cache for reading pages in this process, while a second one reads a part of them with `read`.

    It is the given one where a second process cannot help: for pages of one folder, and for those that the
    cache has.
    """
    split = find_split(pages) if can_fork() else 0
    if not split or _has_any(pages, cache, kind):
        return cache
    own, others = frozenset(pages[:split]), frozenset(pages[split:])
    second = Beside(lambda: _give(read(_Shared(cache, Page, own)), others))
    return _Shared(cache, _Received(second).take, others)


def _give(pages: Iterable[Page], own: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the record of each page that this process reads."""
    for page in pages:
        if page.path in own:
            yield page.path, marshal.dumps(to_record(page))


class _Received:
    """The pages that the second process reads."""

    def __init__(self, second: Beside) -> None:
        self._second: Beside | None = second
        self._records: dict[str, bytes] = {}

    def take(self, path: str) -> Page | None:
        """Return a page, once, when the second process has read all; None where it could not."""
        if self._second is not None:
            records, self._second = self._second.wait(), None
            self._records = dict(map(marshal.loads, records or ()))
        written = self._records.pop(path, None)
        return None if written is None else from_record(marshal.loads(written), path)  # noqa: S302 - our own process wrote it


def find_split(pages: Sequence[str]) -> int:
    """Return where the second part of the pages starts: at a folder, near the middle; 0 where there is none.

    The pages of a folder are kept in one file, and so they are read by one process.
    """
    middle = len(pages) // 2
    for distance in range(middle * 2 // 3):
        for at in (middle - distance, middle + distance):
            if pages[at].rpartition("/")[0] != pages[at - 1].rpartition("/")[0]:
                return at
    return 0


def _has_any(pages: Sequence[str], cache: Cache, kind: str) -> bool:
    """Tell whether the cache has some pages: then it has most of them, and it is faster."""
    for path in (pages[0], pages[len(pages) // 2], pages[-1]):
        with suppress(OSError):
            status = os.stat(path)
            if cache.recall(path, (status.st_size, status.st_mtime_ns), kind) is not None:
                return True
    return False
