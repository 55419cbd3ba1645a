"""DP306 type-unknown: no page documents a resource that is named here.

Readers cannot look it up, and what is said to be of this type is not checked. Names are taken with `#`
or without, in any letter case, and with a shorter namespace. Each name is told once, where it stands
first. Primitive types and streams (`Edm.String`, `stream`) are no resources.

Where only some of a documentation set is read, that its names lead nowhere says nothing: nothing is
told when no resource is read at all, or when most names (of responses; of the resources' own
references) are unknown.

To mend: correct the name, or document the resource.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the resource types that are named and not documented, each at its first use."""
    from docparse.linting.resources.unknown import find_unknown

    return find_unknown(docset)


RULE = Rule("DP306", "type-unknown", Level.ERROR, __doc__, check)
