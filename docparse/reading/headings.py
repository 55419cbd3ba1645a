"""Where the headings and tabs of a page stand, and the anchors that a forge gives its headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from docparse.model import Heading, Location, Tab, TabGroup
from docparse.reading.elements import (
    HEADING,
    HEADING_LINE,
    RULE,
    TEXT,
    Element,
    find_headings,
    is_scanned,
    without_closing,
)
from docparse.reading.links import Lines
from docparse.reading.plain import plain_text
from docparse.reading.source import Source

_TAB = re.compile(r"\[[^\]\n]*\]\(#tab/(?P<tab>[^)/\s]+)[^)\s]*\)")
_OWN_ANCHOR = re.compile(r"\{#([^}\s]+)[^}]*\}\s*\Z")
_REMOVED = re.compile(r"[^\w\- ]+")


class HeadingsReading(NamedTuple):
    """The headings of a page, its groups of tabs, and the line, from 0, of its first heading or tab."""

    headings: tuple[Heading, ...] = ()
    tab_groups: tuple[TabGroup, ...] = ()
    first: int = -1
    """-1: there is none."""


def read_headings(source: Source, elements: Sequence[Element], lines: Lines) -> HeadingsReading:
    """Return the headings of a page and its groups of tabs."""
    if "(#tab/" not in source.text and is_scanned(elements):
        return _read_at_margin(source, lines)  # most pages
    found = [part for element in elements for part in _find_parts(element)]
    count = sum(1 for rank, _ in found if rank)
    if not count:
        return HeadingsReading()
    numbers = _find_lines(source.text, elements, lines, count)
    walk = _Walk()
    at = iter(numbers)
    for rank, words in found:
        if rank:
            walk.take_heading(rank, words, source.locate(next(at, 0)))
        else:
            walk.end_tabs(closed=True)
    walk.end_tabs(closed=False)
    return HeadingsReading(tuple(walk.headings), tuple(walk.groups), numbers[0] if numbers else -1)


def _read_at_margin(source: Source, lines: Lines) -> HeadingsReading:
    """Return the headings of a page that has no tabs, all of them at the left margin."""
    found = [
        (lines.find_line(line.start()), line)
        for line in HEADING_LINE.finditer("\n" + source.text)
        if lines.find_gap(line.start()) is not None
    ]
    headings = [
        Heading(len(line[1]), _read_words(without_closing(line[2])), source.locate(number))
        for number, line in found
    ]
    return HeadingsReading(tuple(headings), (), found[0][0] if found else -1)


def _find_parts(element: Element) -> Iterable[tuple[int, str]]:
    """Return rank and words of the headings of an element; a rule is one of rank 0."""
    if element.kind is TEXT or element.kind is HEADING:
        return find_headings(element)
    return [(0, "")] if element is RULE else ()


def _find_lines(text: str, elements: Sequence[Element], lines: Lines, count: int) -> list[int]:
    """Return the line, from 0, of each heading: those at the left margin, or all as the parser says."""
    offsets = [match.start() for match in HEADING_LINE.finditer(text)]
    if text.startswith("#") and HEADING_LINE.match("\n" + text):
        offsets.insert(0, -1)
    numbers = [lines.find_line(offset + 1) for offset in offsets if lines.find_gap(offset + 1) is not None]
    if len(numbers) != count or any(element.kind is HEADING for element in elements):
        from docparse.reading import markdown

        numbers = markdown.read_heading_lines(text)
    return numbers


class _Walk:
    """One walk over the headings of a page."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.groups: list[TabGroup] = []
        self._tabs: list[Tab] = []
        self._between: Heading | None = None
        """The first heading after a tab, as long as no rule ends the group."""

    def take_heading(self, rank: int, words: str, location: Location) -> None:
        """Take a heading or a tab."""
        tab = _TAB.fullmatch(words) if "(#tab/" in words else None
        if tab is None:
            self.headings.append(Heading(rank, _read_words(words), location))
            if self._tabs and self._between is None:
                self._between = self.headings[-1]
            return
        name = tab["tab"]
        if self._between is not None and any(known.name == name for known in self._tabs):
            self.end_tabs(closed=False)
        self._tabs.append(Tab(name, location))

    def end_tabs(self, *, closed: bool) -> None:
        """End the group of tabs, if there is one."""
        if self._tabs:
            self.groups.append(TabGroup(tuple(self._tabs), closed, self._between))
        self._tabs, self._between = [], None


@lru_cache(maxsize=4096)
def _read_words(words: str) -> str:
    return intern(plain_text(words))


def find_anchors(headings: Iterable[Heading]) -> Iterator[str]:
    """Yield the anchors that GitHub gives headings: of equal ones, the second ends in `-1`.

    One that a heading brings itself (`## Title {#anchor}`, as other tools read it) is yielded too.
    """
    used: dict[str, int] = {}
    for heading in headings:
        own = _OWN_ANCHOR.search(heading.text)
        if own is not None:
            yield own[1]
        anchor = plain = slug(heading.text)
        while anchor in used:
            used[plain] += 1
            anchor = f"{plain}-{used[plain]}"
        used[anchor] = 0
        yield anchor


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return a heading's text as an anchor: lower case, without punctuation, with dashes for spaces."""
    text = text.lower()
    if text.isascii():
        return _REMOVED.sub("", text).replace(" ", "-")
    return "".join(letter for letter in text if _stays(letter)).replace(" ", "-")


def _stays(letter: str) -> bool:
    """Tell whether a character is a letter, mark, digit or connector (Ruby's `Word`), a dash or a blank."""
    category = unicodedata.category(letter)
    return letter in "- " or category[0] in "LM" or category in {"Nd", "Pc"}
