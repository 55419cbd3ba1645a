"""DP307 enum-value: a value is none of those that its resource enumerates.

Readers who write a `switch` over the documented values miss it. Several values with commas between
them are fine (OData flags), and so is anything where the list ends with an ellipsis.

To mend: correct the value, or add it to the enumeration of the resource ("a | b | c").
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the values that are not among those enumerated."""
    from docparse.linting.resources.judged import find_each
    from docparse.schema import Breach

    return find_each(docset, Breach.ENUMERATION)


RULE = Rule("DP307", "enum-value", Level.WARNING, __doc__, check)
