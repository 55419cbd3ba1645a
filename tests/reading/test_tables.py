"""Tables are read without a parser where their meaning is certain, and then as the parser reads them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.reading import markdown
from docparse.reading.links import Lines
from docparse.reading.page import read_elements
from docparse.reading.source import read_source
from docparse.reading.tables import TableElement, find_tables

ROWS = (
    "| a | b |",
    "|a|b|",
    "a | b",
    "| a | `b \\| c` |",
    "| a \\\\| b |",
    "| a |",
    "a |",
    "|",
    "||",
    "| a | b | c |",
    "|\xa0a | b\u3000|",
    "**a** | [b](c)",
    "_a_ | 1",
    "`a` | b",
    "1 | 2",
    "1. | 2",
    "- a | b",
    "* a | b",
    "> a | b",
    "# a | b",
    "<b>a</b> | b",
    "<!-- a | b",
    "```a | b",
    "[a|b]: c",
)
DELIMITERS = (
    "|---|---|",
    "|-|-|",
    "---|---",
    ":-:|-:",
    "| :-- | --: |",
    "---",
    "-|",
    "|--|",
    "- | -",
    "|--||--|",
    "| --- | --- | --- |",
)
OTHERS = (
    "",
    "",
    "",
    " ",
    "text",
    "# Head",
    "## Head ##",
    "#",
    "#none",
    "===",
    "---",
    "***",
    "- item",
    "2. two",
    "> quote",
    "<div>",
    "<a>",
    "</div>",
    "<pre>",
    "<!-- a -->",
    "<!-- a",
    "-->",
    "```",
    "~~~",
)
INDENTS = ("", "", "", "", "", "", "", "", " ", "   ", "    ", "\t", "> ", "- ", "  ")
certain_lines = st.sampled_from(
    (*ROWS[:16], *DELIMITERS, *OTHERS[:9], "<!-- a -->", "```", "|---|---|", "| a | b |")
)
any_lines = st.builds(
    "".join, st.tuples(st.sampled_from(INDENTS), st.sampled_from((*ROWS, *DELIMITERS, *OTHERS)))
)
PAGES = st.lists(certain_lines, max_size=16) | st.lists(certain_lines | any_lines, max_size=16)
TEXTS = st.builds("\n".join, PAGES).flatmap(lambda page: st.sampled_from((page, page + "\n", page + "\n\n")))


def read_with_both(text: str) -> tuple[list[TableElement] | None, list[TableElement]]:
    elements = read_elements(text)
    certain = find_tables(text, elements, Lines(text, elements))
    return certain, list(markdown.read_table_elements(text))


@given(TEXTS)
@settings(max_examples=1500, deadline=None)
def test_what_is_certain_is_as_the_parser_reads_it(text: str) -> None:
    certain, parsed = read_with_both(text)
    assert certain is None or certain == parsed


@given(st.text(alphabet="|-: \n\\a`#\t>1.<", max_size=60))
@settings(max_examples=1000, deadline=None)
def test_what_is_certain_in_noise_is_as_the_parser_reads_it(text: str) -> None:
    certain, parsed = read_with_both(text)
    assert certain is None or certain == parsed


def test_the_corpus_is_read_as_the_parser_reads_it(corpus: Path) -> None:
    pages = sorted(corpus.glob("*/**/*.md"))
    handed_over = 0
    for path in pages:
        certain, parsed = read_with_both(read_source(path.read_bytes(), path.name).text)
        assert certain is None or certain == parsed, path
        handed_over += certain is None
    assert handed_over < len(pages) / 20


@pytest.mark.parametrize(
    ("text", "heading", "rows", "lines"),
    [
        pytest.param("a|b\n-|-\n", "", (("a", "b"),), (0,), id="a head alone"),
        pytest.param("# H #\n\n|a|\n|-|\n|b|c|\n||", "H", (("a",), ("b",), ("",)), (2, 4, 5), id="uneven"),
        pytest.param("text\n|a|\n|-|\n|`b\\|c`|\n# H", "", (("a",), ("`b|c`",)), (1, 3), id="escaped pipe"),
        pytest.param("- x\n\n|a|\n|-|\n```\n|b|\n```", "", (("a",),), (2,), id="between a list and code"),
        pytest.param("<!-- x -->\n|a|\n|-|\n **b** |\n\n|c|", "", (("a",), ("**b**",)), (1, 3), id="comment"),
    ],
)
def test_finds(text: str, heading: str, rows: tuple[tuple[str, ...], ...], lines: tuple[int, ...]) -> None:
    certain, parsed = read_with_both(text)
    assert certain == parsed == [TableElement(heading, rows, lines)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```\n|a|\n|-|\n```", id="code"),
        pytest.param("<!--\n|a|\n|-|\n-->", id="comment"),
        pytest.param("|a|\n|-|-|\n", id="another number of columns"),
        pytest.param("|a|b|\n|-||-|", id="an empty delimiter"),
        pytest.param("|a|\n\n|-|", id="a blank line between"),
        pytest.param("a\n-|", id="a head without a pipe"),
    ],
)
def test_leaves_alone(text: str) -> None:
    elements = read_elements(f"text\n\n{text}")
    assert find_tables(f"text\n\n{text}", elements, Lines(f"text\n\n{text}", elements)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- x\n|a|\n|-|", id="lazy text of a list"),
        pytest.param("> |a|\n> |-|", id="in a quote"),
        pytest.param("- x\n\n  |a|\n  |-|", id="in a list"),
        pytest.param("<div>\n|a|\n|-|", id="in HTML"),
        pytest.param("|a|\n|-|\n- b | c", id="a list below"),
        pytest.param("Head\n====\n\n|a|\n|-|", id="underlined heading"),
        pytest.param("<!-- a | b\n---|---\n-->", id="a comment that the parser takes for a head"),
    ],
)
def test_hands_over(text: str) -> None:
    assert read_with_both(f"text\n\n{text}")[0] is None


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("|a|\n|-|-|\n", id="no tables in one paragraph"),
        pytest.param("|a|\n|-|\n\n", id="tables"),
        pytest.param("|a|\n|-|\n|b|\n", id="rows"),
    ],
)
def test_takes_time_that_grows_with_the_text_alone(lines: str) -> None:
    text = lines * 50_000  # the square of it would take minutes
    elements = read_elements(text)
    assert find_tables(text, elements, Lines(text, elements)) is not None
