"""Block structure at the left margin, found without a parser: "certain", or the page is handed over.

A line at the left margin that opens a fence or a comment closes every list and quote, so its meaning needs no
analysis of containers, unless an HTML block or a fence is open, which is known here. Whatever else could hold
or hide an element (an indented or quoted fence, a script, a comment that never ends) makes the page
uncertain, and markdown-it-py reads it instead. Property tests hold both readings equal.
"""

from __future__ import annotations

import re
from functools import cache

from docparse.reading.elements import FENCE, HEADING, HEADING_LINE, HTML, RULE, TEXT, Element

_EVENT = re.compile(
    r"\n(?=[`~<= \t>*+\-0-9.)])"  # what most lines do not start with
    r"(?:(?P<fence>`{3,}|~{3,})"
    r"|(?P<comment><!--)|(?P<html><)(?=[!?/A-Za-z])"
    r"|(?P<before>[ \t>*+\-0-9.)]++)"  # indentation and markers of containers: never given back
    r"(?:`{3}|~{3}|(?P<inner><)(?=[!?/A-Za-z])|\#{1,6}(?=[ \t\n]|\Z)|=+[ \t]*(?=\n|\Z)|(?<=[-\ \t])(?=\n|\Z))"
    r"|(?P<equals>=+)[ \t]*(?=\n|\Z))"
)
"""A line that may be, hold or hide something, except headings at the left margin: they neither do."""
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n|\Z)")
_LINES_OF_ITS_OWN = re.compile(r"<(?:(?:script|pre|style|textarea)(?=[\s>]|\Z)|\?|![A-Z\[])", re.IGNORECASE)
"""HTML that a blank line does not end."""
_INDENTED_NEXT = re.compile(r"(?:\n[ \t]*+(?=\n))*+\n[ \t]+(?=[^ \t\n])")
_BLANKS = frozenset(" \t\n")
_NO_PARAGRAPH = frozenset("`~><#*-+_=[0123456789 \t")
"""What a line may start with that is not surely the text of a paragraph."""


class _Uncertain(Exception):  # noqa: N818 - not an error: the page is for the parser
    """The page holds something that only a parser can judge."""


@cache
def _closing_fence(mark: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"\n {{0,3}}{re.escape(mark)}{{{length},}}[ \t]*(?=\n|\Z)")


def scan(text: str) -> list[Element] | None:
    """Return the elements of a text whose lines end with LF, or None where a parser must decide."""
    walk = _Walk("\n" + text)
    try:
        walk.run()
    except _Uncertain:
        return None
    return walk.elements


