"""Fenced blocks and the comments right above them, where both stand at the left margin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from docparse.reading.code import swallows
from docparse.reading.elements import FENCE, Element
from docparse.reading.glance.uncertain import UncertainError
from docparse.reading.keys import PAGE_TYPE

_MARK = "```"
_ENDLESS = re.compile(r"<(?:(?:script|pre|style|textarea)(?=[\s>]|\Z)|\?|![A-Z\[])", re.IGNORECASE)
"""HTML that a blank line does not end."""
_HTML_LINE = re.compile(r"(?:\n|\A) {0,3}<")
_BLANKS = frozenset({"", " ", "\t", "\n"})
_INDENTED_NEXT = re.compile(r"[ \t]*+(?:\n[ \t]*+(?=\n))*+\n[ \t]+(?=[^ \t\n])")

Code: TypeAlias = "tuple[int, str, str, str]"
"""Line, info string and text of a fenced block, and the comment right above if that has a brace."""


def find_codes(text: str, drop: Callable[[str], None]) -> Iterator[Code]:
    """Yield the fenced blocks of a text; comments with a brace that none of them follows are dropped.

    Each mark stands at the start of a line, so that they open and close blocks by turns.
    """
    line = 1
    if text[:1] in {"`", "<"}:
        text, line = f"\n{text}", 0
    pieces = text.split(f"\n{_MARK}")
    last = len(pieces) - 1
    if text.count(_MARK) != last or ("~" in text and "~~~" in text):
        raise UncertainError
    line += pieces[0].count("\n") + 1
    comment = _read_between(pieces[0], drop)
    for index in range(1, last, 2):
        info, _, code = pieces[index].partition("\n")
        below = pieces[index + 1]
        if "`" in info or (below[:1] != "\n" and below.partition("\n")[0].strip(" \t")):
            raise UncertainError
        yield line, info.strip(), code, comment
        line += pieces[index].count("\n") + below.count("\n") + 2
        comment = _read_between(below, drop)
    if last % 2:
        info, _, code = pieces[last].partition("\n")
        code = code.removesuffix("\n")
        blank_end = code[-1:] in _BLANKS  # what belongs to a block that is not closed is for the parser
        if "`" in info or blank_end or swallows(Element(FENCE, code, _MARK, closed=False)):
            raise UncertainError
        yield line, info.strip(), code, comment
    elif comment:
        drop(comment)


def _read_between(text: str, drop: Callable[[str], None]) -> str:
    """Return the comment that a block right below this text has."""
    if "<" not in text:
        return ""
    first, *comments = text.split("\n<!--")
    if "<" in first:
        _refuse_html(first)
    above = ""
    for written in comments:
        comment, closed, below = written.partition("-->")
        # of two comments in a row, which one is the block's is for others to tell
        if above or not closed or comment[:1] in {">", "-"} or "<!--" in comment:
            raise UncertainError
        joined = not below.strip(" \t\n")
        if not joined:
            _refuse_hiding(below)
        if "{" in comment and _may_annotate(comment):
            if joined:
                above = comment
            else:
                drop(comment)
    return above


def _may_annotate(comment: str) -> bool:
    """Tell whether a comment with a brace may be more than words or the annotation of the page."""
    if PAGE_TYPE not in comment and comment.lstrip()[:1] == "{":
        return True
    return "blocktype" in comment.lower()


def _refuse_hiding(below: str) -> None:
    """Raise where the text below a comment may be its block, or hide what comes after."""
    if below[0] != "\n" and below.partition("\n")[0].strip(" \t"):
        raise UncertainError
    if below[1:2] in {" ", "\t", "\n"} and _INDENTED_NEXT.match(below):
        raise UncertainError
    if "<" in below:
        _refuse_html(below)


def _refuse_html(text: str) -> None:
    """Raise where HTML in text without comments may go on in the line below it, and hide what is there."""
    if "<!--" in text or _ENDLESS.search(text):
        raise UncertainError
    if text[-1] != "\n" and _HTML_LINE.search(text.rpartition("\n\n")[2]):  # an empty line would end it
        raise UncertainError
