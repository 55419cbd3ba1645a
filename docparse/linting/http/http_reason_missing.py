"""DP213 http-reason-missing: a status line has no reason.

It is optional (RFC 9112), and docparse does not ask for it: the rule is off until it is selected by its
name. API Doctor refuses such a status line, so select it where both are used. `--fix` adds the reason.

To mend: write the reason behind the status code.

    HTTP/1.1 204 No Content
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location

_STATUS_LINE = re.compile(r"\s*HTTP/\d(?:\.\d)?[ \t]+\d{3}[ \t]*(?=\n|\Z)")


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the status lines of responses that end with the status code."""
    for example in docset:
        for promise in example.promises:
            block = promise.block
            found = _STATUS_LINE.match(block.content)
            if found is not None:
                line = block.content_line + found[0].rstrip().count("\n")
                message = f"no reason follows the status code {promise.status_code}"
                yield Location(block.location.page, line, block.content_column), message


RULE = Rule("DP213", "http-reason-missing", Level.NOTE, __doc__, check, by_default=False)
