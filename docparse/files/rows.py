"""What a listing shows of pages, from the disk or from what was kept of them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache as cached
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeAlias

from docparse.errors import PageNotFoundError
from docparse.files.contents import Mark, read_marked
from docparse.files.includes import Includes
from docparse.files.search import find_pages, find_roots
from docparse.model.rows import PageRows, Row

if TYPE_CHECKING:
    from docparse.reading import Include

Kept: TypeAlias = "tuple[Mark, tuple[tuple[str, Mark], ...], tuple[Row, ...], int, int, int]"
"""When a page was read, from which includes, and the fields of its PageRows after the path."""


class RowsCache(Protocol):
    """Remembers the rows of pages; `docparse.cache` has one."""

    def recall(self, folder: str) -> Mapping[str, Kept]:
        """Return what was kept of the pages in a folder, by their names."""

    def keep(self, folder: str, pages: Mapping[str, Kept]) -> None:
        """Keep this of the pages in the folder that was recalled; what goes wrong is no one's concern."""


def read_rows(
    paths: Sequence[str], *, exclude: Sequence[str] = (), cache: RowsCache | None = None
) -> Iterator[PageRows]:
    """Yield the rows of the pages that the paths name; raises PageNotFoundError as find_pages does.

    Meanwhile no garbage is collected: rows hold no cycles, nor do the pages that are read for them.
    """
    includes = Includes(find_roots(paths))
    collecting = gc.isenabled()
    gc.disable()
    try:
        found = find_pages(paths, exclude)
        if cache is None:
            for path in found:
                yield _read(path, includes)[0]
        else:
            for folder, pages in groupby(found, _folder_of):
                yield from _recall_or_read(folder, pages, includes, cache)
    finally:
        if collecting:
            gc.enable()


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _recall_or_read(
    folder: str, pages: Iterable[str], includes: Includes, cache: RowsCache
) -> Iterator[PageRows]:
    """Yield the rows of the pages in a folder, and keep what is new of them."""
    kept = cache.recall(folder)
    new: dict[str, Kept] = {}
    start = len(folder) + 1 if folder else 0
    for path in pages:
        known = kept.get(path[start:])
        if known is not None and _has_mark(path, known[0]) and includes.are_as(known[1]):
            _, _, rows, examples, blocks, slips = known
            yield PageRows(path, rows, examples, blocks, slips)
            continue
        page, mark = _read(path, includes)
        new[path[start:]] = (mark, tuple(includes.asked.items()), *page[1:])
        yield page
    if new:
        cache.keep(folder, {**kept, **new})


def _has_mark(path: str, mark: Mark) -> bool:
    try:
        status = os.stat(path)
    except OSError:
        return False
    return status.st_mtime_ns == mark[1] and status.st_size == mark[0]


def _read(path: str, includes: Includes) -> tuple[PageRows, Mark]:
    """Return the rows of the page in a file, and when it was read."""
    try:
        content, mark = read_marked(path)
    except OSError as error:
        raise PageNotFoundError(f"{path} cannot be read: {error.strerror}") from error
    includes.asked = {}
    return _import_reader()(content, path, includes.read), mark


@cached
def _import_reader() -> Callable[[bytes, str, Include], PageRows]:
    """Return what reads a page, imported at the first that was not kept."""
    from docparse.reading.rows import read_rows as read

    return read
