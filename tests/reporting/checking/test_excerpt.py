"""The author's line with carets under what is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.model import Location
from docparse.reporting.checking.excerpt import draw_excerpt
from docparse.reporting.style import Ink, Style


def draw(text: str, column: int, width: int = 80) -> list[str]:
    return list(draw_excerpt(Location("p.md", 12, column), text, Ink.RED, Style(width=width)))[1:]


@pytest.mark.parametrize(
    ("text", "column", "marks"),
    [
        pytest.param('  "height": 99,', 3, "  ^^^^^^^^", id="a name in quotes"),
        pytest.param('{"a\\"b": 1}', 2, " ^^^^^^", id="a name with a quote in it"),
        pytest.param("<!-- {", 1, "^^^^", id="a comment's start"),
        pytest.param("```http", 1, "^^^^^^^", id="a fence"),
        pytest.param("GET /me/photo", 5, "    ^", id="a sign"),
        pytest.param("Content-Length: 7", 1, "^^^^^^^^^^^^^^", id="a word with a hyphen"),
        pytest.param("ab", 9, "  ^", id="past the line's end"),
        pytest.param("日本 x", 4, "     ^", id="after wide characters"),
        pytest.param("\tx", 2, "    ^", id="after a tab"),
    ],
)
def test_marks(text: str, column: int, marks: str) -> None:
    assert draw(text, column)[-1] == f"     | {marks}"


def test_the_line_has_its_number() -> None:
    assert draw("  text", 3)[0] == "  12 |   text"


def test_a_long_line_is_cut_around_the_place() -> None:
    line, marks = draw("a" * 200 + " here " + "b" * 200, 202, width=50)
    assert line.startswith("  12 | …aaa")
    assert line.endswith("b…")
    assert line[marks.index("^") : marks.rindex("^") + 1] == "here"


@given(st.text(max_size=60), st.integers(1, 70), st.integers(40, 100))
def test_fits_and_shows_no_control_characters(text: str, column: int, width: int) -> None:
    line, marks = draw(text, column, width)
    assert line.isprintable()
    assert len(line) <= width
    assert "^" in marks
