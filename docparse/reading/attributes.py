"""The attributes of a page's HTML tags that name a place or lead to one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from docparse.reading.elements import Kind
from docparse.reading.links import Lines

_TAG = re.compile(r"<[A-Za-z][^<>]{0,2000}>")
_ATTRIBUTE = re.compile(
    r"[\s\"'](?P<name>href|src|id|name)="
    r"(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s\"'=<>`]+))",
    re.IGNORECASE,
)
_TAG_WITH_ATTRIBUTE = re.compile(r"<[A-Za-z][^<>]{0,2000}?(?i:href|src|id|name)=")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LONGEST_LINE = 2000
"""How far back the start of a line is looked for: tags in one line may be many."""


class Attribute(NamedTuple):
    """An attribute of an HTML tag that names a place or leads to one."""

    name: str
    value: str
    offset: int


def find_attributes(text: str, lines: Lines) -> Iterator[Attribute]:
    """Yield `href`, `src`, `id` and `name` of the HTML tags outside code and comments."""
    if not _TAG_WITH_ATTRIBUTE.search(text):
        return
    for start, end, element in lines.literals:
        if element.kind is Kind.HTML and _TAG_WITH_ATTRIBUTE.search(element.text):
            html = _COMMENT.sub(lambda comment: " " * len(comment[0]), text[start:end])
            for tag in _TAG.finditer(html):
                yield from _read_attributes(tag, start)
    for tag in _TAG.finditer(text):
        start = max(tag.start() - _LONGEST_LINE, 0)
        line = text[text.rfind("\n", start, tag.start()) + 1 : tag.start()]
        hidden = (
            line.count("`") % 2 or line.startswith(("    ", "\t")) or line.rfind("<!--") > line.rfind("-->")
        )
        if not hidden and lines.find_gap(tag.start()) is not None:
            yield from _read_attributes(tag, 0)


def _read_attributes(tag: re.Match[str], offset: int) -> Iterator[Attribute]:
    for match in _ATTRIBUTE.finditer(tag[0]):
        group = next(name for name in ("double", "single", "bare") if match[name] is not None)
        yield Attribute(
            match["name"].lower(), unescape(match[group]), offset + tag.start() + match.start(group)
        )
