"""What a check found, kept on the disk until anything that it depends on changes.

One file for each set of pages and way of checking them: first what the findings depend on, then the findings,
so that of a file that does not hold any more little is read. It is replaced whole, and one that is not as it
was written is not used. It is named for the way of checking, which the state of all modules is part of.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from time import time_ns
from typing import NamedTuple, TypeAlias
from zlib import crc32

import docparse
from docparse.cache.folder import digest as digest_bytes
from docparse.cache.folder import find_folder, write_whole
from docparse.cache.surveys import from_survey, to_survey
from docparse.linting.survey import Survey
from docparse.model import Surroundings

Mark: TypeAlias = "tuple[int, int] | None"
"""Size in bytes and time of change in nanoseconds of a file; None where there is none."""
Marks: TypeAlias = "tuple[tuple[str, Mark], ...]"

_HEAD = 12
"""The first bytes of a file: the length of the conditions and their checksum."""
_RACY = 2_000_000_000
"""A change within so many nanoseconds of another may leave the same time on the file."""
_MOST = 8
"""So many ways of checking are kept."""


class Conditions(NamedTuple):
    """What the findings on pages depend on, beside the way of checking them."""

    pages: Marks
    includes: Marks
    """The files that pages may include, there or not."""
    folders: tuple[str, ...]
    """Those that links name."""
    surroundings: bytes
    """The digest of what is in them."""


class FindingsShelf:
    """Keeps the findings of one way of checking; `way` is all that they depend on beside the files."""

    def __init__(self, folder: str, way: object, clock: Callable[[], int] = time_ns) -> None:
        self._file = os.path.join(folder, digest_bytes(repr((os.getcwd(), way)).encode()).hex())
        self._started = clock()

    def recall(self, pages: Marks, look: Callable[[Iterable[str]], Surroundings]) -> Survey | None:
        """Return what was found on pages with these marks, if all else is as it was then too.

        `look` gives what is in folders now.
        """
        with suppress(OSError, ValueError, TypeError, EOFError), open(self._file, "rb") as file:
            head = file.read(_HEAD)
            written = file.read(int.from_bytes(head[:8], "little"))
            if crc32(written) == int.from_bytes(head[8:], "little"):
                conditions = Conditions(*marshal.loads(written))  # noqa: S302 - its checksum says that we wrote it
                if conditions.pages == pages and _hold(conditions, look):
                    return _read_survey(file.read())
        return None

    def keep(self, conditions: Conditions, survey: Survey) -> None:
        """Keep what was found; whatever goes wrong there is no one's concern.

        Nothing is kept if a file changed so lately that another change may leave the same mark, or if pages
        came and went meanwhile.
        """
        if any(map(self._is_racy, (*conditions.pages, *conditions.includes))):
            return
        if [path for path, _ in conditions.pages] != [page.path for page in survey.pages]:
            return
        written = marshal.dumps(tuple(conditions))
        found = marshal.dumps(from_survey(survey))
        head = len(written).to_bytes(8, "little") + crc32(written).to_bytes(4, "little")
        with suppress(OSError):
            write_whole(self._file, (head, written, crc32(found).to_bytes(4, "little"), found))
            _remove_oldest(os.path.dirname(self._file))

    def _is_racy(self, marked: tuple[str, Mark]) -> bool:
        mark = marked[1]
        return mark is not None and mark[1] >= self._started - _RACY


def _hold(conditions: Conditions, look: Callable[[Iterable[str]], Surroundings]) -> bool:
    """Tell whether files and folders beside the pages are as they were."""
    includes = conditions.includes
    return (
        read_marks([path for path, _ in includes]) == includes
        and digest(look(conditions.folders)) == conditions.surroundings
    )


def read_marks(paths: Iterable[str]) -> Marks:
    """Return the marks that files have now."""
    return tuple([(path, _read_mark(path)) for path in paths])


def _read_mark(path: str) -> Mark:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def digest(surroundings: Surroundings) -> bytes:
    """Return what is another whenever anything else is in the folders."""
    names = {folder: sorted(there) for folder, there in sorted(surroundings.folders.items())}
    return digest_bytes(repr(names).encode("utf-8", "surrogatepass"))


def _read_survey(written: bytes) -> Survey | None:
    """Return the findings that were written; None where they are not as they were."""
    if crc32(written[4:]) != int.from_bytes(written[:4], "little"):
        return None
    return to_survey(marshal.loads(written[4:]))  # noqa: S302 - its checksum says that we wrote it


def _remove_oldest(folder: str) -> None:
    """Remove what was written longest ago, if there is too much; raises OSError."""
    with os.scandir(folder) as entries:
        ages = sorted(((entry.stat().st_mtime_ns, entry.path) for entry in entries), reverse=True)
    for _, path in ages[_MOST:]:
        os.unlink(path)


def open_findings(way: object, environment: Mapping[str, str] = os.environ) -> FindingsShelf:
    """Return the shelf, in docparse's folder, of one way of checking with docparse as it is."""
    return FindingsShelf(os.path.join(find_folder(environment), "findings"), (find_state_of_code(), way))


def find_state_of_code(package: str = os.path.dirname(docparse.__file__)) -> object:
    """Return what changes whenever something else may be found: Python, all modules, the Markdown parser."""
    parser = find_spec("markdown_it")
    files = [parser.origin] if parser and parser.origin else []
    for folder, below, names in os.walk(package):
        below[:] = [name for name in below if name != "__pycache__"]
        files += [os.path.join(folder, name) for name in names if name.endswith(".py")]
    return docparse.__version__, tuple(sys.version_info), marshal.version, read_marks(sorted(files))
