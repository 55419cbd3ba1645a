"""What requests and responses share: start line, header fields, and where content starts (RFC 9112 2.1)."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.message import Field
from docparse.reading.methods import METHODS


class HttpSlip(NamedTuple):
    """Something at fault in the text of a message; line and column count from 0 within the block."""

    rule: str
    message: str
    line: int
    column: int = 0
    noted: bool = False
    """A lesser case of its rule."""


class RequestLine(NamedTuple):
    """A method and a request target, both as written, and the 0-based line they stand on."""

    method: str
    target: str
    line: int


class Head(NamedTuple):
    """A message taken apart at its first empty line."""

    start: str
    """The first line that is not blank, as written."""
    line: int
    """The 0-based line that the start line stands on."""
    lines: list[str]
    """The lines between the start line and the empty line."""
    end: int
    """Where the head ends, in characters from the start of the text."""
    offset: int
    """Where the rest starts, after the empty line."""


class Fields(NamedTuple):
    """The header fields of a message."""

    fields: list[Field]
    slips: list[HttpSlip]
    left: int = 0
    """How many of the last lines are content or a further request with no empty line before them."""


is_token = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+").fullmatch
"""Matches what RFC 9110 5.6.2 calls a token: a method or a field's name."""

_EMPTY_LINE = re.compile(r"\n[^\S\n]*+(?:\n|\Z)")
_LATER_REQUEST = re.compile(rf"[^\S\n]*(?:{'|'.join(sorted(METHODS))})[ \t]+(?:/|https?://|\{{)\S*")
is_later_request = _LATER_REQUEST.match
"""Matches a line that can only be a request line: a known method in capitals and something like a target."""


def join_lines(text: str) -> str:
    """Return a text with every line end as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split_head(text: str) -> Head | None:
    """Return a message taken apart at its first empty line, or None when all of its lines are blank."""
    begin = 0
    if text[:1].isspace() or not text:
        first = len(text) - len(text.lstrip())
        if first == len(text):
            return None
        begin = text.rfind("\n", 0, first) + 1
    empty = _EMPTY_LINE.search(text, begin)
    end, offset = empty.span() if empty else (len(text), len(text))
    start, *lines = text[begin:end].split("\n")
    return Head(start, text.count("\n", 0, begin), lines, end, offset)


def find_rest(head: Head, left: int) -> int:
    """Return where the content starts, when the last `left` lines of the head belong to it already."""
    return head.end + 1 - sum(len(line) + 1 for line in head.lines[-left:]) if left else head.offset


def read_fields(lines: list[str], first_line: int) -> Fields:
    """Return the header fields of a head's lines; first_line is the 0-based line of the first one."""
    fields: list[Field] = []
    slips: list[HttpSlip] = []
    folded: dict[int, list[str]] = {}
    left = 0
    for index, line in enumerate(lines):
        name, colon, value = line.partition(":")
        if colon and is_token(name):
            fields.append((name, value.strip()))
            continue
        stripped, name, number = line.strip(), name.strip(), first_line + index
        if stripped[:1] in {"{", "[", "<"}:
            slips.append(_missing_empty_line(number, len(line) - len(line.lstrip())))
            left = len(lines) - index
            break
        if is_later_request(line):
            left = len(lines) - index
            break
        if colon and is_token(name):
            fields.append((name, value.strip()))
        elif line[:1].isspace() and fields:
            folded.setdefault(len(fields) - 1, []).append(stripped)
            slips.append(_folded(fields[-1][0], number))
        else:
            slips.append(_no_field(stripped, number))
    for index, parts in folded.items():
        fields[index] = (fields[index][0], " ".join([fields[index][1], *parts]).strip())
    return Fields(fields, slips, left)


def _missing_empty_line(line: int, column: int) -> HttpSlip:
    return HttpSlip(
        "http-missing-blank-line",
        "content starts here with no empty line before it; add one after the header fields",
        line,
        column,
    )


def _folded(name: str, line: int) -> HttpSlip:
    return HttpSlip(
        "http-header-folded",
        f"the value of {name} goes on in this line; write it in one line",
        line,
        noted=True,
    )


def _no_field(text: str, line: int) -> HttpSlip:
    shown = text if len(text) <= 40 else text[:39] + "…"
    return HttpSlip(
        "http-missing-blank-line",
        f"'{shown}' is no header field and is left out; "
        "a field is a name, a colon and a value, and content comes after an empty line",
        line,
    )
