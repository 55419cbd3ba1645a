"""DP311 collection-empty: a collection shows no item, or one that is promised empty shows some.

An empty array teaches a reader nothing, and nothing of the items can be checked.

To mend: show an item, or say "isEmpty": true in the annotation where the empty collection is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the collections that are empty, or are not where that is promised."""
    from docparse.linting.resources.judged import find_each
    from docparse.schema import Breach

    return find_each(docset, Breach.EMPTY)


RULE = Rule("DP311", "collection-empty", Level.WARNING, __doc__, check)
