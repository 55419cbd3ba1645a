"""The text of a request block: method, request target, header fields, content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docparse.message import NO_HEADERS, Field, Headers, HttpRequest
from docparse.reading.depth import Depth
from docparse.reading.http_text.content import (
    NO_CONTENT,
    Content,
    cut_content,
    find_byte_words,
    find_content_slips,
    tell_byte_words,
)
from docparse.reading.http_text.fields import (
    Head,
    HttpSlip,
    RequestLine,
    find_rest,
    is_later_request,
    is_token,
    join_lines,
    read_fields,
    split_head,
)
from docparse.reading.methods import METHODS


class RequestReading(NamedTuple):
    """A request block, read; lines count from 0 within the block."""

    request: HttpRequest | None
    """None where the block holds no request."""
    content_line: int = -1
    """The line on which the content starts; -1 where there is none."""
    further: tuple[RequestLine, ...] = ()
    """The request lines after the first one; they are never sent."""
    unsendable: str = ""
    """Why the request cannot be sent as the page has it; empty when it can."""
    slips: tuple[HttpSlip, ...] = ()


_VERSION = re.compile(r"HTTP(?:/\d(?:\.\d)?)?")
_ORDINARY_LINE = re.compile(r"([A-Z]+) (?!HTTP)(\S+)(?: HTTP/\d(?:\.\d)?)?")
"""A request line in which nothing is at fault if its method is known."""
_TARGET_LIKE = re.compile(r"/|\*$|\{|<|[A-Za-z][A-Za-z0-9+.-]*:|[\w.-]+[/?]")
_BRACED = re.compile(r"\{[^{}]*\}|<[^<>]*>")
_WITHOUT_CONTENT = frozenset({"GET", "HEAD", "DELETE"})
_AFTER_EMPTY_LINE = re.compile(r"\n[^\S\n]*+\n(?=[A-Z]++[ \t])")


def read_request(block_text: str, depth: Depth = Depth.WHOLE) -> RequestReading:
    """Return the request of a block's text with what is at fault in it; never raises.

    Content is not judged where only examples are asked for.
    """
    text = join_lines(block_text)
    head = split_head(text)
    if head is None:
        return RequestReading(None, slips=(HttpSlip("http-request-empty", "the request block is empty", 0),))
    line, slips = _read_request_line(head.start, head.line)
    if line is None:
        return RequestReading(None, slips=tuple(slips))
    if head.lines and head.lines[0][:1].isspace():
        target, head = _unfold(line.target, head)
        line = line._replace(target=target)
    return _read_rest(text, head, line, slips, depth)


def find_request_lines(block_text: str) -> Iterator[RequestLine]:
    """Yield every line of a block that is a request line with a known method: those of a syntax block."""
    for number, text in enumerate(block_text.split("\n")):
        if is_later_request(text):
            line, _ = _read_request_line(text, number)
            if line is not None:
                yield line


def _read_request_line(start: str, number: int) -> tuple[RequestLine | None, list[HttpSlip]]:
    """Return method and target of a start line, or None with the reason."""
    ordinary = _ORDINARY_LINE.fullmatch(start)
    if ordinary is not None and ordinary[1] in METHODS:
        return RequestLine(ordinary[1], ordinary[2], number), []
    written = start.strip()
    method, _, rest = written.partition(" ") if "\t" not in written else (*written.split(None, 1), "", "")[:3]
    target = rest.strip()
    if " HTTP" in target:
        before, _, version = target.rpartition(" ")
        target = before.rstrip() if _VERSION.fullmatch(version) else target
    slips: list[HttpSlip] = []
    if target.startswith("HTTP") and _VERSION.fullmatch(target.partition(" ")[0]):
        target = target.partition(" ")[2].strip()
        if target and is_token(method):
            slips.append(
                _line_slip("the HTTP version stands before the request target", start, number, noted=True)
            )
    fault = _find_line_fault(method, target, written)
    if fault:
        return None, [HttpSlip("http-request-line", fault, number, len(start) - len(start.lstrip()))]
    if method not in METHODS:
        slips.append(_method_slip(method, number))
    if " " in target and " " in _BRACED.sub("", target):
        slips.append(
            _line_slip("the spaces in the request target are sent as %20", start, number, noted=True)
        )
    return RequestLine(method.upper() if method.upper() in METHODS else method, target, number), slips


def _find_line_fault(method: str, target: str, written: str) -> str:
    """Return why a start line is no request line, or an empty text."""
    shown = written if len(written) <= 60 else written[:59] + "…"
    if method == "HTTP" or method.startswith("HTTP/"):
        return f"'{shown}' begins a response, not a request"
    if not is_token(method) or (not target and _TARGET_LIKE.match(method) and method.upper() not in METHODS):
        return f"'{shown}' has no method; write GET, POST, PATCH … before the request target"
    if not target:
        return f"'{shown}' has no request target"
    if method.upper() not in METHODS and not _TARGET_LIKE.match(target):
        return f"'{shown}' is no request line; it starts with a method and a request target: GET /path"
    return ""


def _line_slip(message: str, start: str, number: int, *, noted: bool = False) -> HttpSlip:
    written = start.strip()
    column = start.index(written) + len(written.partition(" ")[0]) + 1
    return HttpSlip("http-request-line", message, number, column, noted)


def _method_slip(method: str, number: int) -> HttpSlip:
    if method.upper() in METHODS:
        return HttpSlip("http-method-unknown", f"the method '{method}' is sent as {method.upper()}", number)
    from difflib import get_close_matches

    near = get_close_matches(method.upper(), sorted(METHODS), n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return HttpSlip(
        "http-method-unknown", f"'{method}' is not an HTTP method that docparse knows{hint}", number
    )


def _unfold(target: str, head: Head) -> tuple[str, Head]:
    """Return the target with the indented lines that go on with it, and the head without them."""
    parts = [target]
    indent = len(head.start) - len(head.start.lstrip())
    for line in head.lines:
        stripped = line.strip()
        name, colon, _ = stripped.partition(":")
        if len(line) - len(line.lstrip()) <= indent or stripped[0] in "{[<" or (colon and is_token(name)):
            break
        parts.append(stripped)
    taken = len(parts) - 1
    target = "".join(parts)
    if taken and _VERSION.fullmatch(target.rpartition(" ")[2]):
        target = target.rpartition(" ")[0].rstrip()
    return target, head._replace(lines=head.lines[taken:], line=head.line + taken) if taken else head


def _read_rest(
    text: str, head: Head, line: RequestLine, slips: list[HttpSlip], depth: Depth
) -> RequestReading:
    """Return the reading of a request whose request line is known."""
    fields, field_slips, left = read_fields(head.lines, head.line + 1)
    slips += field_slips
    content, further = _split_requests(cut_content(text, find_rest(head, left)))
    slips += (_further_slip(each) for each in further)
    if line.method in _WITHOUT_CONTENT and (late := _find_late_fields(content)):
        slips.append(_late_slip(content.line))
        fields += late
        content = NO_CONTENT
    headers = Headers(fields) if fields else NO_HEADERS
    if depth is not Depth.EXAMPLES:
        slips += find_content_slips(content, headers, head)
    words = find_byte_words(content, headers) if content.text else None
    unsendable = tell_byte_words(words[0]) if words else ""
    request = HttpRequest(line.method, line.target, headers, content.text.encode("utf-8", "replace"))
    return RequestReading(request, content.line, further, unsendable, tuple(slips))


def _split_requests(content: Content) -> tuple[Content, tuple[RequestLine, ...]]:
    """Return the content less the further requests that follow it, and their request lines.

    Only nothing or JSON can be told from a request after it; other content may hold lines that look so.
    """
    start = -1
    if is_later_request(content.text):
        start = 0
    elif content.text[:1] in {"{", "["}:
        starts = (empty.end() for empty in _AFTER_EMPTY_LINE.finditer(content.text))
        start = next((each for each in starts if is_later_request(content.text, each)), -1)
    if start < 0:
        return content, ()
    first = content.line + content.text.count("\n", 0, start)
    further = [each._replace(line=first + each.line) for each in find_request_lines(content.text[start:])]
    kept = cut_content(content.text[:start], 0)
    return kept._replace(line=content.line + kept.line) if kept.text else kept, tuple(further)


def _find_late_fields(content: Content) -> list[Field]:
    """Return the fields of content that holds nothing else; an empty list for any other content."""
    fields = []
    for text in content.text.split("\n") if content.text[:1].isalpha() else ():
        name, colon, value = text.partition(":")
        if not colon or not is_token(name.strip()):
            return []
        fields.append((name.strip(), value.strip()))
    return fields


def _late_slip(line: int) -> HttpSlip:
    return HttpSlip(
        "http-missing-blank-line", "an empty line stands before this header field; remove it", line
    )


def _further_slip(line: RequestLine) -> HttpSlip:
    message = f"a second request, {line.method} {line.target[:60]}, is never sent; give it a block of its own"
    return HttpSlip("http-multiple-requests", message, line.line)
