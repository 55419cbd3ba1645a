"""DP601 echo-contradicted: a request sends one value, and its response shows another.

PATCH and PUT answer with what they wrote, so the page contradicts itself and readers cannot tell which
side to believe. After other requests a value may be another, but not its JSON type. Numbers are compared
by value, date-times by instant; null, letter case, placeholders, entity tags and dates of change
contradict nothing.

To mend: correct the value on the wrong side. Where the service does answer so, say in the annotation of
the request "docparse": {"volatile": ["$.place"]}, or "docparse": {"echo": false} for all of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the values of responses that their own requests contradict."""
    from docparse.linting.consistency.contradicted import find_contradicted

    return find_contradicted(docset)


RULE = Rule("DP601", "echo-contradicted", Level.WARNING, __doc__, check)
