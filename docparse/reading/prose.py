"""What a page says around its code: headings, tabs, links, anchors, and where its text starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from sys import intern

from docparse.model import FrontMatter, Link, Location, Prose
from docparse.reading.attributes import find_attributes
from docparse.reading.elements import Element
from docparse.reading.headings import read_headings
from docparse.reading.links import (
    Destination,
    Lines,
    find_definitions,
    find_links,
    locate,
)
from docparse.reading.source import Source

_TEXT = re.compile(r"(?:\A|\n)([^\W\d_]|\d(?!\d*[.)])|[*_]{1,3}\w|\[(?!!|[^\]\n]*\]:))")
"""A line that is surely text: of a paragraph, as it starts."""


def read_prose(source: Source, elements: Sequence[Element], lines: Lines, front_matter: str) -> Prose:
    """Return what a page says around its code; `front_matter` is what was taken from its top."""
    text = source.text
    found = read_headings(source, elements, lines)
    attributes = list(find_attributes(text, lines))
    destinations = [
        *_find_links(text, lines),
        *find_definitions(text, lines),
        *(Destination(each.value, each.offset) for each in attributes if each.name in {"href", "src"}),
    ]
    return Prose(
        found.headings,
        tuple([_link(destination, source, lines) for destination in destinations]),
        tuple(each.value for each in attributes if each.name in {"id", "name"}),
        found.tab_groups,
        _find_preface(source, lines, found.first),
        _read_front_matter(front_matter),
    )


def _find_links(text: str, lines: Lines) -> list[Destination]:
    links = find_links(text, lines)
    if links is None:
        from docparse.reading import markdown

        links = locate(text, lines, list(markdown.read_linked_elements(text)))
    return links


def _link(destination: Destination, source: Source, lines: Lines) -> Link:
    line = lines.find_line(destination.offset)
    return Link(intern(destination.text), source.locate(line, destination.offset - lines.starts[line] + 1))


def _find_preface(source: Source, lines: Lines, heading: int) -> Location | None:
    """Return where text stands above the line of the first heading; None for a page without, a mere part."""
    end = lines.starts[heading] if heading > 0 else 0
    for match in _TEXT.finditer(source.text, 0, end):
        if lines.find_gap(match.start(1)) is not None:
            return source.locate(lines.find_line(match.start(1)))
    return None


def _read_front_matter(text: str) -> FrontMatter | None:
    opening = text.find("---")
    return None if opening < 0 else FrontMatter(text, 1 + text.count("\n", 0, opening))
