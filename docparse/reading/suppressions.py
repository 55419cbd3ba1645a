"""Comments that silence findings, `<!-- docparse: ignore[rule, …] reason -->`, and the lines they are for.

At a page's top, before anything but other comments, one is for the whole page. With lines of its own, it is
for the block below it: the code block under it (an annotation may stand between), or else the paragraph,
table or heading up to the next blank line. Within a line of text it is for that line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docparse.model import Slip, Suppression
from docparse.reading.comments import Comment, split_html
from docparse.reading.elements import Element, Kind
from docparse.reading.source import Source

_ADDRESSED = re.compile(r"\s*[Dd]ocparse\s*:")
_IGNORE = re.compile(r"\s*[Dd]ocparse\s*:\s*ignore\s*\[(?P<rules>[^\]]*)\](?P<reason>.*)", re.DOTALL)
_INLINE = re.compile(r"<!--(?P<text>\s*[Dd]ocparse\s*:\s*ignore\s*\[[^\]\n]*\][^\n]*?)-->")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class SuppressionsReading(NamedTuple):
    """The suppressions of a page, and what is wrong with those that cannot be read."""

    suppressions: tuple[Suppression, ...] = ()
    slips: tuple[Slip, ...] = ()


def read_suppressions(source: Source, elements: Sequence[Element]) -> SuppressionsReading:
    """Return what comments ask to be silenced; most pages are known at once to ask for nothing."""
    if "ocparse" not in source.text:
        return SuppressionsReading()
    lines = source.text.split("\n")
    found: list[Suppression] = []
    slips: list[Slip] = []
    for index, element in enumerate(elements):
        for comment in split_html(element).comments if element.kind is Kind.HTML else ():
            if _ADDRESSED.match(comment.text) is None:
                continue
            last = 0 if _is_top(lines, comment.line) else _find_last(elements, index, lines) + 1
            read = _read(comment, last, source)
            (found if isinstance(read, Suppression) else slips).append(read)  # type: ignore[arg-type]  # as read says
    for comment in _find_inline(source.text, elements):
        read = _read(comment, comment.line + 1, source)
        found += [read] if isinstance(read, Suppression) else []
    return SuppressionsReading(tuple(found), tuple(slips))


def _read(comment: Comment, last: int, source: Source) -> Suppression | Slip:
    """Return what a comment asks for; `last` is the number of the last line it is for, 0 for the page."""
    location = source.locate(comment.line, comment.column)
    asked = _IGNORE.fullmatch(comment.text)
    rules = tuple(filter(None, re.split(r"[\s,]+", asked["rules"]))) if asked else ()
    if asked is None or not rules:
        message = "this comment asks docparse for nothing it knows; write docparse: ignore[rule-name] reason"
        return Slip("suppression-unused", message, location)
    end = source.locate(last - 1) if last else location
    last_line = end.line if end.page == location.page else location.line
    return Suppression(rules, location, last_line if last else 0, " ".join(asked["reason"].split()))


def _is_top(lines: Sequence[str], line: int) -> bool:
    """Tell whether nothing but comments stands above a line."""
    return not any(map(str.strip, lines[:line])) or not _COMMENT.sub("", "\n".join(lines[:line])).strip()


def _find_last(elements: Sequence[Element], index: int, lines: Sequence[str]) -> int:
    """Return the last line, from 0, of what stands below a comment."""
    for element in elements[index + 1 :]:
        if not element.joined:
            break
        if element.kind is not Kind.HTML:
            return element.end - 1
    line = elements[index].end
    while line < len(lines) and not lines[line].strip():
        line += 1
    while line < len(lines) and lines[line].strip():
        line += 1
    return line - 1


def _find_inline(text: str, elements: Sequence[Element]) -> Iterator[Comment]:
    """Yield the comments within lines of text; those in code are text themselves."""
    covered = [element for element in elements if element.end]
    starts = [element.line for element in covered]
    for found in _INLINE.finditer(text):
        line = text.count("\n", 0, found.start())
        index = bisect_right(starts, line) - 1
        begin = text.rfind("\n", 0, found.start()) + 1
        before = text[begin : found.start()]
        # with nothing before it the comment would be a block of its own, were it not code
        if (index < 0 or line >= covered[index].end) and before.strip() and before.count("`") % 2 == 0:
            yield Comment(found["text"], line, found.start() - begin + 1)
