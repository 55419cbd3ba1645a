"""DP510 text-before-heading: text stands above the first heading.

A reader, and what publishes the page, takes the first heading for the page's title; what stands
above it belongs to nothing.

To mend: move the text below the title, or give the page a title above it.

    Gets a photo.       not so: the two lines change places
    # Get a photo
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where text starts above all headings."""
    for page in docset.pages:
        if page.prose is not None and page.prose.preface is not None:
            yield page.prose.preface, "text stands above the page's first heading"


RULE = Rule("DP510", "text-before-heading", Level.NOTE, __doc__, check)
