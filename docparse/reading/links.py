"""Where the links of a page lead: inline links and images, link reference definitions.

As in `scanner`, the lines that hold links are read without a parser where their meaning is certain; where it
is not, None is returned and markdown-it-py decides. Property tests hold both readings equal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from docparse.reading.elements import Element

_BLANK = "\x1a"
"""Stands for each character of code, tags and escapes: no part of a link's structure."""
_LITERAL = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|(?<!`)(`+)(?!`)[^\n]{0,2000}?(?<!`)\1(?!`)"
    r"|</?[A-Za-z][^<>\n`]{0,1000}>|<!--[^\n]{0,1000}?-->"
)
_LINK = re.compile(
    r"\[[^\[\]\n]*\]\([ \t]*+([^\s<>()\x1a]*(?:\([^\s<>()\x1a]*\)[^\s<>()\x1a]*)*)"
    r"(?:[ \t]+(?:\"[^\"\n\x1a]*\"|'[^'\n\x1a]*'|\([^()\n\x1a]*\)))?[ \t]*\)"
)
_NO_LINK = re.compile(r"\]\([ \t]*+[^\s<>()\x1a\"']++[ \t]+[^\s\"'()<>\x1a]")
"""A destination with a blank in it, which makes it no link."""
_INCLUDE_MARK = "[!INCLUDE"
_HTML_FIRST = re.compile(r"\n[ \t>*+\-0-9.)]*<[A-Za-z/!?]")
"""A line that may start an HTML block, in which Markdown means nothing."""
_LINE_WITH_LINK = re.compile(r"\n(?P<before>[ \t>*+\-0-9.)]*+)[^\n]*?\]\(")
"""A line with a link; before its text stand indentation and marks of containers."""
_TAG_LEFT = re.compile(r"<[A-Za-z/!?]")
"""What is left of tags once those within a line are blanked."""
_DEFINITION = re.compile(
    r"\n {0,3}\[(?!\^)(?:[^\[\]\\\n]|\\[^\n])+\]:[ \t]*+(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s<]\S*))"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?=\n|\Z)"
)
_MAY_STAND_ABOVE = re.compile(r"[ \t]*\Z|#{1,6}(?:[ \t]|\Z)|---+[ \t]*\Z| {0,3}\[(?!\^)[^\]\n]+\]:")
_TAB = "#tab/"


class Destination(NamedTuple):
    """A link's destination as written, and the offset of its first character in the page's text."""

    text: str
    offset: int


class Lines:
    """Where the lines of a text start, and which of them are code, comments or other blocks of HTML."""

    def __init__(self, text: str, elements: Iterable[Element]) -> None:
        self.starts = starts = _find_starts(text)
        last = len(starts) - 1
        self.literals = [
            (starts[element.line], starts[min(element.end, last)], element)
            for element in elements
            if element.end
        ]
        self._begins = [begin for begin, _, _ in self.literals]

    def find_line(self, offset: int) -> int:
        """Return the number, from 0, of the line that an offset lies in."""
        return bisect_right(self.starts, offset) - 1

    def find_gap(self, offset: int) -> tuple[int, int] | None:
        """Return where the text between literals starts and ends that holds an offset; None within one."""
        index = bisect_right(self._begins, offset)
        start = self.literals[index - 1][1] if index else 0
        if start > offset:
            return None
        return start, self.literals[index][0] if index < len(self.literals) else self.starts[-1]

    def starts_literal(self, offset: int) -> bool:
        """Tell whether a literal starts at an offset."""
        index = bisect_right(self._begins, offset)
        return index > 0 and self._begins[index - 1] == offset


def _find_starts(text: str) -> list[int]:
    """Return where each line starts, and where the one after the last would."""
    pieces = text.splitlines(keepends=True)
    if len(pieces) != text.count("\n") + (not text.endswith("\n")):
        pieces = [f"{line}\n" for line in text.split("\n")]  # some lines hold other characters that end lines
    starts = list(accumulate(map(len, pieces), initial=0))
    if not text or text.endswith("\n"):
        starts.append(starts[-1] + 1)
    return starts


