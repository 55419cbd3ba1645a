"""DP304 property-null: a property is shown as null, and its resource does not say that it may be.

Readers whose code does not expect null fail on it. Told once for each resource, where the first null
stands, since the resource is where it is mended.

To mend: name the property in "nullableProperties" of the resource.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield for each resource the properties that are shown as null and may not be."""
    from docparse.linting.resources.contents import TypedContent
    from docparse.linting.resources.judged import judged, tell
    from docparse.linting.resources.naming import say
    from docparse.schema import Breach, Fault

    found: dict[str, list[tuple[TypedContent, Fault]]] = {}
    for content, fault in judged(docset).faults[Breach.NULL]:
        found.setdefault(fault.subject, []).append((content, fault))
    for subject, alike in found.items():
        content, fault = alike[0]
        names = tuple(dict.fromkeys(each.name for _, each in alike))
        what = say(names, f"of {subject}", "shown as null")
        message = f'{what}; if that may be, say so in its "nullableProperties"'
        yield tell(content, fault, names, message)


RULE = Rule("DP304", "property-null", Level.NOTE, __doc__, check)
