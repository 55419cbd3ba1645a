"""Included files that are not there: each is told once, and a folder in the place of many."""

import pytest

from docparse.linting import MET_WHILE_READING, RULES, find_rule, lint
from docparse.model import Docset
from tests.linting.pages.pages import make_docset

RULE = [rule for rule in RULES if rule.name == "include-not-found"]


def include(*paths: str) -> str:
    return "# T\n\n" + "".join(f"[!INCLUDE [x]({path})]\n" for path in paths)


def find(docset: Docset) -> list[str]:
    return [f"{finding.location} {finding.message}" for finding in lint(docset, RULE)]


def test_leaves_alone_what_is_there() -> None:
    assert find(make_docset({"api/a.md": include("../inc/x.md"), "inc/x.md": "text\n"})) == []


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        pytest.param(
            {"a.md": include("inc/x.md")},
            ["a.md:3:1 'inc/x.md' is not included: there is no such file"],
            id="a file",
        ),
        pytest.param(
            {"a.md": include("x.md"), "b.md": "text\n\n" + include("x.md", "x.md")},
            ["a.md:3:1 'x.md' is not included: there is no such file; 2 pages should include it"],
            id="a file that two pages include",
        ),
        pytest.param(
            {"a.md": include("inc/1.md", "inc/2.md"), "b.md": include("inc/3.md", "inc/4.md")},
            ["a.md:3:1 'inc' is not there; 2 pages should include 4 files from it"],
            id="many files of a folder that is not there",
        ),
        pytest.param(
            {"a.md": include("inc/a/1.md", "inc/b/2.md", "inc/c/3.md", "inc/c/4.md")},
            ["a.md:3:1 'inc' is not there; this page should include 4 files from it"],
            id="the highest folder that is not there",
        ),
        pytest.param(
            {"a.md": include("a.md")}, ["a.md:3:1 'a.md' is not included: it includes itself"], id="the page"
        ),
    ],
)
def test_tells_once(pages: dict[str, str], found: list[str]) -> None:
    assert find(make_docset(pages)) == found


def test_many_files_of_a_folder_that_is_there_are_told_each() -> None:
    pages = {"a.md": include(*(f"inc/{number}.md" for number in range(5))), "inc/z.md": "text\n"}
    assert len(find(make_docset(pages))) == 5


def test_a_page_alone_is_told_each_place() -> None:
    docset = make_docset({"a.md": include("x.md", "x.md")})
    assert len(list(lint(docset, MET_WHILE_READING))) == 2


def test_its_rule_sums_up() -> None:
    rule = find_rule("include-not-found")
    assert rule is not None
    assert rule.sums_up
