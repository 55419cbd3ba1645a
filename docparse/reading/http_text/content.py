"""Content of messages: its bytes, and what its media type says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docparse.message import Headers, holds_json, is_json
from docparse.reading.http_text.fields import Head, HttpSlip
from docparse.reading.json_text import read_json


class Content(NamedTuple):
    """The content of a message less the blank lines around it."""

    text: str
    line: int
    """The 0-based line it starts on; -1 where there is no content."""


NO_CONTENT = Content("", -1)


def cut_content(text: str, offset: int) -> Content:
    """Return what stands from an offset on, less whole blank lines at both ends and the last line end."""
    stripped = text[offset:].rstrip()
    if not stripped:
        return NO_CONTENT
    last = offset + len(stripped)
    end = text.find("\n", last)
    first = last - len(stripped.lstrip())
    begin = max(text.rfind("\n", 0, first) + 1, offset)
    return Content(text[begin : len(text) if end < 0 else end], text.count("\n", 0, begin))


def find_content_slips(content: Content, headers: Headers, head: Head) -> Iterator[HttpSlip]:
    """Yield what is at fault: words in place of bytes, a length that does not fit, JSON that is none."""
    media_type = headers.media_type
    if not content.text:
        if media_type:
            line = _line_of_field("content-type", head)
            yield HttpSlip(
                "http-content-type-without-body", f"no content follows for {media_type}", line, noted=True
            )
    elif words := find_byte_words(content, headers):
        yield HttpSlip("body-placeholder-binary", tell_byte_words(words[0]), words[1], noted=True)
        return
    yield from _find_length_slip(content, headers, head)
    if holds_json(media_type, content.text):
        yield from _find_json_slips(content)


def tell_byte_words(words: str) -> str:
    """Return the sentence about words in place of bytes."""
    return f"the content is words in place of bytes: {words}"


def _line_of_field(name: str, head: Head) -> int:
    """Return the 0-based line of the field with this name, the start line's where there is none."""
    lines = (number for number, text in enumerate(head.lines, 1) if text.lstrip().lower().startswith(name))
    return head.line + next(lines, 0)


def promises_more(headers: Headers, content: bytes) -> bool:
    """Tell whether Content-Length is a number of more bytes than the content has."""
    length = (headers.get("Content-Length") or "").lstrip("0")
    size = str(len(content))
    return length.isascii() and length.isdigit() and (len(length), length) > (len(size), size)


def _find_length_slip(content: Content, headers: Headers, head: Head) -> Iterator[HttpSlip]:
    """Yield the Content-Length that fits the content neither with LF nor with CRLF.

    A line end after the last line may count or not. Words and placeholders for a number promise nothing.
    """
    value = headers.get("Content-Length")
    if value is None or not (value.isascii() and value.isdigit()):
        return
    size, breaks = len(content.text.encode("utf-8", "replace")), content.text.count("\n")
    fitting = {size, size + 1, size + breaks, size + breaks + 2} if size else {0}
    if value.lstrip("0") in {str(each).lstrip("0") for each in fitting}:
        return
    crlf = f" ({size + breaks} with CRLF)" if breaks else ""
    message = f"Content-Length says {value}, the content has {size} bytes{crlf}"
    yield HttpSlip("http-content-length", message, _line_of_field("content-length", head))


def _find_json_slips(content: Content) -> Iterator[HttpSlip]:
    """Yield why content that should be JSON is none, or what must be forgiven to read it, at its place.

    One slip for each kind of repair, at the first of its kind.
    """
    if not content.text:
        return
    reading = read_json(content.text)
    faults = [(reading.error.offset, reading.error.message, False)] if reading.error else []
    faults += [(offset, what, False) for what, offset in dict(reversed(reading.repairs)).items()]
    faults += [
        (offset, f"the name '{name}' stands twice in its object", True) for name, offset in reading.duplicates
    ]
    line, line_start = content.line, 0
    for offset, message, noted in sorted(faults):
        line += content.text.count("\n", line_start, offset)
        line_start = max(line_start, content.text.rfind("\n", line_start, offset) + 1)
        sentence = f"the content is not valid JSON: {message}"
        yield HttpSlip("body-json-invalid", sentence, line, offset - line_start, noted)


_MARKUP = ("text/html", "text/xml", "application/xml", "application/xhtml")
_LONGEST_WORDS = 120
_BOUNDARY = re.compile(r'boundary="?([^";,\s]+)', re.IGNORECASE)
_PART_TYPE = re.compile(r"^content-type:[ \t]*([^;\s]+)", re.IGNORECASE | re.MULTILINE)


def stands_for_bytes(text: str, media_type: str) -> bool:
    """Tell whether content is words in place of bytes: `<Image>`, `Binary data for the image`."""
    words = text.strip()
    if len(words) > _LONGEST_WORDS or "\n" in words or is_json(media_type) or media_type.startswith(_MARKUP):
        return False
    from docparse.reading.http_text.byte_words import name_bytes

    return name_bytes(words, media_type)


def find_byte_words(content: Content, headers: Headers) -> tuple[str, int] | None:
    """Return the words in place of bytes in content or in one of its parts with their line, or None."""
    for start, end in find_byte_spans(content.text, headers):
        written = content.text[start:end]
        first = start + len(written) - len(written.lstrip())
        return written.strip(), content.line + content.text.count("\n", 0, first)
    return None


def find_byte_spans(text: str, headers: Headers) -> Iterator[tuple[int, int]]:
    """Yield where in content bytes have to stand: all of it, or in multipart the content of a part.

    Those are the places of words that stand for bytes, with the blank around them.
    """
    media_type = headers.media_type
    if not media_type.startswith("multipart/"):
        if stands_for_bytes(text, media_type):
            yield 0, len(text)
        return
    boundary = _BOUNDARY.search(headers.get("Content-Type") or "")
    if boundary is None:
        return
    separator = f"--{boundary[1]}"
    start = 0
    for part in text.split(separator):
        head, empty, rest = part.partition("\n\n")
        part_type = _PART_TYPE.search(head)
        if empty and stands_for_bytes(rest, part_type[1].lower() if part_type else ""):
            first = start + len(head) + len(empty)
            yield first, first + len(rest.removesuffix("\n"))
        start += len(part) + len(separator)
