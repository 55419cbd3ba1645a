"""Where the links of a docset lead: what rules about links share."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docparse.linting.resources.remembered import Once
from docparse.model import Docset, Link, Page
from docparse.reading.destinations import Place, read_destination

_SUFFIXES = (".md", ".markdown")
_RENDERED = re.compile(r"\.html?\Z", re.IGNORECASE)
_IGNORED_LETTERS = re.compile(r"[-_ .]")


class Lead(NamedTuple):
    """A link to a file of the docset's own folders, and the page that shows it."""

    link: Link
    place: Place
    page: Page


def _find_leads(docset: Docset) -> Iterator[Lead]:
    requirements = docset.requirements
    root = None if requirements is None else requirements.site_root
    unchecked = () if requirements is None else requirements.unchecked
    for page in docset.pages:
        for link in page.prose.links if page.prose else ():
            if unchecked and link.destination.startswith(unchecked):
                continue
            if link.destination.startswith("#"):  # in an included file, the page that shows it is meant
                place = read_destination(link.destination, page.path)
            else:
                place = read_destination(link.destination, link.location.page, root)
            if place is not None:
                yield Lead(link, place, page)


find_leads = Once(lambda docset: tuple(_find_leads(docset)))
"""Return the links that lead to files or anchors, and not to what the configuration leaves unchecked."""


class Shelf:
    """What there is in the folders that links name."""

    def __init__(self, docset: Docset) -> None:
        surroundings = docset.surroundings
        self._folders: Mapping[str, frozenset[str]] = {} if surroundings is None else surroundings.folders
        self._pages = {page.path for page in docset.pages}
        self._checked: dict[str, bool] = {}
        self._near: dict[str, dict[str, str]] = {}
        self._named: dict[str, list[str]] | None = None

    def lacks(self, path: str) -> bool:
        """Tell whether a path surely names nothing: no file, no folder, no page that is shown under it."""
        lacks = self._checked.get(path)
        if lacks is None:
            lacks = self._checked[path] = path not in self._pages and self._is_missing(path)
        return lacks

    def _is_missing(self, path: str) -> bool:
        folder, _, name = path.rpartition("/")
        names = self._folders.get(folder)
        if names is None or name in {"", ".", ".."}:
            return False
        if not names:  # no such folder
            return True
        shown = (name, *(name + suffix for suffix in _SUFFIXES), _RENDERED.sub(".md", name))
        if not any(each in names for each in shown):
            return True
        return bool(folder) and folder in self._folders and self._is_misspelt(folder)

    def _is_misspelt(self, folder: str) -> bool:
        """Tell whether a folder that the disk finds is spelt in other letters there."""
        above, _, name = folder.rpartition("/")
        names = self._folders.get(above)
        if names is None or name in {"", ".", ".."}:
            return False
        return (name not in names) or (bool(above) and self._is_misspelt(above))

    def find_near(self, path: str, page: str) -> str:
        """Return what a path that names nothing may mean, as seen from a page; empty for nothing near."""
        near = self._respell(path)
        if not near:
            named = self._find_named(path.rpartition("/")[2])
            near = named[0] if len(named) == 1 else ""
        return posixpath.relpath(near, page.rpartition("/")[0] or ".") if near else ""

    def _respell(self, path: str) -> str:
        """Return the path of a file whose name differs in letter case, dashes or dots only."""
        folder, _, name = path.rpartition("/")
        if folder and folder not in self._folders:
            return ""
        if folder not in self._near:
            self._near[folder] = {_key(each): each for each in self._folders.get(folder, ())}
        found = self._near[folder].get(_key(name))
        if found:
            return f"{folder}/{found}" if folder else found
        is_there = bool(self._folders.get(folder))
        above = self._respell(folder) if folder and not is_there else ""
        return self._respell(f"{above}/{name}") if above and above != folder else ""

    def _find_named(self, name: str) -> list[str]:
        """Return the pages of this name in any folder."""
        if self._named is None:
            self._named = defaultdict(list)
            for page in self._pages:
                self._named[page.rpartition("/")[2]].append(page)
        return self._named.get(name, [])


def _key(name: str) -> str:
    return _IGNORED_LETTERS.sub("", name.lower())
