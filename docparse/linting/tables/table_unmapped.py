"""DP404 table-unmapped: nobody can tell what a table is about.

Several tables of one kind stand on a page with several operations, or tables of properties on a page
with several resources; so nothing is held against them. A page with one operation, or with one table of
each kind, leaves no doubt.

To mend: give each operation and each resource a page of its own, or make one table of several.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the tables of which nobody can tell what they are about, one of each kind on a page."""
    from docparse.linting.tables.unmapped import find_unmapped

    return find_unmapped(docset)


RULE = Rule("DP404", "table-unmapped", Level.NOTE, __doc__, check)
