"""DP114 annotation-value-type: a key of an annotation has a value that it cannot have.

The value is left out and the rest of the annotation holds, so an option that is written there does
nothing. The same is told of a JSONPath that cannot be read or followed, and of one in `pin` that fits nothing
in the response shown.

To mend: write the type that the key wants, and a JSONPath (RFC 9535) without a filter.

    {"optionalProperties": "height"}      not so
    {"optionalProperties": ["height"]}    but so
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the pins that fit nothing; the values are met while reading."""
    from docparse.linting.annotations.pins import find_idle_pins

    return find_idle_pins(docset)


RULE = Rule("DP114", "annotation-value-type", Level.WARNING, __doc__, check)
