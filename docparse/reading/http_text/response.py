"""The text of a response block: status code, header fields, content."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.message import NO_HEADERS, Headers
from docparse.reading.depth import Depth
from docparse.reading.http_text.content import cut_content, find_content_slips
from docparse.reading.http_text.fields import (
    Head,
    HttpSlip,
    find_rest,
    is_later_request,
    is_token,
    join_lines,
    read_fields,
    split_head,
)


class ResponseReading(NamedTuple):
    """A response block, read; lines count from 0 within the block."""

    status_code: int | None
    """None where the block shows none: no status code is promised."""
    reason: str = ""
    headers: Headers = NO_HEADERS
    content: bytes = b""
    content_line: int = -1
    """The line on which the content starts; -1 where there is none."""
    slips: tuple[HttpSlip, ...] = ()


_STATUS_LINE = re.compile(
    r"\s*(?:(?P<version>HTTP/\d(?:\.\d)?)\s+|HTTP/?\s+)?(?P<code>[1-5]\d\d)(?:\s+(?P<reason>.*\S))?\s*"
)

_LIKE_STATUS_LINE = re.compile(r"\s*(?:HTTP\b|\d[\dOoIl]{2}(?:\s|$))", re.IGNORECASE)
_LONGEST_SHOWN = 60


def read_response(block_text: str, depth: Depth = Depth.WHOLE) -> ResponseReading:
    """Return the documented response of a block's text with what is at fault in it; never raises.

    Content is not judged where only examples are asked for.
    """
    text = join_lines(block_text)
    head = split_head(text)
    if head is None:
        return ResponseReading(None, slips=(_status_slip("the response block is empty", 0),))
    if is_later_request(head.start):
        message = "a request stands here in place of the response, so no response is promised"
        return ResponseReading(None, slips=(_status_slip(message, head.line),))
    status = _STATUS_LINE.fullmatch(head.start)
    if status is None:
        slip = _status_slip(f"{_tell_start(head.start)}, so no status code is promised", head.line)
        return _read_rest(text, _without_status_line(head), ResponseReading(None, slips=(slip,)), depth)
    start = ResponseReading(int(status["code"]), status["reason"] or "")
    if not status["version"]:
        start = start._replace(slips=(_status_slip("the HTTP version is missing", head.line),))
    return _read_rest(text, head, start, depth)


def _read_rest(text: str, head: Head, start: ResponseReading, depth: Depth) -> ResponseReading:
    """Return the reading of a response whose status line is known or known to be missing."""
    slips = list(start.slips)
    fields, field_slips, left = read_fields(head.lines, head.line + 1)
    slips += field_slips
    content = cut_content(text, find_rest(head, left))
    headers = Headers(fields) if fields else NO_HEADERS
    if depth is not Depth.EXAMPLES:
        slips += find_content_slips(content, headers, head)
    return ResponseReading(
        start.status_code,
        start.reason,
        headers,
        content.text.encode("utf-8", "replace"),
        content.line,
        tuple(slips),
    )


def _tell_start(start: str) -> str:
    """Return what is wrong with the first line of a response that is no status line."""
    if not _LIKE_STATUS_LINE.match(start):
        return "the status line is missing"
    line = start.strip()
    shown = line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"
    return f"the status line '{shown}' cannot be read: it has no status code of three digits, 100 to 599"


def _status_slip(message: str, line: int) -> HttpSlip:
    return HttpSlip("http-status-line-missing", f"{message}; write a line like HTTP/1.1 200 OK", line)


def _without_status_line(head: Head) -> Head:
    """Return the head of a block that begins with fields or content, as if a start line came before."""
    name, colon, _ = head.start.partition(":")
    if head.start.lstrip().startswith("HTTP"):
        return head
    if colon and is_token(name.strip()):
        return head._replace(line=head.line - 1, lines=[head.start, *head.lines])
    start = head.end - sum(len(line) + 1 for line in head.lines) - len(head.start)
    return head._replace(line=head.line - 1, lines=[], offset=start)
