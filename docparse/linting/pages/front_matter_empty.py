"""DP502 front-matter-empty: a demanded key of the front matter has no value.

Which keys are demanded is said under front-matter-missing.

To mend: give it a value.

    title: ""                not so
    title: Update a photo    but so
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the demanded keys without a value."""
    from docparse.linting.pages.demanding import find_demanded

    keys = docset.requirements.front_matter if docset.requirements else ()
    for page, found in find_demanded(docset):
        for key in keys if found else ():
            entry = found.find(key) if found else None
            if entry is not None and not entry.value:
                yield Location(page.path, entry.line), f"'{key}' has no value"


RULE = Rule("DP502", "front-matter-empty", Level.WARNING, __doc__, check)
