"""DP403 table-cell-value: a cell of a table is at odds with the page's JSON, or says nothing.

Readers do not know which of the two to follow: the table that says `Int32`, or the block that shows a
text. Types are compared as JSON has them, so `Int64` and `Int32` agree, and `String` with a date. `null`
and placeholders are of any type. Rows without a name, rows about what has a row already, and cells of a
column "Required" that are neither yes nor no are told as well.

To mend: correct the cell, or the value in the block.

    | height | Int32 | in pixels |    and    "height": "99"    not so
    | height | Int32 | in pixels |    and    "height": 99      but so
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the cells that contradict resource blocks, the values that contradict cells, and empty cells."""
    from docparse.linting.tables.cells import find_faults

    return find_faults(docset)


RULE = Rule("DP403", "table-cell-value", Level.WARNING, __doc__, check)
