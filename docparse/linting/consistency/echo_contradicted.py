"""DP601 echo-contradicted: a page contradicts itself: a request sends one value, a response shows another.

PATCH and PUT answer with what they wrote, so readers cannot tell which side to believe. After other
requests a value may be another, but not its JSON type. Numbers are compared by value, date-times by
instant; null, letter case, placeholders, entity tags and dates of change contradict nothing.

Of two responses on a page to the same method and path, or of the same declared "@odata.type", neither may
show a property with another JSON type than the other: "size": 3 here and "size": "large" there.

To mend: correct the value on the wrong side. Where the service does answer so, say in the annotation of
the request "docparse": {"volatile": ["$.place"]}, or "docparse": {"echo": false} for all that it sends.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the values of responses that their own requests, or other responses, contradict."""
    from docparse.linting.consistency.contradicted import find_contradicted
    from docparse.linting.consistency.retyped import find_retyped

    yield from find_contradicted(docset)
    yield from find_retyped(docset)


RULE = Rule("DP601", "echo-contradicted", Level.WARNING, __doc__, check)
