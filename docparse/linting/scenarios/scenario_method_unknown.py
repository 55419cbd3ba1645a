"""DP706 scenario-method-unknown: a scenario names a request that there is not.

It is never run, and nobody would notice: the example was renamed, mostly, or its page is gone. The same
is told of a canned request that no scenario file has.

To mend: write the name of the request block as its page has it, or take the scenario out.

    {"name": "Get a photo", "method": "get-photo"}    where the page says "name": "get_photo": not so
    {"name": "Get a photo", "method": "get_photo"}    but so
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where it is so in the scenarios of the docset."""
    from docparse.linting.scenarios.told import find_told

    return find_told(docset, "scenario-method-unknown")


RULE = Rule("DP706", "scenario-method-unknown", Level.WARNING, __doc__, check)
