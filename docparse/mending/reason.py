"""A status line without a reason: the one of the IANA registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus

from docparse.mending.text import AuthorText, Edit
from docparse.model import Finding, Page

_STATUS_LINE = re.compile(r"HTTP/\d(?:\.\d)?[ \t]+(?P<code>\d{3})(?P<blanks>[ \t]*)\Z")

_NEWER = {413: "Content Too Large", 416: "Range Not Satisfiable", 422: "Unprocessable Content"}
"""Those that RFC 9110 renamed; older Pythons have the old ones."""


def mend_reason(finding: Finding, page: Page, author: AuthorText) -> Iterator[Edit]:  # noqa: ARG001 - every one takes the page
    """Yield the edit that adds the reason; of a code that is not registered, none."""
    status = _STATUS_LINE.search(author.line(finding.location.line))
    if status is not None and (reason := find_reason(int(status["code"]))):
        start = author.offset(finding.location.line, status.end("code") + 1)
        yield Edit(start, start + len(status["blanks"]), f" {reason}")


def find_reason(status_code: int) -> str:
    """Return the reason of a status code (RFC 9110 15); empty where it has none."""
    if status_code in _NEWER:
        return _NEWER[status_code]
    try:
        return HTTPStatus(status_code).phrase
    except ValueError:
        return ""
