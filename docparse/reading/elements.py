"""What block structure is handed on: the comments, code blocks and headings of a page, in its order."""

from __future__ import annotations

import re
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
    RULE = auto()
    """A line of dashes: the end of a group of tabs."""


class Element(NamedTuple):
    """One element; lines count from 0 in the text that was read."""

    kind: Kind
    text: str = ""
    """Code, HTML or the heading's words, less the indentation of containers, without a last line end."""
    mark: str = ""
    """The characters that open a fence, or those that make a heading."""
    line: int = 0
    """0 for headings and rules, which nobody looks for."""
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


RULE = Element(Kind.RULE)


def count_mentions(text: str) -> int:
    """Return how often the text says blockType, in any letter case."""
    if text.isascii():  # lower() is only fast there, and only there keeps every character one character
        return text.lower().count("blocktype")
    return len(MENTION.findall(text))
