"""DP703 scenario-key-unknown: a scenario has a key that nothing knows.

It does nothing; mostly it is a known key misspelt, and the message names the nearest one. The keys of
request-parameters name places in a request: {x}, !url, Name:, $.path, !body and !body.base64. A well-
known header field is understood without its colon too, but API Doctor passes over it.

To mend: spell it as the format does, or take it out.

    "request-parameters": {"Content-Type": "text/plain"}     not so
    "request-parameters": {"Content-Type:": "text/plain"}    but so
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where it is so in the scenarios of the docset."""
    from docparse.linting.scenarios.told import find_told

    return find_told(docset, "scenario-key-unknown")


RULE = Rule("DP703", "scenario-key-unknown", Level.WARNING, __doc__, check)
