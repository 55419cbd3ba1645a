"""Front matter is looked at where the configuration demands something of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.linting.pages import front_matter_empty, front_matter_invalid, front_matter_missing
from docparse.model import FrontMatter, Requirements
from docparse.reading.front_matter import read_front_matter
from tests.linting.pages.pages import make_docset, tell

DEMANDED = Requirements(front_matter=("title", "author"))


def read(lines: str) -> list[tuple[str, str]]:
    reading = read_front_matter(FrontMatter(f"---\n{lines}\n---", 1))
    assert not reading.faults
    return [(entry.key, entry.value) for entry in reading.entries]


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        pytest.param("title: Get a photo", [("title", "Get a photo")], id="plain"),
        pytest.param('title: "a: b # c"', [("title", "a: b # c")], id="double quotes"),
        pytest.param("title: 'it''s'", [("title", "it''s")], id="single quotes"),
        pytest.param("ms.date: 09/10/2020 # today", [("ms.date", "09/10/2020")], id="comment"),
        pytest.param("# note\n\ntitle: a", [("title", "a")], id="lines of comment, blank lines"),
        pytest.param("tags:\n- a\n- b\nx: y", [("tags", "- a"), ("x", "y")], id="list"),
        pytest.param("text: >\n  a: b\n  c", [("text", ">")], id="block"),
        pytest.param("tags: [a, b]", [("tags", "[a, b]")], id="flow"),
        pytest.param("url: https://h:80/x", [("url", "https://h:80/x")], id="a colon without a blank"),
        pytest.param("a b: c", [("a b", "c")], id="a key of two words"),
        pytest.param("title:", [("title", "")], id="no value"),
        pytest.param('title: ""', [("title", "")], id="empty quotes"),
        pytest.param("title: null", [("title", "")], id="null"),
    ],
)
def test_reads(lines: str, entries: list[tuple[str, str]]) -> None:
    assert read(lines) == entries


@pytest.mark.parametrize(
    ("lines", "line", "fault"),
    [
        pytest.param("title: a: b", 2, "a value with a colon in it needs quotes", id="colon"),
        pytest.param("x: y\ntitle:a", 3, "a blank is missing after the colon", id="no blank"),
        pytest.param("title", 2, "this line is not of the form 'key: value'", id="no colon"),
        pytest.param("a: 1\nb: 2\na: 3", 4, "the key 'a' stands here a second time", id="twice"),
        pytest.param("author: @me", 2, "a value that starts with '@' needs quotes", id="at sign"),
        pytest.param("  title: a", 2, "this line belongs to no key", id="indented first line"),
        pytest.param(
            'title: "a" b',
            2,
            "text stands after the closing quote; double the quotes within, or use the other kind",
            id="text after quotes",
        ),
    ],
)
def test_finds_lines_that_are_not_yaml(lines: str, line: int, fault: str) -> None:
    docset = make_docset({"a.md": f"---\n{lines}\n---\n"}, requirements=DEMANDED)
    assert tell(front_matter_invalid.check, docset) == [("a.md", line, 1, fault)]


@given(st.text())
def test_no_text_makes_reading_raise(text: str) -> None:
    read_front_matter(FrontMatter(text, 1))


def test_missing_keys_are_told_at_the_front_matter_and_empty_ones_where_they_stand() -> None:
    docset = make_docset({"a.md": '\n---\ntitle: ""\n---\n\n# T\n'}, requirements=DEMANDED)
    assert tell(front_matter_missing.check, docset) == [("a.md", 2, 1, "the front matter has no 'author'")]
    assert tell(front_matter_empty.check, docset) == [("a.md", 3, 1, "'title' has no value")]


def test_a_page_without_front_matter_lacks_all() -> None:
    docset = make_docset({"a.md": "# T"}, requirements=DEMANDED)
    told = tell(front_matter_missing.check, docset)
    assert told == [("a.md", 1, 1, "the page has no front matter with 'title', 'author'")]


@pytest.mark.parametrize("rule", [front_matter_missing, front_matter_empty, front_matter_invalid])
def test_nothing_is_told_where_nothing_is_demanded(rule: object) -> None:
    docset = make_docset({"a.md": "---\ntitle: a: b\n---\n", "b.md": ""})
    assert tell(rule.check, docset) == []  # type: ignore[attr-defined] # a module


def test_included_files_are_excused() -> None:
    full = "---\ntitle: a\nauthor: b\n---\n"
    docset = make_docset({"a.md": f"{full}[!INCLUDE [i](i.md)]\n", "i.md": "x"}, requirements=DEMANDED)
    assert tell(front_matter_missing.check, docset) == []
