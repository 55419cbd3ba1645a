"""DP308 url-invalid: a value is no URL, and its resource promises one.

Relative references and placeholders are fine.

To mend: correct the value, or the type in the resource ("url" promises a URL, "string" any text).
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule, Told
from docparse.model import Docset, Level


def check(docset: Docset) -> Iterator[Told]:
    """Yield the values that should be URLs and are none."""
    from docparse.linting.resources.judged import find_each
    from docparse.schema import Breach

    return find_each(docset, Breach.URL)


RULE = Rule("DP308", "url-invalid", Level.WARNING, __doc__, check)
