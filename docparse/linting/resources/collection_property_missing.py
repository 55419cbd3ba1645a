"""DP310 collection-property-missing: a collection has no property that holds its items.

The annotation says "isCollection": true (or "Collection(x)"), so the content is an array, or an object
with the array `value`; "collectionProperty" gives it another name.

To mend: correct the content, name the property, or take "isCollection" out.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the collections that have no property for their items."""
    from docparse.linting.resources.judged import find_each
    from docparse.schema import Breach

    return find_each(docset, Breach.NO_COLLECTION)


RULE = Rule("DP310", "collection-property-missing", Level.ERROR, __doc__, check)
