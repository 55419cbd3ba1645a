"""What is in the folders that the links of pages lead to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from docparse.files.search import find_roots
from docparse.model import Page, Surroundings
from docparse.reading.destinations import read_destination


def read_surroundings(
    pages: Iterable[Page], paths: Sequence[str], site_root: str | None = None
) -> Surroundings:
    """Return what is in the folders that links name, where they lie within the working folder or a root."""
    return look_into(find_folders(pages, site_root), paths)


def look_into(folders: Iterable[str], paths: Sequence[str]) -> Surroundings:
    """Return what is in these folders and those above them, within the working folder or a root.

    Roots are the folders that the paths name, or the git checkouts that they lie in.
    """
    allowed = tuple(os.path.join(root, "") for root in (*find_roots(paths), os.path.realpath(".")))
    known: dict[str, frozenset[str]] = {}
    for folder in folders:
        while folder not in known:
            if not os.path.join(os.path.realpath(folder or "."), "").startswith(allowed):
                break
            known[folder] = _list(folder)
            folder = os.path.dirname(folder)  # noqa: PLW2901 - upwards, until one is known or out of reach
    return Surroundings(known)


def find_folders(pages: Iterable[Page], site_root: str | None) -> Iterator[str]:
    """Yield each folder that a link names a file in, once."""
    seen: set[str] = set()
    for page in pages:
        for link in page.prose.links if page.prose else ():
            place = read_destination(link.destination, link.location.page, site_root)
            folder = None if place is None else place.path.rpartition("/")[0]
            if folder is not None and folder not in seen:
                seen.add(folder)
                yield folder


def _list(folder: str) -> frozenset[str]:
    """Return the names in a folder; none where there is no such folder."""
    try:
        return frozenset(os.listdir(folder or "."))
    except (OSError, ValueError):
        return frozenset()
