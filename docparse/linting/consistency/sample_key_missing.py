"""DP602 sample-key-missing: "sampleKeys" names a literal that the request does not hold.

A sample key stands for a key of the reader's own, so it has to stand somewhere in the request; letter
case aside, percent-encoded or not.

To mend: correct the key in the annotation, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from docparse.linting.rule import Rule
from docparse.model import BlockType, Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the sample keys that their requests do not hold, at the annotation."""
    for page in docset.pages:
        for block in page.blocks:
            if block.annotation.block_type is not BlockType.REQUEST:
                continue
            keys = block.annotation.texts("sampleKeys")
            text = block.content.lower() if keys else ""
            for key in keys:
                if key.lower() not in text and key.lower() not in unquote(text):
                    where = Location(block.location.page, block.comment_line)
                    yield where, f"the sample key {key!r} does not stand in the request"


RULE = Rule("DP602", "sample-key-missing", Level.ERROR, __doc__, check)
