"""DP512 heading-order: headings do not come in the order of their page's outline.

Readers look for a section where other pages of the type have it. Outlines are configured as
heading-missing says; without one this rule finds nothing.

To mend: move the section.

    ## Response         not so, where the outline has the request body first: the two change places
    ## Request body
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the headings that stand at another place than in the outline."""
    from docparse.linting.pages.outlines import find_deviations

    for deviation in find_deviations(docset):
        if not deviation.missing:
            yield deviation.location, deviation.message


RULE = Rule("DP512", "heading-order", Level.WARNING, __doc__, check)
