"""What the configuration demands of pages: what rules about front matter and outlines share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docparse.linting.resources.remembered import Once
from docparse.model import Docset, Page
from docparse.reading.front_matter import FrontMatterReading, read_front_matter


class Demanded(NamedTuple):
    """A page that has to have something, and its front matter; None where it has none."""

    page: Page
    front_matter: FrontMatterReading | None


def find_demanded(docset: Docset) -> Iterator[Demanded]:
    """Yield the pages that stand for themselves, if anything is demanded of pages."""
    yield from _DEMANDED(docset)


def _find_demanded(docset: Docset) -> tuple[Demanded, ...]:
    requirements = docset.requirements
    if requirements is None or not (requirements.front_matter or requirements.outlines):
        return ()
    included = {path for page in docset.pages for path in page.includes}
    demanded = []
    for page in docset.pages:
        if page.prose is not None and page.path not in included:
            front_matter = page.prose.front_matter
            demanded.append(Demanded(page, None if front_matter is None else read_front_matter(front_matter)))
    return tuple(demanded)


_DEMANDED = Once(_find_demanded)
