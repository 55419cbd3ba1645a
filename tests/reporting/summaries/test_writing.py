"""Markdown that shows a page's own text as it is, read back by a Markdown parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docparse.reporting.style import visible
from docparse.reporting.summaries.writing import code, fenced, fit, folded, plain, table

PARSER = MarkdownIt("gfm-like", {"linkify": False})
TEXTS = st.text(max_size=20) | st.text("`*_[]()<>&!|~#\\$@: a", max_size=20)


def read_cells(*cells: str) -> list[list[tuple[str, str]]]:
    """Return the inline tokens, type and content, of each cell of a table's row."""
    rows = "".join(table(["head"] * len(cells), [cells]))
    inline = [token for token in PARSER.parse(rows) if token.type == "inline"][len(cells) :]
    return [[(child.type, child.content) for child in token.children or ()] for token in inline]


@given(TEXTS)
def test_plain_text_is_text(text: str) -> None:
    (cell, _) = read_cells(plain(f"x{text}x"), "end")
    assert {kind for kind, _ in cell} <= {"text", "text_special"}
    assert "".join(content for _, content in cell) == visible(f"x{text}x")


@given(TEXTS.filter(str.strip))
def test_code_is_code(text: str) -> None:
    (cell, _) = read_cells(code(f"x{text}"), "end")
    assert cell == [("code_inline", visible(f"x{text}"))]


@pytest.mark.parametrize("text", ["`", "``a`", " a", "|", "a\\|b", "`|`"])
def test_code_may_hold_backticks_and_bars(text: str) -> None:
    (cell, _) = read_cells(code(text), "end")
    assert cell[0][0] == "code_inline"


@pytest.mark.parametrize("text", ["https://x.example/a", "www.x.example", "<a@x.example>"])
def test_nothing_becomes_a_link(text: str) -> None:
    assert text not in plain(text)


@given(st.text(max_size=40) | st.sampled_from(["```\n</details>", "````\n```"]))
def test_a_code_block_holds_everything(text: str) -> None:
    tokens = PARSER.parse(fenced(text))
    assert [token.type for token in tokens] == ["fence"]


def test_fits() -> None:
    assert fit(["a", "b"]) == "ab"
    text = fit(folded("all", ["x" * 50 + "\n"] * 100), 1000)
    assert text.endswith("</details>\n\nThe rest does not fit here: see the log.\n")
    assert len(text) < 1100
    assert text.count("<details>") == text.count("</details>") == 1
