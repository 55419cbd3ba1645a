"""DP302 property-missing: a response does not show a property of its resource.

The response is not annotated as truncated, so readers take it for all that the service answers.
Properties of base types count as well; a request with `$select` asks for fewer and may get fewer.

To mend: show the property, say "truncated": true in the annotation of the response, or name the
property in "optionalProperties" of the resource.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield where contents that are not truncated lack properties of their resource."""
    from docparse.linting.resources.judged import find_by_type, tell
    from docparse.linting.resources.naming import say
    from docparse.schema import Breach

    for content, fault, names in find_by_type(docset, Breach.MISSING):
        what = say(names, f"of {fault.subject}", "not shown")
        message = f'{what}; show it, or say "truncated": true in the annotation'
        yield tell(content, fault, names, message)


RULE = Rule("DP302", "property-missing", Level.ERROR, __doc__, check)
