"""DP705 scenario-name-duplicate: two scenarios of an example, or two canned requests, have the same name.

Reports cannot tell the scenarios apart, and of the canned requests only one is ever used.

To mend: give each a name of its own.
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where it is so in the scenarios of the docset."""
    from docparse.linting.scenarios.told import find_told

    return find_told(docset, "scenario-name-duplicate")


RULE = Rule("DP705", "scenario-name-duplicate", Level.WARNING, __doc__, check)