class _Walk:
    """One walk over a text; every offset that it keeps is that of the line end before a line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.elements: list[Element] = []
        self._done = 0
        """Where the last element ends; the text from there on is not taken up yet."""
        self._at = 0
        self._line = 0
        self._line_at = 0

    def run(self) -> None:
        """Walk to the end of the text."""
        search, text = _EVENT.search, self.text
        while (event := search(text, self._at)) is not None:
            kind = event.lastgroup
            if kind == "comment":
                self._read_comment(event.start())
            elif kind == "fence":
                self._read_fence(event)
            elif kind in {"html", "inner"}:
                self._skip_html(event)
            elif kind == "equals":
                self._read_underline(event, event["equals"], level=1)
            else:
                self._read_inner(event)
        self._take_up(len(text))

    def _take_up(self, offset: int) -> bool:
        """Take up the text before what starts here; tell whether HTML before it is joined with it."""
        elements = self.elements
        text = self.text[self._done : offset]
        if text and not text.isspace():
            elements.append(Element(TEXT, text))
            return False
        return bool(elements) and elements[-1].kind is HTML and not text.strip(" \t\n")

    def _read_comment(self, start: int) -> None:
        """Read the lines of an HTML block that starts with a comment: it ends where the comment does."""
        text = self.text
        closing = text.find("-->", start + 3)
        if closing < 0:
            raise _Uncertain
        end = text.find("\n", closing)
        if end < 0:
            end = len(text)
        elif text[end + 1 : end + 2] in _BLANKS and _INDENTED_NEXT.match(text, end):
            raise _Uncertain  # indented code may be the comment's block
        joined = self._take_up(start)
        html = text[start + 1 : end]
        first = self._line + text.count("\n", self._line_at, start)
        self._line = first + html.count("\n") + 1
        self.elements.append(Element(HTML, html, "", first, self._line, joined))
        self._line_at = self._done = self._at = end

    def _read_fence(self, event: re.Match[str]) -> None:
        text = self.text
        start, after = event.span()
        mark, opening = text[start + 1 : after], text.find("\n", after)
        if opening < 0:
            opening = len(text)
        info = text[after:opening].strip()
        if mark[0] == "`" and "`" in info:
            self._at = opening  # code within a line of text
            return
        closing, end = self._find_closing(mark, opening)
        joined = self._take_up(start)
        first = self._line + text.count("\n", self._line_at, start)
        self._line = first + text.count("\n", start, closing) + 1
        code = text[opening + 1 : closing]
        self.elements.append(Element(FENCE, code, mark, first, self._line, joined, info))
        self._line_at = self._done = self._at = end

    def _find_closing(self, mark: str, opening: int) -> tuple[int, int]:
        """Return where the closing line of a fence starts and ends."""
        text = self.text
        closing = text.find(mark, opening)
        end = text.find("\n", closing)
        if end < 0:
            end = len(text)
        if closing < 0:
            raise _Uncertain
        if text[closing - 1] == "\n" and not text[closing:end].rstrip(" \t").strip(mark[0]):
            return closing - 1, end
        found = _closing_fence(mark[0], len(mark)).search(text, opening)
        if found is None:
            raise _Uncertain
        return found.span()

    def _skip_html(self, event: re.Match[str]) -> None:
        """Step over what a blank line ends, be it an HTML block or the text of a paragraph."""
        text = self.text
        blank = _BLANK_LINE.search(text, event.end())
        end = len(text) if blank is None else blank.start()
        html = text[event.start() : end]
        if "<!--" in html or "\n#" in html or _LINES_OF_ITS_OWN.search(html):
            raise _Uncertain
        at = event.end()
        while (inner := _EVENT.search(text, at, end)) is not None:
            if inner.lastgroup not in {"comment", "html", "inner"}:
                raise _Uncertain
            at = inner.end()
        self._at = end

    def _read_inner(self, event: re.Match[str]) -> None:
        """Read a line that starts with blanks or container marks: only dashes and blank lines are certain."""
        line = event[0][1:].rstrip(" \t")
        marks = line.lstrip(" \t")
        if not marks.strip("-"):
            self._read_underline(event, line, level=2)
        elif marks[-1] in "`~<#=" or (marks[-1] == "-" and ">" in marks):
            raise _Uncertain
        self._at = event.end()

    def _read_underline(self, event: re.Match[str], line: str, *, level: int) -> None:
        """Read a line of dashes or of equals signs: a heading's underline, a rule, or text."""
        self._at = event.end()
        marks = line.lstrip(" \t")
        if not marks:
            return
        offset = event.start()
        above = self.text[self.text.rfind("\n", 0, offset) + 1 : offset] if offset else ""
        if self._ends_above(offset) or not above.strip(" \t"):
            if len(line) - len(marks) > 3 or "\t" in line:
                raise _Uncertain
            if level == 2 and len(marks) >= 3:
                self._take_up(offset)
                self.elements.append(RULE)
                self._done = event.end()
        elif line != marks:
            raise _Uncertain  # within a container
        else:
            self._read_underlined(event, level)

    def _ends_above(self, offset: int) -> bool:
        """Tell whether an element or a heading ends on the line before the one that follows this line end."""
        if self._done == offset:
            return bool(self.elements)
        above = self.text.rfind("\n", 0, offset)
        return above >= 0 and HEADING_LINE.match(self.text, above, offset + 1) is not None

    def _read_underlined(self, event: re.Match[str], level: int) -> None:
        """Read the heading whose text is the paragraph above the underline."""
        start = event.start()
        while start > 0 and not self._ends_above(start):
            before = self.text.rfind("\n", 0, start)
            above = self.text[before + 1 : start]
            if not above.strip(" \t"):
                break
            if above[0] in _NO_PARAGRAPH:
                raise _Uncertain
            start = before
        words = self.text[start + 1 : event.start()].strip()
        self._take_up(start)
        self.elements.append(Element(HEADING, words, "#" * level))
        self._done = event.end()
