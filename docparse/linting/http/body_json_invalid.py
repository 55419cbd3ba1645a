"""DP210 body-json-invalid: the content is not JSON although its media type says so.

It is read with good will where that is possible (comments, trailing commas, an ellipsis); otherwise
its properties are not compared. Readers who copy it get an error from the service.

To mend: see the line of the message.

    {"height": 99, ...}    not so
    {"height": 99}         but so, with "truncated": true in the annotation
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with the JSON of resource and example blocks; reading meets the others."""
    from docparse.linting.resources.broken import find_broken

    return find_broken(docset)


RULE = Rule("DP210", "body-json-invalid", Level.WARNING, __doc__, check)
