"""DP303 property-undocumented: a response shows a property that its resource does not have.

Neither the resource block nor the tables of its page name it, nor do those of its base types or of
the types derived from it; readers cannot look up what it means. Control information (a name with
`@`) and properties of open types are fine.

To mend: correct the name, add the property to the resource, or say "openType": true there. Where the
content is a collection, say "isCollection": true in the annotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield where contents show properties that their resource does not have."""
    from docparse.linting.resources.judged import find_by_type, judged, tell
    from docparse.linting.resources.naming import say, suggest
    from docparse.schema import Breach

    types = judged(docset).documented.types
    for content, fault, names in find_by_type(docset, Breach.UNDOCUMENTED):
        message = say(names, "shown here", f"not documented on {fault.subject}")
        if len(names) == 1:
            whole = types.find(fault.subject)
            known = whole.properties if whole is not None and fault.name else ()
            message = fault.message + suggest(fault.name, known)
        yield tell(content, fault, names, message)


RULE = Rule("DP303", "property-undocumented", Level.WARNING, __doc__, check)