def find_links(text: str, lines: Lines) -> list[Destination] | None:
    """Return the destinations of inline links and images outside code, or None where a parser must decide."""
    found: list[Destination] = []
    at = text.find("](")
    while at >= 0:
        gap = lines.find_gap(at)
        if gap is None:
            at = text.find("](", at + 2)  # few stand in code
            continue
        start, end = gap
        begin = text.rfind("\n\n", start, at)
        begin = start if begin < 0 else begin + 2
        stop = text.find("\n\n", at, end)
        stop = end if stop < 0 else stop
        links = _read_chunk(text[begin:stop], begin)
        if links is None:
            return None
        found += links
        at = text.find("](", stop)
    return found


def _read_chunk(chunk: str, offset: int) -> list[Destination] | None:
    """Return the links of lines of text with no blank one among them; None where a parser must decide.

    `offset` is that of the first line in the page.
    """
    masked: str | None = chunk
    if "`" in chunk or "<" in chunk or "\\" in chunk:
        masked = _mask(chunk)
    if masked is None or (("\t" in chunk or "    " in chunk) and _may_be_indented_code(masked)):
        return None
    found = list(_LINK.finditer(masked))
    brackets = masked.count("](")
    if len(found) != brackets and len(found) + len(_NO_LINK.findall(masked)) != brackets:
        return None
    if "[!" in chunk:
        found = [link for link in found if not is_include(masked[max(0, link.start() - 12) : link.start()])]
    links = [Destination(link[1], offset + link.start(1)) for link in found]
    return [link for link in links if not link.text.startswith(_TAB)] if _TAB in chunk else links


def _mask(chunk: str) -> str | None:
    """Return lines with blanks for code, tags and escapes; None where these are not whole within a line."""
    if _BLANK in chunk or ("<" in chunk and _HTML_FIRST.search("\n" + chunk)):
        return None
    if "|" in chunk and "`" in chunk and _has_pipe_in_code(chunk):
        return None
    masked = _LITERAL.sub(lambda literal: _BLANK * len(literal[0]), chunk)
    return None if "`" in masked or ("<" in masked and _TAG_LEFT.search(masked)) else masked


def _may_be_indented_code(chunk: str) -> bool:
    """Tell whether a link stands in a line that is indented far, in a container or not."""
    lines = _LINE_WITH_LINK.findall("\n" + chunk)
    return any("\t" in before or "    " in before for before in lines)


def _has_pipe_in_code(chunk: str) -> bool:
    """Tell whether a `|` stands in code: in a table it ends the cell, and so the code."""
    return any("|" in literal[0] for literal in _LITERAL.finditer(chunk))


def is_include(before: str) -> bool:
    """Tell whether the text before a link makes it the path of an included file, which is no link."""
    return before.rstrip(" \t").upper().endswith(_INCLUDE_MARK)


def find_definitions(text: str, lines: Lines) -> Iterator[Destination]:
    """Yield the destinations of link reference definitions."""
    if "]:" not in text:
        return
    for match in _DEFINITION.finditer("\n" + text):
        start = match.start()  # of the line, as the text is one longer here
        gap = lines.find_gap(start)
        above = text[text.rfind("\n", 0, start - 1) + 1 : start - 1] if start else ""
        if gap is None or not (gap[0] == start or _MAY_STAND_ABOVE.match(above)):
            continue
        group = "bare" if match["angled"] is None else "angled"
        yield Destination(match[group], match.start(group) - 1)


def locate(text: str, lines: Lines, blocks: Iterable[tuple[int, int, Sequence[str]]]) -> list[Destination]:
    """Return where the destinations stand that a parser found in blocks (first line, end, destinations)."""
    found = []
    at = 0
    for first, end, destinations in blocks:
        if lines.find_gap(lines.starts[first]) is None:
            continue  # with tables, the parser may see text in what is a block of HTML
        at, stop = max(at, lines.starts[first]), lines.starts[min(end, len(lines.starts) - 1)]
        for destination in destinations:
            offset = _find_destination(text, destination, at, stop)
            found.append(Destination(destination, at if offset < 0 else offset))
            at = max(at, offset)
    return found


def _find_destination(text: str, destination: str, at: int, stop: int) -> int:
    """Return the offset of a destination of a link in this part of a text; -1 where it is not as written."""
    at = text.find("](", at, stop)
    while at >= 0:
        offset = at + 2
        while text[offset : offset + 1] in {" ", "<", "\t", "\n"}:
            offset += 1
        if text.startswith(destination, offset, stop):
            return offset
        at = text.find("](", at + 2, stop)
    return -1
