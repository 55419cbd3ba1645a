"""DP309 date-invalid: a value is no date or date-time, and its resource promises one.

Dates are `2017-09-15`, date-times `2017-09-15T01:10:00Z` (RFC 3339), with any offset, fraction or none.
Readers copy the form that they see.

To mend: correct the value, or the type in the resource.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the values that should be dates and are none."""
    from docparse.linting.resources.judged import find_each
    from docparse.schema import Breach

    return find_each(docset, Breach.DATE)


RULE = Rule("DP309", "date-invalid", Level.WARNING, __doc__, check)
