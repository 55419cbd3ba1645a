"""DP314 resource-duplicate: a resource is documented by a second block.

Readers find two answers to what the resource is. docparse takes what both say: a property that only
one of them shows is optional.

To mend: keep one of the blocks, or give the second the type that it documents.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the resource blocks whose type an earlier block documents."""
    from docparse.linting.resources.judged import judged

    first: dict[str, Location] = {}
    for each in judged(docset).documented.blocks:
        if not each.type_name:
            continue
        known = first.setdefault(each.type_name, each.block.location)
        if known is not each.block.location:
            page = "" if known.page == each.block.location.page else f"{known.page}, "
            yield each.comment, f"{each.type_name} is documented already, at {page}line {known.line}"


RULE = Rule("DP314", "resource-duplicate", Level.WARNING, __doc__, check)
