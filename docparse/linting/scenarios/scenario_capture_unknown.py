"""DP707 scenario-capture-unknown: a scenario uses a value that nothing before captures.

It cannot be run unless the value is given from outside, with --var.

To mend: capture the value in the test-setup, or spell its name as it is captured.

    "test-setup": [{"method": "create_photo", "capture": {"[photo-id]": "$.id"}}],
    "request-parameters": {"{photo-id}": "[photo-id]"}
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where it is so in the scenarios of the docset."""
    from docparse.linting.scenarios.told import find_told

    return find_told(docset, "scenario-capture-unknown")


RULE = Rule("DP707", "scenario-capture-unknown", Level.WARNING, __doc__, check)
