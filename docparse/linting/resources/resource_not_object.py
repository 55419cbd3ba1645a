"""DP313 resource-not-object: the content of a resource block is no JSON object.

A resource block shows the properties of a resource with their types; an array or a single value has
none, so the resource stays undocumented.

To mend: show one object, `{"id": "string", "height": "int32"}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the resource blocks that hold JSON other than an object."""
    from docparse.linting.resources.judged import judged

    for block, reading in judged(docset).documented.blocks:
        if reading is not None and reading.error is None and not isinstance(reading.value, dict):
            what = "an array" if isinstance(reading.value, list) else "a single value"
            place = Location(block.location.page, block.content_line, block.content_column)
            yield place, f"a resource is one JSON object; {what} stands here"


RULE = Rule("DP313", "resource-not-object", Level.ERROR, __doc__, check)
