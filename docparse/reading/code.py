"""What a code block holds, whatever its annotation says."""

from __future__ import annotations

import re

from docparse.model import BlockType
from docparse.reading.elements import Element
from docparse.reading.methods import METHODS

_SWALLOWED = re.compile(r"^ {0,3}(?:#{1,6}[ \t]+\S|<!--[^>]{0,500}?blockType)", re.MULTILINE | re.IGNORECASE)
EXPECTED_LANGUAGES = frozenset({"http", "json"})
"""Blocks in these are expected to have an annotation."""
_STATUS_LINE = re.compile(r"HTTP(?:/\d(?:\.\d)?)?[ \t]+\d{3}\b")


def starts_with_request(code: str) -> bool:
    """Tell whether the first line of a block that is not blank is a request line."""
    words = code[:200].split(maxsplit=2)
    return len(words) > 1 and words[0] in METHODS


def swallows(element: Element) -> bool:
    """Tell whether a fence is closed too late or never, so that a heading or an annotation is inside.

    A fence with words after it closes nothing: inside another it tells that the closing one is missing.
    """
    if element.closed and (not element.mark or element.mark not in element.text):
        return False
    hidden = _SWALLOWED.search(element.text)
    if hidden is None or not element.closed:
        return hidden is not None
    opening = re.compile(rf"^ {{0,3}}{re.escape(element.mark)}+[ \t]*[^\s`~]", re.MULTILINE)
    return opening.search(element.text, hidden.end()) is not None


def name_language(info: str) -> str:
    """Return the first word of an info string."""
    return info.split(maxsplit=1)[0] if info else ""


def infer_type(resource_type: str, info: str, code: str) -> BlockType | None:
    """Return what an annotation without blockType must mean above a block, or None."""
    language = name_language(info)
    if language == "json" and resource_type:
        return BlockType.RESOURCE
    if language != "http":
        return None
    lines = [line for line in code.split("\n") if line.strip()]
    if len(lines) > 1 and all(starts_with_request(line) for line in lines):
        return BlockType.SAMPLES
    if starts_with_request(code):
        return BlockType.REQUEST
    return BlockType.RESPONSE if lines and _STATUS_LINE.match(lines[0].lstrip()) else None
