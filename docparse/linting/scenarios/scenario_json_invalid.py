"""DP701 scenario-json-invalid: a scenario file is not JSON, not even leniently, or no object.

None of its scenarios is run. Comments are fine, and so is what annotations are forgiven; missing commas
and unbalanced brackets are not guessed at.

To mend: see the line of the message; a missing comma or quote is the usual cause.

    {"scenarios": [{"name": "Get a photo", "method": "get_photo", "enabled": true}]}
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where it is so in the scenarios of the docset."""
    from docparse.linting.scenarios.told import find_told

    return find_told(docset, "scenario-json-invalid")


RULE = Rule("DP701", "scenario-json-invalid", Level.ERROR, __doc__, check)
