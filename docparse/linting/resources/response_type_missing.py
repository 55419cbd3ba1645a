"""DP301 response-type-missing: a response shows JSON, and its annotation names no resource type.

Without "@odata.type" in the annotation nobody can tell what the response is, and its properties are
not checked against the resource that the pages document. Where most responses of a docset name no
type, this is told once.

To mend: name the type, "Collection(x)" for a collection, or "string" where the content is none.

    {"blockType": "response"}                             not so
    {"blockType": "response", "@odata.type": "my.photo"}  but so
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the responses with JSON whose annotation names no resource type; where most do not, the first."""
    from docparse.linting.resources.judged import judged

    found = judged(docset)
    few = len(found.untyped) <= found.typed
    also = "" if few or len(found.untyped) == 1 else f" ({len(found.untyped) - 1} more are like it)"
    for content in found.untyped if few else found.untyped[:1]:
        message = f'the annotation does not name the type of this response{also}; add "@odata.type"'
        yield content.block.location, message


RULE = Rule("DP301", "response-type-missing", Level.WARNING, __doc__, check)
