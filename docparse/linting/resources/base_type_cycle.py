"""DP312 base-type-cycle: a resource is its own ancestor.

Following "baseType" from resource to resource leads back to where it began, so nobody can tell what
the resource inherits.

To mend: correct "baseType" of one of the resources in the cycle.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield each cycle once, at its first resource."""
    from docparse.linting.resources.judged import judged

    documented = judged(docset).documented
    told: set[str] = set()
    for each in documented.blocks:
        cycle = documented.types.find_cycle(each.type_name)
        if cycle and not told.intersection(cycle):
            told.update(cycle)
            yield each.comment, f"the base types form a cycle: {' → '.join(cycle)}"


RULE = Rule("DP312", "base-type-cycle", Level.ERROR, __doc__, check)
