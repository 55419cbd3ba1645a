"""A Content-Length that does not fit: the number of bytes that the content has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.mending.content import find_content
from docparse.mending.text import AuthorText, Edit
from docparse.model import Finding, Page
from docparse.reading.http_text.content import promises_more
from docparse.reading.http_text.sending import content_to_send

_FIELD = re.compile(r"content-length[ \t]*:[ \t]*(?P<number>[0-9]+)[ \t]*\Z", re.IGNORECASE)


def mend_content_length(finding: Finding, page: Page, author: AuthorText) -> Iterator[Edit]:
    """Yield the edit of the number; multipart content is sent with CRLF and counts so."""
    content = find_content(page, finding.location.line)
    field = _FIELD.search(author.line(finding.location.line))
    if content is None or field is None or field["number"] != content.headers.get("Content-Length"):
        return
    if content.block.annotation.truncated and promises_more(content.headers, content.text.encode()):
        return  # it may be the length of the whole content
    size = len(content_to_send(content.headers, content.text.encode()))
    start = author.offset(finding.location.line, field.start("number") + 1)
    yield Edit(start, start + len(field["number"]), str(size))
