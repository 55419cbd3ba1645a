"""What a change of some files touches by itself: pages that are among them, include one, or link to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

from docparse.model import Docset, Finding, Page
from docparse.reading.destinations import read_destination


def find_touched(docset: Docset, is_changed: Callable[[str], bool]) -> frozenset[str]:
    """Return the paths of the pages that are changed, include what is, or link to what is.

    A link to a page of the docset does not count here: whether it still leads somewhere shows in findings.
    """
    is_changed = cache(is_changed)
    own = {page.path for page in docset.pages}
    return frozenset(page.path for page in docset.pages if any(map(is_changed, _find_files(page, own))))


def _find_files(page: Page, own: Iterable[str]) -> Iterator[str]:
    yield page.path
    yield from page.includes
    for link in page.prose.links if page.prose else ():
        place = read_destination(link.destination, link.location.page)
        if place is not None and place.path not in own:
            yield place.path


def go_back(docset: Docset, before: Iterable[Page]) -> Docset:
    """Return a docset with pages as they were before; those that are gone are in it again."""
    old = {page.path: page for page in before}
    kept = [old.pop(page.path, page) for page in docset.pages]
    return replace(docset, pages=(*kept, *old.values()))


def find_differing(before: Iterable[Finding], after: Iterable[Finding]) -> frozenset[str]:
    """Return the paths of the pages that have other findings than before."""
    return frozenset(finding.location.page for finding in set(before) ^ set(after))
