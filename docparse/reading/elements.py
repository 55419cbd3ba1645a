"""What block structure is handed on: the comments, code blocks and headings of a page, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

MENTION = re.compile("blockType", re.IGNORECASE | re.ASCII)
"""The key that makes a comment an annotation; its letter case is free."""


class Kind(Enum):
    """What an element is."""

    HTML = auto()
    """An HTML block that holds a comment, or the start of one."""
    FENCE = auto()
    """A fenced code block."""
    INDENTED = auto()
    """An indented code block directly after HTML; others are left out."""
    HEADING = auto()
    TEXT = auto()
    """What stands between two elements at the left margin, its headings not looked for: few are asked for."""
    RULE = auto()
    """A line of dashes: the end of a group of tabs."""


HTML, FENCE, INDENTED, HEADING, TEXT = Kind.HTML, Kind.FENCE, Kind.INDENTED, Kind.HEADING, Kind.TEXT
"""The kinds as names of their own: to look a member up in its enum takes longer than all else here."""


class Element(NamedTuple):
    """One element; lines count from 0 in the text that was read."""

    kind: Kind
    text: str = ""
    """Code, HTML or the heading's words, less the indentation of containers, without a last line end."""
    mark: str = ""
    """The characters that open a fence, or those that make a heading."""
    line: int = 0
    """0 for headings, text and rules, which nobody looks for."""
    end: int = 0
    """The line after the last one; likewise."""
    joined: bool = False
    """The previous element is HTML and the previous sibling: only blank lines stand between."""
    info: str = ""
    """The info string of a fence."""
    column: int = 0
    """How many characters stand before the text in its first line that is not blank."""
    closed: bool = True
    """False for a fence without its closing line."""


class Heading(NamedTuple):
    """A heading of a page."""

    rank: int
    """From 1, the highest, to 6."""
    text: str
    """Its words as written, markup and all."""


RULE = Element(Kind.RULE)
HEADING_LINE = re.compile(r"\n(#{1,6})(?=[ \t\n]|\Z)([^\n]*)")
"""The line end before a heading at the left margin, its mark and its words (CommonMark's ATX headings)."""
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+$")


def is_scanned(elements: Iterable[Element]) -> bool:
    """Tell whether elements were found without a parser, all headings among them at the left margin.

    Only a scanner leaves text between elements.
    """
    kinds = [element.kind for element in elements]
    return TEXT in kinds and HEADING not in kinds


def find_headings(element: Element) -> list[Heading]:
    """Return the headings of a heading's element or of text."""
    if element.kind is HEADING:
        return [Heading(len(element.mark), element.text)]
    lines = HEADING_LINE.findall(element.text)
    return [Heading(len(mark), without_closing(words)) for mark, words in lines]


def find_headings_upwards(element: Element) -> Iterator[Heading]:
    """Yield them from the last to the first: who wants the nearest need not look for all."""
    if element.kind is HEADING:
        yield Heading(len(element.mark), element.text)
        return
    text, at = element.text, len(element.text)
    while (at := text.rfind("\n#", 0, at)) >= 0:
        line = HEADING_LINE.match(text, at)
        if line is not None:
            yield Heading(len(line[1]), without_closing(line[2]))


def without_closing(words: str) -> str:
    """Return the words of a heading without the marks that may close it."""
    stripped = words.strip()
    if stripped.endswith("#"):
        stripped = _CLOSING_HASHES.sub("", words.strip(" \t")).strip()
    return stripped


def count_mentions(text: str) -> int:
    """Return how often the text says blockType, in any letter case."""
    if text.isascii():  # lower() is only fast there, and only there keeps every character one character
        return text.lower().count("blocktype")
    return len(MENTION.findall(text))
