"""DP708 scenario-capture-unused: a scenario captures a value that nothing uses.

Mostly the request that should use it spells it in another way, and is sent with another value. Captures
of canned requests are for all who use them, and are not told of.

To mend: use it, or take the capture out.
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where it is so in the scenarios of the docset."""
    from docparse.linting.scenarios.told import find_told

    return find_told(docset, "scenario-capture-unused")


RULE = Rule("DP708", "scenario-capture-unused", Level.NOTE, __doc__, check)
