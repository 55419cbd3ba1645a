"""DP704 scenario-value-invalid: a scenario has a value that cannot be used.

It has the wrong type, is a JSONPath that cannot be followed, code, or base64 that is none; or canned
requests use each other without end. A scenario without what it says would prove something else, so one
that lacks a request or a parameter is not run. Code (#…) never is: the functions uuid, now, now+3d,
base64(…) and !random-filename! take its place, and text(…) stands for the words between its brackets.

To mend: write what the message asks for.

    "request-parameters": {"$.expires": "#DateTime.UtcNow.AddDays(3)"}    not so
    "request-parameters": {"$.expires": "now+3d"}                         but so
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where it is so in the scenarios of the docset."""
    from docparse.linting.scenarios.told import find_told

    return find_told(docset, "scenario-value-invalid")


RULE = Rule("DP704", "scenario-value-invalid", Level.WARNING, __doc__, check)
