"""The tables of a page (GitHub's extension), each with the nearest heading above it.

As in `scanner`, tables at the left margin are read without a parser where their meaning is certain; where it
is not, None is returned and markdown-it-py decides. Property tests hold both readings equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.reading.elements import HEADING_LINE, Element, is_scanned, without_closing
from docparse.reading.links import Lines

_MAY_DELIMIT = re.compile(r"\n([ \t>*+\-0-9.):|]*+)(?<=[-:| \t])(?=\n|\Z)")
"""A line that may be the one below the head of a table, in containers or not."""
_DELIMITERS = re.compile(r" {0,3}(?![ \t])([-:| \t]+)")
_DELIMITER = re.compile(r":?-+:?")
_TEXT = re.compile(r" {0,3}(?:[^\s>*+\-0-9.)<#`~=_]|\*++[^\s*]|_++[^\s_]|`{1,2}(?!`)|[0-9]++[^\s.)])")
"""What a line starts with that opens no container, code, HTML, heading or rule."""
_LITERAL = re.compile(r"<!--|`{3}|~{3}")
_CELL_END = re.compile(r"(?<!\\)\|")
_BLANKS = " \t\n\r\v\f\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""What stands around the text of a cell: Unicode's blanks, as CommonMark means them."""
_MOST_MISSING = 60_000
"""The parser ends a table in which too many cells are missing."""


class TableElement(NamedTuple):
    """A table as written; lines count from 0."""

    heading: str
    rows: tuple[tuple[str, ...], ...]
    """The first is the head."""
    lines: tuple[int, ...]


class _Uncertain(Exception):  # noqa: N818 - not an error: the page is for the parser
    """The page holds something that only a parser can judge."""


def find_tables(text: str, elements: Sequence[Element], lines: Lines) -> list[TableElement] | None:
    """Return the tables of a text whose lines end with LF, or None where a parser must decide.

    Certain are only pages whose elements are.
    """
    if not is_scanned(elements):
        return None
    try:
        return list(_find(text, lines))
    except _Uncertain:
        return None


def _find(text: str, lines: Lines) -> Iterator[TableElement]:
    """Yield the tables of a text; raises _Uncertain."""
    above, since, end, checked = "", 0, 0, 0
    for found in _MAY_DELIMIT.finditer(text):
        marks, offset = found[1], found.start()
        begin = text.rfind("\n", 0, offset) + 1
        head = text[begin:offset]
        if begin < end or "|" not in head or "-" not in marks or _is_within_literal(begin, lines):
            continue
        _require_margin(text, begin, checked, lines)
        checked = begin
        columns = _read_head(head, marks)
        if columns:
            rows, end = _read_rows(text, found.end() + 1, len(columns), lines)
            heading = _find_heading(text, since, begin, lines)
            above, since = above if heading is None else heading, begin
            line = lines.find_line(begin)
            yield TableElement(above, (columns, *rows), (line, *range(line + 2, line + 2 + len(rows))))


def _is_within_literal(offset: int, lines: Lines) -> bool:
    """Tell whether a line is one of code or of a comment; in its first, the parser might see a table."""
    if lines.find_gap(offset) is not None:
        return False
    if lines.starts_literal(offset):
        raise _Uncertain
    return True


def _read_head(head: str, delimiters: str) -> tuple[str, ...]:
    """Return the names of the columns; empty where the two lines are no table's."""
    row = _DELIMITERS.fullmatch(delimiters)
    if row is None:
        raise _Uncertain
    marks = row[1]
    if len(marks) < 2 or (marks[0] == "-" and marks[1] in " \t"):
        return ()
    parts = [part.strip(" \t") for part in marks.split("|")]
    count = len(parts) - (not parts[0]) - (len(parts) > 1 and not parts[-1])
    within = parts[not parts[0] : len(parts) - (not parts[-1])]
    columns = _split(head.strip(_BLANKS))
    if len(columns) != count or not all(map(_DELIMITER.fullmatch, within)):
        return ()
    return tuple(columns)


def _require_margin(text: str, offset: int, checked: int, lines: Lines) -> None:
    """Raise unless the lines up to a blank line, a literal or a heading are text at the left margin.

    The line that starts at `checked` is known to be, with those above it.
    """
    gap = lines.find_gap(offset)
    first = max(checked, gap[0] if gap else 0)
    end = text.find("\n", offset)
    while text[offset] != " " and _TEXT.match(text, offset, end):
        end = offset - 1
        if offset <= first:
            return
        offset = text.rfind("\n", 0, end) + 1
        if not text[offset:end].strip(" \t") or (offset and HEADING_LINE.match(text, offset - 1, end)):
            return
    raise _Uncertain


def _read_rows(text: str, at: int, width: int, lines: Lines) -> tuple[list[tuple[str, ...]], int]:
    """Return the rows of a table that start at an offset, and where they end."""
    rows: list[tuple[str, ...]] = []
    missing = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].strip(_BLANKS)
        if not line:
            break
        if not _TEXT.match(text, at, end):
            if HEADING_LINE.match(text, at - 1, end) or (
                _LITERAL.match(text, at) and lines.find_gap(at) is None
            ):
                break
            raise _Uncertain
        cells = _split(line)
        missing += width - len(cells)
        if missing > _MOST_MISSING:
            raise _Uncertain
        rows.append(tuple(cells[:width]) + ("",) * (width - len(cells)))
        at = end + 1
    return rows, at


def _split(line: str) -> list[str]:
    """Return the cells of a row; a pipe after a backslash is text."""
    cells = line.split("|")
    if "\\|" in line:
        cells = [cell.replace("\\|", "|") for cell in _CELL_END.split(line)]
    if not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [cell.strip(_BLANKS) for cell in cells]


def _find_heading(text: str, since: int, offset: int, lines: Lines) -> str | None:
    """Return the words of the last heading between two offsets; None where there is none."""
    at = offset
    while (at := text.rfind("\n#", since, at)) >= 0:
        if lines.find_gap(at + 1) is not None and (line := HEADING_LINE.match(text, at)):
            return without_closing(line[2])
    line = HEADING_LINE.match("\n" + text[: text.find("\n")]) if since == 0 else None
    return without_closing(line[2]) if line else None
