"""A line of the author's file with a mark under the place that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from docparse.model import Location
from docparse.reporting.style import Ink, Style, visible

_TAB = "    "
_BEFORE = 20
"""Columns kept before the place where a long line is cut at its start."""
_TOKEN = re.compile(r'<!--|`{3,}\S*|~{3,}\S*|"(?:[^"\\]|\\.)*"|[\w$@.-]+|\S')


def draw_excerpt(place: Location, text: str, ink: Ink, style: Style) -> Iterator[str]:
    """Yield the text of a page's line with its number, and below it carets under what stands in the place."""
    line, start = place.line, place.column - 1
    match = _TOKEN.match(text, start)
    before, token, after = text[:start], match[0] if match else "", text[match.end() if match else start :]
    before, token, after = _show(before), _show(token), _show(after)
    room = style.width - len(str(line)) - 5
    if _measure(before + token + after) > room and _measure(before) > _BEFORE:
        before = "…" + before[len(before) - _BEFORE + 1 :]
    shown = _fit(before + token + after, room)
    gutter = " " * len(str(line))
    marks = "^" * max(min(_measure(token), room - _measure(before)), 1)
    bar = style.paint("|", Ink.DIM)
    yield f"  {gutter} {bar}"
    yield f"  {style.paint(str(line), Ink.DIM)} {bar} {shown}".rstrip()
    yield f"  {gutter} {bar} {' ' * _measure(before)}{style.paint(marks, ink)}"


def _show(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _fit(text: str, room: int) -> str:
    """Return as much of a text as fits so many columns."""
    if _measure(text) <= room:
        return text
    while _measure(text) > room - 1:
        text = text[: min(len(text) - 1, room)]
    return f"{text}…"


def _measure(text: str) -> int:
    """Return the columns of a text on a terminal: wide characters (UAX #11) take two."""
    return len(text) if text.isascii() else sum(1 + (east_asian_width(char) in "WF") for char in text)
