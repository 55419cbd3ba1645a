"""DP401 property-not-in-table: a resource block shows a property that no table of its page describes.

Readers see the property and find nothing about it. Inherited properties, control information (a name with
`@`) and properties of open types are fine. Of a page without a table of properties this is told once, and
of a documentation set that has none on any page, too.

To mend: add a row for the property, or correct its name in the block.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the properties of resource blocks that the tables beside them lack."""
    from docparse.linting.tables.undescribed import find_undescribed

    return find_undescribed(docset)


RULE = Rule("DP401", "property-not-in-table", Level.WARNING, __doc__, check)
