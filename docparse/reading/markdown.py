"""Markdown read by markdown-it-py: the block structure of a page, and its tables.

The one module that knows markdown-it. Only its block parser is used: inline content takes two thirds of a
full parse and can hold neither a comment above a block nor a block. The rule for link reference definitions
is off, as it makes block structure differ from CommonMark's own programs; off, they agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from docparse.reading.elements import RULE, Element, Kind
from docparse.reading.tables import TableElement

_MAX_NESTING = 100
"""Containers within containers. Deeper ones are not looked into, as each level takes stack frames there."""


@cache
def _blocks_only() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
    return parser.disable(["inline", "text_join", "reference"])


@cache
def _with_tables() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    return parser.disable(["inline", "text_join", "reference"])


def read_elements(text: str) -> list[Element]:
    """Return the elements of a text whose lines end with LF, in order."""
    tokens: list[Token] = []
    _blocks_only().block.parse(text, _blocks_only(), {}, tokens)
    return list(_elements(tokens, text.split("\n")))


def _elements(tokens: list[Token], lines: list[str]) -> Iterator[Element]:
    """Yield the elements among the tokens; each level of nesting knows its previous sibling."""
    after_html = [False]
    for index, token in enumerate(tokens):
        if token.nesting > 0:
            after_html[-1] = False
            after_html.append(False)
            if token.type == "heading_open":
                yield _heading(token, tokens[index + 1])
        elif token.nesting < 0:
            after_html.pop()
        else:
            element = _leaf(token, lines, joined=after_html[-1])
            if element is not None:
                yield element
            after_html[-1] = element is not None and element.kind is Kind.HTML


def _heading(token: Token, inline: Token) -> Element:
    return Element(Kind.HEADING, inline.content.strip(), "#" * int(token.tag[1:]))


def _leaf(token: Token, lines: list[str], *, joined: bool) -> Element | None:
    """Return the element of a token without children, or None where nothing is handed on."""
    first, end = token.map or (0, 0)
    text = token.content.removesuffix("\n")
    match token.type:
        case "html_block" if "<!--" in text:
            return Element(Kind.HTML, text, "", first, end, joined, column=_column(lines, first, text))
        case "fence":
            return _fence(token, lines, joined=joined)
        case "code_block" if joined:
            return Element(Kind.INDENTED, text, "", first, end, joined, column=_column(lines, first, text))
        case "hr" if not lines[first].strip(" \t").strip("-"):
            return RULE
    return None


def _fence(token: Token, lines: list[str], *, joined: bool) -> Element:
    first, end = token.map or (0, 0)
    text = token.content.removesuffix("\n")
    written = token.content.count("\n") + (not token.content.endswith("\n") and bool(token.content))
    return Element(
        Kind.FENCE,
        text,
        token.markup,
        first,
        end,
        joined,
        token.info.strip(),
        _column(lines, first + 1, text),
        closed=end - first == written + 2,
    )


def _column(lines: list[str], first: int, text: str) -> int:
    """Return how many characters of the page stand before a block's first line that is not blank."""
    for offset, line in enumerate(text.split("\n")):
        if line.strip() and first + offset < len(lines):
            return max(0, len(lines[first + offset]) - len(line))
    return 0


def read_table_elements(text: str) -> Iterator[TableElement]:
    """Yield the tables of a text (GitHub's extension), each with the nearest heading above it."""
    tokens: list[Token] = []
    _with_tables().block.parse(text, _with_tables(), {}, tokens)
    heading = ""
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    cells: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = tokens[index + 1].content
        elif token.type == "table_open":
            rows, lines = [], []
        elif token.type == "tr_open":
            cells = []
            lines.append(token.map[0] if token.map else 0)
        elif token.type in {"th_open", "td_open"}:
            cells.append(tokens[index + 1].content)
        elif token.type == "tr_close":
            rows.append(tuple(cells))
        elif token.type == "table_close":
            yield TableElement(heading, tuple(rows), tuple(lines))


class _Unchanging(MarkdownIt):
    """A parser that leaves destinations as they are written: that is what is looked for in the text."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """Return the destination."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - likewise
        """Return True: whatever it is, it is a link."""
        return True


@cache
def _with_links() -> MarkdownIt:
    parser = _Unchanging("commonmark", {"maxNesting": _MAX_NESTING}).enable("table").disable("reference")
    parser.disable(["text_join", "emphasis", "newline", "balance_pairs", "fragments_join"])
    return parser


class LinkedElement(NamedTuple):
    """Lines of text with links; they count from 0."""

    line: int
    end: int
    destinations: tuple[str, ...]


def read_linked_elements(text: str) -> Iterator[LinkedElement]:
    """Yield the lines of a text that hold inline links or images, in order."""
    line = end = 0
    for token in _with_links().parse(text):
        if token.map:
            line, end = token.map
        if token.type == "inline" and "](" in token.content:
            destinations = tuple(_destinations(token.children or []))
            if destinations:
                yield LinkedElement(line, end, destinations)


def _destinations(tokens: list[Token]) -> Iterator[str]:
    """Yield where links and images lead; a link around an image comes after it, as its end does."""
    opened: list[str] = []
    before = ""
    for token in tokens:
        if token.type == "link_open":
            include = before.rstrip(" \t").upper().endswith("[!INCLUDE")
            opened.append("" if include or token.markup == "autolink" else str(token.attrs["href"]))
        elif token.type == "link_close":
            yield from filter(None, [opened.pop()])
        elif token.type == "image":
            yield from _destinations(token.children or [])
            yield str(token.attrs["src"])
        before = token.content if token.type == "text" else ""


def read_heading_lines(text: str) -> list[int]:
    """Return the first line of each heading of a text."""
    tokens: list[Token] = []
    _blocks_only().block.parse(text, _blocks_only(), {}, tokens)
    return [token.map[0] for token in tokens if token.type == "heading_open" and token.map]
