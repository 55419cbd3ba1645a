"""Text on a terminal: nothing but our own escapes, and lines that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.reporting.style import Ink, Style, cut, fold, fold_page, plural, visible


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("plain text ~", id="ASCII"),
        pytest.param("größer 日本語 😀", id="letters of all kinds"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x1b[31m", r"a\x1b[31m", id="an escape sequence"),
        pytest.param("a\nb\tc\r", r"a\nb\tc\r", id="line breaks and tabs"),
        pytest.param("\x9b1m", r"\x9b1m", id="a C1 control"),
        pytest.param("a\u202eb", r"a\u202eb", id="a change of direction"),
        pytest.param("\ud800", r"\ud800", id="half of a surrogate pair"),
        pytest.param("\u200b", r"\u200b", id="a space without width"),
        pytest.param("\U000e0001", r"\U000e0001", id="an invisible tag"),
    ],
)
def test_makes_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_what_is_made_visible_stays_so(text: str) -> None:
    assert visible(text).isprintable()
    assert visible(visible(text)) == visible(text)


def test_paints_only_where_there_are_colours() -> None:
    assert Style().paint("a\x1b", Ink.RED) == r"a\x1b"
    assert Style(colour=True).paint("a\x1b", Ink.RED) == "\x1b[31ma\\x1b\x1b[0m"
    assert Style(colour=True).paint("", Ink.RED) == ""


def test_cuts() -> None:
    assert cut("abc", 3) == "abc"
    assert cut("abcd", 3) == "ab…"


@given(st.lists(st.text("ab", min_size=1, max_size=9)), st.integers(10, 30))
def test_folds_between_words(words: list[str], width: int) -> None:
    lines = fold(" ".join(words), width).split("\n")
    assert all(len(line) <= width for line in lines)
    assert " ".join(lines).split() == words


def test_folds_pages_but_not_their_code() -> None:
    code = "    " + "x" * 100
    assert fold_page(f"a b\nc\n\n{code}", 80) == f"a b c\n\n{code}"


def test_counts() -> None:
    assert [plural(count, "page") for count in (0, 1, 2, 1000)] == [
        "0 pages",
        "1 page",
        "2 pages",
        "1,000 pages",
    ]
