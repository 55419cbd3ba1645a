"""`"blockType": "ignore"`: "ignored", as API Doctor has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.mending.text import AuthorText, Edit
from docparse.model import Finding, Page

_WORD = re.compile(
    r"""["']?blockType["']?\s*:\s*(?P<quote>["'])\s*(?P<word>ignore)\s*(?P=quote)""", re.IGNORECASE
)


def mend_block_type(finding: Finding, page: Page, author: AuthorText) -> Iterator[Edit]:  # noqa: ARG001 - every one takes the page
    """Yield the edit that adds the missing letter in the annotation that the finding stands in."""
    start = author.offset(finding.location.line, 1)
    end = author.text.find("-->", start)
    word = _WORD.search(author.text, start, end) if 0 <= start < end else None
    if word is not None:
        yield Edit(word.end("word"), word.end("word"), "d")
