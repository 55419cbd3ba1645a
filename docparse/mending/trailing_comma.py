"""Trailing commas in JSON, of contents and of annotations: none."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.mending.content import find_content
from docparse.mending.text import AuthorText, Edit
from docparse.model import Finding, Page
from docparse.reading.json_text import read_json

_WHAT = "a trailing comma"


def mend_content(finding: Finding, page: Page, author: AuthorText) -> Iterator[Edit]:
    """Yield the edits that take all trailing commas out of a content; its finding tells of the first."""
    content = find_content(page, finding.location.line)
    if content is None or not finding.message.endswith(_WHAT):
        return
    reading = read_json(content.text)
    for what, index in reading.repairs if reading.error is None else ():
        if what == _WHAT:
            yield from _take_out(content.offset(index, author), author)


def mend_annotation(finding: Finding, page: Page, author: AuthorText) -> Iterator[Edit]:  # noqa: ARG001 - every one takes the page
    """Yield the edit that takes a trailing comma out of an annotation."""
    if finding.message.endswith(_WHAT):
        yield from _take_out(author.offset(finding.location.line, finding.location.column), author)


def _take_out(offset: int, author: AuthorText) -> Iterator[Edit]:
    if offset >= 0 and author.text[offset : offset + 1] == ",":
        yield Edit(offset, offset + 1, "")
