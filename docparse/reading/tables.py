"""Where the tables of a page stand (GitHub's extension), and what their cells say.

As in `scanner`, tables at the left margin are read without a parser where their meaning is certain; where it
is not, None is returned and markdown-it-py decides. A property test holds both readings equal.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.reading.elements import HEADING, HEADING_LINE, TEXT, Element, Heading, find_headings
from docparse.reading.links import Lines

_DELIMITERS = re.compile(r"\n([ \t>*+\-0-9.)]*[-:|][-:| \t]*)(?=\n|\Z)")
"""A line that may be below the head of a table, in containers or not."""
_DELIMITER_ROW = re.compile(
    r" {0,3}(?:\|[ \t]*:?-+:?|:-*+:?|-+:?(?![ \t]+-))[ \t]*+(?:\|[ \t]*:?-+:?[ \t]*+)*+(?:\|[ \t]*)?"
)
_TEXT = re.compile(r" {0,3}(?:\||`(?!``)|\*(?![ \t*]|\Z)|[^\W\d_]|[\[(\"'\\$@!{/])")
"""What a line starts with that opens no container, code, HTML, heading or rule."""
_HEADING = re.compile(r"#{1,6}(?:[ \t]|\Z)")
_LITERAL = re.compile(r"<!--|`{3}|~{3}")
_HTML_TO_ITS_END = re.compile(
    r"\n[ \t>*+\-0-9.)]*<(?:(?:script|pre|style|textarea)(?=[\s>]|\Z)|\?|![A-Z\[])", re.IGNORECASE
)
"""HTML that a blank line does not end."""
_CELL_END = re.compile(r"(?<!\\)\|")
_TRIMMED = " \t\n\r\v\f"
_MOST_CELLS = 10_000
"""The parser ends a table with too many cells that are not there."""


class TableElement(NamedTuple):
    """A table as written; lines count from 0."""

    heading: str
    rows: tuple[tuple[str, ...], ...]
    """The first is the head."""
    lines: tuple[int, ...]


class _Uncertain(Exception):  # noqa: N818 - not an error: the page is for the parser
    """The page holds something that only a parser can judge."""


def find_tables(text: str, elements: Sequence[Element], lines: Lines) -> list[TableElement] | None:
    """Return the tables of a text, or None where a parser must decide."""
    if _HTML_TO_ITS_END.search(text) or text.startswith(("<", " ")):
        return None
    try:
        return list(_Walk(text, elements, lines).run())
    except _Uncertain:
        return None


class _Walk:
    """One walk over the lines of a text that may be below the head of a table."""

    def __init__(self, text: str, elements: Sequence[Element], lines: Lines) -> None:
        self._text = text
        self._lines = lines
        self._elements = elements
        self._headings: tuple[list[int], list[Heading]] | None = None

    def run(self) -> Iterator[TableElement]:
        """Yield the tables; raises _Uncertain."""
        starts, end = self._lines.starts, 0
        for delimiters in _DELIMITERS.finditer(self._text):
            offset = delimiters.start(1)
            head = self._text[self._text.rfind("\n", 0, offset - 1) + 1 : offset - 1]
            if "|" not in head or offset < starts[end]:
                continue
            line = self._lines.find_line(offset)
            columns = self._read_head(head, delimiters[1], line)
            if columns:
                rows = list(self._read_rows(len(columns), line + 1))
                end = line + 1 + len(rows)
                numbers = (line - 1, *range(line + 1, end))
                yield TableElement(self._find_heading(line - 1), (columns, *rows), numbers)
