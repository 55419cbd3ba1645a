"""Links are read without a parser where their meaning is certain, and then as the parser reads them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.model import Link, Location
from docparse.reading import markdown, read_page
from docparse.reading.links import Destination, Lines, find_links, locate
from docparse.reading.page import read_elements
from docparse.reading.source import read_source

LINKS = (
    "[a](b.md)",
    '[a](b.md "t")',
    "[![a](i.png)](b.md)",
    "[a](b(c).md)",
    "[a](b c)",
    "[a]",
    "(b)",
    "](",
    "[",
    "]",
)
MARKS = (
    "`",
    "``",
    "\\",
    "*",
    "|",
    "-|-",
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "\n```\n",
    "---\n",
    "[r]: d.md\n",
)
HTML = ("<b>", "<div>\n", "<https://a.b>", "<!-- ", " -->", '<a href="c.md">', "(<x y.md>)", "&amp;")
OTHERS = ("[!INCLUDE [t](x.md)]", "[C#](#tab/csharp)", "a", " ", "\n", "\n\n")
PIECES = st.sampled_from((*LINKS, *MARKS, *HTML, *OTHERS))
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def read_with_both(text: str) -> tuple[list[Destination] | None, list[Destination]]:
    lines = Lines(text, read_elements(text))
    parsed = locate(text, lines, markdown.read_linked_elements(text))
    return find_links(text, lines), [link for link in parsed if not link.text.startswith("#tab/")]


@given(TEXTS)
def test_what_is_certain_is_as_the_parser_reads_it(text: str) -> None:
    certain, parsed = read_with_both(text)
    assert certain is None or sorted(each.text for each in certain) == sorted(each.text for each in parsed)


@given(st.text() | TEXTS)
def test_no_text_makes_reading_raise(text: str) -> None:
    page = read_page(text)
    assert page.prose is not None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for link in page.prose.links:
        assert 1 <= link.location.line <= len(lines)


def test_the_corpus_is_read_as_the_parser_reads_it(corpus: Path) -> None:
    for path in sorted(corpus.glob("*/**/*.md"))[::5]:
        certain, parsed = read_with_both(read_source(path.read_bytes(), path.name).text)
        assert certain is None or sorted(certain) == sorted(parsed), path


def read_links(text: str) -> list[Link]:
    page = read_page(text, "a.md")
    assert page.prose is not None
    return list(page.prose.links)


@pytest.mark.parametrize(
    ("text", "destination", "column"),
    [
        pytest.param("See [b](b.md).", "b.md", 9, id="link"),
        pytest.param("![b](b.png 'title')", "b.png", 6, id="image with a title"),
        pytest.param("| a | [b](b.md) |\n|---|---|", "b.md", 11, id="in a table"),
        pytest.param("> - [b](b.md)", "b.md", 9, id="in containers"),
        pytest.param("## [b](b.md)", "b.md", 8, id="in a heading"),
        pytest.param("`x` [b](b.md) `y`", "b.md", 9, id="between code"),
        pytest.param("[b](b(1).md)", "b(1).md", 5, id="parentheses"),
        pytest.param("[b](<b c.md>)", "b c.md", 6, id="in angle brackets"),
        pytest.param("[`b`\nc](b.md)", "b.md", 4, id="over two lines"),
        pytest.param("[r]: b.md", "b.md", 6, id="definition"),
        pytest.param('x <a href="b.md">b</a>', "b.md", 12, id="HTML link"),
        pytest.param("<div>\n<img alt='' src='b.png'></div>", "b.png", 18, id="HTML image"),
    ],
)
def test_finds(text: str, destination: str, column: int) -> None:
    (link,) = read_links(text)
    line = 2 if column in {4, 18} else 1
    assert link == Link(destination, Location("a.md", line, column))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`[b](b.md)`", id="code"),
        pytest.param("```\n[b](b.md)\n```", id="fenced code"),
        pytest.param("text\n\n    [b](b.md)", id="indented code"),
        pytest.param("<!-- [b](b.md) <a href='b.md'> -->", id="comment"),
        pytest.param("text <!-- <a href='b.md'> -->", id="comment within text"),
        pytest.param("<div>\n[b](b.md)\n</div>", id="Markdown within HTML"),
        pytest.param(r"\[b](b.md)", id="escaped"),
        pytest.param("[b](b c.md)", id="a blank in it"),
        pytest.param("[undefined] and [b][undefined]", id="references without a definition"),
        pytest.param("[^1]: b.md", id="footnote"),
        pytest.param("text\n[r]: b.md", id="a definition within a paragraph"),
        pytest.param("# [HTTP](#tab/http)", id="tab"),
        pytest.param("[!INCLUDE [b](b.md)]", id="include"),
        pytest.param('`<a href="b.md">`', id="HTML in code"),
        pytest.param('{"href": "b.md", "id": "x"}', id="JSON"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert read_links(text) == []


def test_links_of_an_included_file_stand_in_that_file() -> None:
    page = read_page("[!INCLUDE [i](i/x.md)]", "a.md", include=lambda _: "\n[b](b.md)")
    assert page.prose is not None
    assert page.prose.links == (Link("b.md", Location("i/x.md", 2, 5)),)
