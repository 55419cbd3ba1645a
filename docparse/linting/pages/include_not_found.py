"""DP131 include-not-found: an included file cannot be found.

The page is read without it, so blocks in the included file are missing. Each missing file is told once,
where it is included first. Where many files are missing from a folder that is not there either, the
folder is told in their place: a part of the docs that was not checked out, mostly.

To mend: correct the path; it is relative to the page that includes it.

    [!INCLUDE [permissions](../includes/permissions.md)]
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the included files that are not there, each at its first use."""
    from docparse.linting.pages.including import find_missing

    return find_missing(docset)


RULE = Rule("DP131", "include-not-found", Level.WARNING, __doc__, check, sums_up=True)
