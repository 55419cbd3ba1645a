"""DP511 heading-missing: a page lacks a heading that its outline requires.

The outline of a page's type (the "doc_type" of its front matter) stands in a file that "page-settings"
names in the configuration; without one this rule finds nothing. A heading in other letters, or of
another rank, is told where it stands.

To mend: add the section, or correct the heading.

    ## Permission     not so, where the outline has "Permissions"
    ## Permissions    but so
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the headings that are missing."""
    from docparse.linting.pages.outlines import find_deviations

    for deviation in find_deviations(docset):
        if deviation.missing:
            yield deviation.location, deviation.message


RULE = Rule("DP511", "heading-missing", Level.ERROR, __doc__, check)
