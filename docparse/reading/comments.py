"""The HTML comments of a page: those in its HTML blocks, and those that are lost in text or broken."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model import Location
from docparse.reading.annotation import Note
from docparse.reading.elements import MENTION, Element
from docparse.reading.source import Source

_MALFORMED = re.compile(r"(?:&lt;!--|<!-(?!-)|<--|(?<![<;])!--)\s*+\{[^{}]*\Z")
_WINDOW = 2000
_NEXT_TEXT = re.compile(r"\S")
"""How far back the start of a comment within text is looked for, in characters: mentions may be many."""


class Comment(NamedTuple):
    """A comment; its line counts from 0, its column from 1."""

    text: str
    """What stands between `<!--` and `-->`."""
    line: int
    column: int
    closed: bool = True
    indent: int = 0
    """How many characters of containers stand before its further lines."""


class HtmlBlock(NamedTuple):
    """An HTML block taken apart."""

    comments: tuple[Comment, ...]
    alone: bool
    """The block is nothing but comments."""
    ended: bool
    """The block ends with its last comment."""


def split_html(element: Element) -> HtmlBlock:
    """Return the comments of an HTML block."""
    html = element.text
    if html.startswith("<!--") and html.find("-->", 4) == len(html) - 3:  # as most are
        return HtmlBlock((_whole(element),), alone=True, ended=True)
    start, end, alone = html.find("<!--"), 0, True
    comments: list[Comment] = []
    while start >= 0:
        alone = alone and (start == end or html[end:start].isspace())
        line_start = html.rfind("\n", 0, start) + 1
        line = element.line + (html.count("\n", 0, start) if line_start else 0)
        column = start - line_start + element.column + 1
        closing = html.find("-->", start + 4)
        if closing < 0:
            comments.append(Comment(html[start + 4 :], line, column, closed=False, indent=element.column))
            return HtmlBlock(tuple(comments), alone, ended=True)
        end = closing + 3
        comments.append(Comment(html[start + 4 : closing], line, column, indent=element.column))
        start = html.find("<!--", end)
    ended = end == len(html) or html[end:].isspace()
    return HtmlBlock(tuple(comments), alone and ended, ended)


def _whole(element: Element) -> Comment:
    """Return the comment that an HTML block is."""
    return Comment(element.text[4:-3], element.line, element.column + 1, indent=element.column)


def locate(comment: Comment, offset: int, source: Source) -> Location:
    """Return the place of a character of a comment's text; of 0, that of the comment."""
    if not offset:
        return source.locate(comment.line, comment.column)
    lines = comment.text.count("\n", 0, offset)
    begin = comment.text.rfind("\n", 0, offset)
    column = offset - begin + comment.indent if lines else comment.column + 4 + offset
    return source.locate(comment.line + lines, column)


def find_strays(text: str, elements: Sequence[Element]) -> Iterator[tuple[Comment, Note]]:
    """Yield the comments about blockType that are no block of their own, and what is wrong with each.

    They stand within text, in indented code above a block, or are no comments for want of a character.
    """
    covered = [element for element in elements if element.end]
    starts = [element.line for element in covered]
    line = counted = 0
    seen = -1
    for mention in MENTION.finditer(text):
        line += text.count("\n", counted, mention.start())
        counted = mention.start()
        index = bisect_right(starts, line) - 1
        if index >= 0 and line < covered[index].end:
            continue
        window = max(text.rfind("\n\n", max(counted - _WINDOW, 0), counted), counted - _WINDOW, 0)
        stray = _find_stray(text[window:counted])
        if stray is None or window + stray[0] <= seen:
            continue
        seen = window + stray[0]
        column = seen - text.rfind("\n", 0, seen)
        first = line - text.count("\n", seen, counted)
        if not _is_sample(text, seen, first, starts):
            yield Comment("", first, column), stray[1]


def _is_sample(text: str, start: int, line: int, starts: Sequence[int]) -> bool:
    """Tell whether a comment is shown as indented code, and not meant for a block right below it."""
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    if indent.strip() or len(indent.expandtabs(4)) < 4:
        return False
    end = text.find("-->", start)
    below = _NEXT_TEXT.search(text, end + 3) if end >= 0 else None
    if below is None:
        return True
    return line + text.count("\n", start, below.start()) not in starts


def _find_stray(before: str) -> tuple[int, Note] | None:
    """Return where the comment starts that a mention after this text stands in, and what is wrong with it."""
    if "--" not in before and "<!" not in before:
        return None
    opened = before.rfind("<!--")
    if opened >= 0 and "-->" not in before[opened:] and before.count("`", 0, opened) % 2 == 0:
        message = "this comment stands within text or code, so it annotates nothing; give it lines of its own"
        return opened, Note("annotation-orphan", message, 0)
    malformed = _MALFORMED.search(before)
    if malformed is not None:
        message = "this is no comment, so it annotates nothing: one starts with '<!--' and ends with '-->'"
        return malformed.start(), Note("annotation-comment-malformed", message, 0)
    return None
