"""DP305 type-mismatch: a value is not of the type that its resource promises.

A reader's code that takes the value as documented fails. Whole numbers are fine where a fraction is
promised, and so are `"<id>"`, `"{id}"`, `"id-value"` and the like for any value; type names in a
response are values.

To mend: correct the value, or the resource.

    "height": "99"    where the resource says "height": "int32": not so
    "height": 99      but so
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the values that are of another type than promised."""
    from docparse.linting.resources.judged import find_each
    from docparse.schema import Breach

    return find_each(docset, Breach.TYPE)


RULE = Rule("DP305", "type-mismatch", Level.ERROR, __doc__, check)
