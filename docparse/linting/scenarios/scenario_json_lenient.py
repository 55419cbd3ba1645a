"""DP702 scenario-json-lenient: a scenario file is JSON only with good will.

Trailing commas, single quotes, keys in another letter case and true or false in quotation marks are read
here, but other tools that read the same file may refuse them. Comments are not told of.

To mend: write strict JSON, keys as the format spells them.

    {"name": "Get a photo", "enabled": "true",}    not so
    {"name": "Get a photo", "enabled": true}       but so
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield where it is so in the scenarios of the docset."""
    from docparse.linting.scenarios.told import find_told

    return find_told(docset, "scenario-json-lenient")


RULE = Rule("DP702", "scenario-json-lenient", Level.NOTE, __doc__, check)
