"""The scanner either hands a page over or finds what markdown-it-py finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.reading.elements import Element, Kind
from docparse.reading.markdown import read_elements
from docparse.reading.scanner import scan as scan_lines
from tests.reading.spreading import spread

STARTS = ("```http", "```", "````", "~~~", "<!-- a -->", '<!-- {"blockType": "x"} -->', "<!-- a", "b -->")
HTML = (
    "<div>",
    "</div>",
    "<br>",
    "<script>",
    "</script>",
    "<pre>",
    "<?php",
    "<a href='x'>",
    "<!-- a --> b",
    "<!X",
)
TEXT = (
    "text",
    "",
    "",
    "",
    "| a | b |",
    "|--|--|",
    "*em*",
    "[x]: /u",
    "a <!-- b -->",
    "```a`b",
    "#none",
    "é…",
)
RULES = ("# Head", "## Head ##", "# [HTTP](#tab/http)", "---", "--", "-", "===", "=", "***", "#")
LISTS = ("- item", "1. one", "> quote", "10) x", "+ x")
INDENTS = ("", "", "", "", "", "", " ", "   ", "    ", "\t", "> ", "- ", "1. ", ">")


def scan(text: str) -> list[Element] | None:
    """Return what the scanner finds with each heading as an element of its own, as the parser has it."""
    elements = scan_lines(text)
    return None if elements is None else list(spread(elements))


certain_lines = st.sampled_from((*STARTS, *TEXT, *RULES, "```http", "```", "<!-- a -->", "<!-- c -->"))
any_lines = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(INDENTS),
        st.sampled_from((*STARTS, *HTML, *TEXT, *RULES, *LISTS)),
        st.sampled_from(("", "", " ")),
    ),
)
pages = st.lists(certain_lines | any_lines, max_size=14).map("\n".join) | st.lists(
    certain_lines, max_size=20
).map("\n".join)


@given(pages, st.sampled_from(("", "\n", "\n\n")))
@settings(max_examples=1500, deadline=None)
def test_finds_what_the_parser_finds(page: str, end: str) -> None:
    elements = scan(page + end)
    if elements is not None:
        assert elements == read_elements(page + end)


@given(st.text(alphabet="`~<!->#= \n\ta1.", max_size=60))
@settings(max_examples=1000, deadline=None)
def test_finds_what_the_parser_finds_in_noise(page: str) -> None:
    elements = scan(page)
    if elements is not None:
        assert elements == read_elements(page)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("- a\n  ```\n  code\n  ```\n", id="fence in a list"),
        pytest.param("> ```\n> code\n> ```\n", id="fence in a quote"),
        pytest.param(" ```\ncode\n ```\n", id="indented fence"),
        pytest.param("```\ncode\n", id="fence that is not closed"),
        pytest.param("<!-- a\n", id="comment that is not closed"),
        pytest.param("<script>\n\n```\n", id="script"),
        pytest.param("<!-- a -->\n\n    code\n", id="indented code after a comment"),
        pytest.param("- a\n---\n", id="dashes below a list"),
        pytest.param("<div>\n```\n", id="fence in an HTML block"),
    ],
)
def test_hands_over(page: str) -> None:
    assert scan(page) is None


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("", id="empty"),
        pytest.param("text\n\n```http\nGET /\n```\n", id="fence"),
        pytest.param("- a\n- b\n\n```\ncode\n```\n", id="fence after a list"),
        pytest.param("<!-- a -->\n\n\n```\ncode\n```\n", id="comment and fence"),
        pytest.param("<table>\n <tr>\n  <td>a\n</table>\n", id="table in HTML"),
        pytest.param("Head\nof two lines\n===\n\ntext\n\n---\n", id="underlined heading and rule"),
    ],
)
def test_is_certain(page: str) -> None:
    assert scan(page) == read_elements(page)


def test_joins_a_comment_with_the_code_below_it() -> None:
    comment, code = scan("<!-- a -->\n \n```http x\nGET /\n\n```\n") or ()
    assert (comment.kind, comment.text, comment.line, comment.end) == (Kind.HTML, "<!-- a -->", 0, 1)
    assert (code.kind, code.text, code.info, code.line, code.end) == (Kind.FENCE, "GET /\n", "http x", 2, 6)
    assert code.joined


def test_tells_an_open_fence_from_a_closed_one() -> None:
    closed, opened = read_elements("```\na\n```\n\n```\na\n")
    assert closed.closed
    assert not opened.closed


def test_keeps_the_column_of_code_in_containers() -> None:
    (code,) = read_elements("> - ```\n>   a\n>   ```\n")
    assert (code.text, code.column) == ("a", 4)
