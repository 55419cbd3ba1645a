"""An author's file as text that can be edited in places and stays as it is, byte for byte, elsewhere."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """A stretch of a text, in characters, and what is to stand there."""

    start: int
    end: int
    text: str


class AuthorText:
    """The text of a file, its lines counted as pages count them: from 1, each ended by LF, CRLF or CR."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0]
        self._ends: list[int] = []
        for end in _LINE_END.finditer(text):
            self._ends.append(end.start())
            self._starts.append(end.end())
        self._ends.append(len(text))

    def line(self, number: int) -> str:
        """Return a line without its end; empty where there is none."""
        return self.text[self._starts[number - 1] : self._ends[number - 1]] if self._has(number) else ""

    def offset(self, number: int, column: int) -> int:
        """Return where a column (from 1) of a line stands in the text; -1 where it stands nowhere."""
        if not self._has(number) or column < 1:
            return -1
        offset = self._starts[number - 1] + column - 1
        return offset if offset <= self._ends[number - 1] else -1

    def offset_within(self, number: int, written: str, column: int) -> int:
        """Return where a column (from 0) of a line's content stands in the text; -1 where that is unclear.

        A line within a quote or a list has the container's marks before its content.
        """
        line = self.line(number)
        if not line.endswith(written):
            return -1
        return self.offset(number, len(line) - len(written) + column + 1)

    def _has(self, number: int) -> bool:
        return 0 < number <= len(self._starts)


def decode(content: bytes) -> tuple[str, bytes, str] | None:
    """Return a file's text, its byte order mark and its encoding; None where its bytes are no text."""
    marks = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
    mark = next((each for each in marks if content.startswith(each)), b"")
    encoding = marks.get(mark, "utf-8")
    try:
        return content[len(mark) :].decode(encoding), mark, encoding
    except UnicodeDecodeError:
        return None


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits done; of two that overlap, the first one."""
    parts: list[str] = []
    at = 0
    for start, end, replacement in sorted(edits):
        if start >= at:
            parts += [text[at:start], replacement]
            at = end
    return "".join([*parts, text[at:]])
