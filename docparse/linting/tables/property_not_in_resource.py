"""DP402 property-not-in-resource: a table names a property that the page's resource block does not show.

Readers who copy the JSON miss it, and responses that show it look wrong. Relationships, inherited
properties, control information (a name with `@`) and properties of open types are fine.

To mend: show the property in the resource block, or take the row out of the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the rows whose property the page's resource block lacks."""
    from docparse.linting.tables.unshown import find_unshown

    return find_unshown(docset)


RULE = Rule("DP402", "property-not-in-resource", Level.WARNING, __doc__, check)
