"""Pages, what is around them and what is asked of them, as docsets."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping

from docparse.model import Docset, Location, Requirements, Surroundings
from docparse.reading import read_page

Told = tuple[str, int, int, str]


def make_docset(
    pages: Mapping[str, str],
    *,
    others: Iterable[str] = (),
    absent: Iterable[str] = (),
    requirements: Requirements | None = None,
    dead: Mapping[str, str] | None = None,
) -> Docset:
    """Return the docset of some texts by path; other files stand beside them, absent folders do not."""
    folders: dict[str, set[str]] = {"": set()}
    for path in (*pages, *others):
        folder, name = posixpath.split(path)
        folders.setdefault(folder, set()).add(name)
        while folder:
            folder, name = posixpath.split(folder)
            folders.setdefault(folder, set()).add(name)
    for folder in absent:
        folders.setdefault(folder, set())
    known = Surroundings({folder: frozenset(names) for folder, names in folders.items()}, dead or {})
    read = tuple(read_page(text, path, include=pages.get) for path, text in pages.items())
    return Docset(read, known, requirements)


def tell(check: Callable[[Docset], Iterator[tuple[Location, str]]], docset: Docset) -> list[Told]:
    """Return what a rule has to say: page, line, column and message."""
    return [(where.page, where.line, where.column, message) for where, message in check(docset)]
