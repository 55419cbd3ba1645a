"""Anchors are those that GitHub gives headings, and the names in HTML."""

import pytest

from docparse.linting.pages.anchor_broken import check
from docparse.model import Heading, Location
from docparse.reading.headings import find_anchors
from tests.linting.pages.pages import make_docset, tell


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        pytest.param(["Error codes"], ["error-codes"], id="words"),
        pytest.param(["What's new?"], ["whats-new"], id="punctuation"),
        pytest.param(["C# & .NET"], ["c--net"], id="what stands alone leaves two dashes"),
        pytest.param(["snake_case-and.dots"], ["snake_case-anddots"], id="underscores and dashes stay"),
        pytest.param(["GET /me/photo/$value"], ["get-mephotovalue"], id="a request line"),
        pytest.param(["a", "a", "a"], ["a", "a-1", "a-2"], id="the same text again"),
        pytest.param(["a", "a-1", "a"], ["a", "a-1", "a-2"], id="a number that is taken"),
        pytest.param(["Größe & Maß"], ["größe--maß"], id="letters beyond ASCII"),
        pytest.param(["🚀 Start"], ["-start"], id="emoji"),
        pytest.param([":rocket: Start"], ["rocket-start"], id="emoji by name"),
        pytest.param(["日本語 の 見出し"], ["日本語-の-見出し"], id="Japanese"),
        pytest.param(["नमस्ते"], ["नमस्ते"], id="marks stay"),
        pytest.param(["Title {#own}"], ["own", "title-own"], id="an anchor of its own"),
        pytest.param(["1. First"], ["1-first"], id="number"),
        pytest.param(["?"], [""], id="nothing left"),
    ],
)
def test_anchors_of_headings(headings: list[str], anchors: list[str]) -> None:
    assert list(find_anchors(Heading(2, text, Location("a.md", 1)) for text in headings)) == anchors


PAGE = """
# The `code` [link](b.md) title

<a name="by-name"></a> <h2 id="by-id">x</h2>

## Twice

## Twice
"""


@pytest.mark.parametrize(
    "destination",
    [
        pytest.param("#the-code-link-title", id="a heading with markup"),
        pytest.param("#twice-1", id="the second of two"),
        pytest.param("#by-name", id="name"),
        pytest.param("#by-id", id="id"),
        pytest.param("#", id="empty"),
        pytest.param("#top", id="top"),
        pytest.param("b.md#sec%6Fnd", id="another page, encoded"),
        pytest.param("b.md?view=x#second", id="with a query"),
        pytest.param("no.md#x", id="a page that is not there"),
        pytest.param("i.png#x", id="no page"),
        pytest.param("#tab/http", id="tab"),
        pytest.param("b.md#:~:text=a", id="part of a text"),
        pytest.param("https://h/#x", id="URL"),
    ],
)
def test_leaves_alone(destination: str) -> None:
    docset = make_docset({"a.md": f"{PAGE}\n[x]({destination})", "b.md": "# Second"}, others=["i.png"])
    assert tell(check, docset) == []


def test_finds_anchors_that_the_page_lacks() -> None:
    docset = make_docset({"a.md": f"{PAGE}\n[x](#twices) [y](b.md#Second)\n", "b.md": "# Second"})
    assert tell(check, docset) == [
        ("a.md", 10, 5, "this page has no heading or name for '#twices'; did you mean 'twice'?"),
        ("a.md", 10, 18, "'b.md' has no heading or name for '#Second'; did you mean 'second'?"),
    ]


def test_headings_of_included_files_count_and_their_links_are_the_pages() -> None:
    pages = {"a.md": "# A\n\n[!INCLUDE [i](i.md)]\n\n[x](#part)", "i.md": "## Part\n\n[a](#a)"}
    assert tell(check, make_docset(pages)) == []


def test_a_page_with_a_missing_include_may_have_any_heading() -> None:
    assert tell(check, make_docset({"a.md": "[!INCLUDE [i](no.md)]\n\n[x](#part)"})) == []
