"""DP503 front-matter-invalid: a line of the front matter is not YAML.

What publishes the pages may refuse the page, or read another value than is meant. Front matter is
looked at where the configuration demands something of it (see front-matter-missing) or of headings.

To mend: write 'key: value', and quotes around a value with a colon in it.

    title: Photos: an overview      not so
    title: "Photos: an overview"    but so
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the lines that are not YAML."""
    from docparse.linting.pages.demanding import find_demanded

    for page, found in find_demanded(docset):
        for line, fault in found.faults if found else ():
            yield Location(page.path, line), fault


RULE = Rule("DP503", "front-matter-invalid", Level.ERROR, __doc__, check)
