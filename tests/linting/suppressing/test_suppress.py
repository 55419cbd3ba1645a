"""What a page silences, where, and what of it silences nothing."""

import pytest

from docparse.linting import RULES, lint
from docparse.linting.choosing import find_named
from docparse.model import Docset, Finding, Level
from docparse.reading import read_page

UNNAMED = '<!-- {"blockType": "request"} -->\n```http\nGET /a\n```\n'
NOTHING = "suppression-unused"


def find(text: str, *words: str) -> list[Finding]:
    rules = [rule for word in words or ("DP1", "DP2", NOTHING) for rule in find_named(word, RULES)]
    return list(lint(Docset((read_page(text, "p.md"),)), rules))


def told(text: str, *words: str) -> list[str]:
    return [f"{finding.location.line} {finding.rule}" for finding in find(text, *words)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(f"# T\n\n{UNNAMED}", ["4 request-unpaired"], id="nothing silenced"),
        pytest.param(
            f"# T\n\n<!-- docparse: ignore[request-unpaired] -->\n{UNNAMED}", [], id="the block below"
        ),
        pytest.param(f"# T\n\n<!-- docparse: ignore[DP102] why -->\n\n{UNNAMED}", [], id="by its code"),
        pytest.param(
            f"# T\n\n<!-- Docparse:ignore[request-unnamed,DP1] -->\n{UNNAMED}", [], id="by a code's start"
        ),
        pytest.param(
            f"# T\n\n<!-- docparse: ignore[request-unpaired] -->\n{UNNAMED}\n{UNNAMED}",
            ["10 request-unpaired"],
            id="not the block after that",
        ),
        pytest.param(
            f"<!-- docparse: ignore[request-unpaired] -->\n\n# T\n\n{UNNAMED}\n{UNNAMED}", [], id="the page"
        ),
        pytest.param(
            f"---\ntitle: t\n---\n<!-- licence -->\n<!-- docparse: ignore[DP102] -->\n# T\n{UNNAMED}",
            [],
            id="the page, below front matter and another comment",
        ),
        pytest.param(
            '<!-- {"blockType": "request", "docparse": {"ignore": ["DP102"]}} -->\n```http\nGET /a\n```\n',
            [],
            id="in the annotation",
        ),
        pytest.param(
            f'# T\n{UNNAMED}\n<!-- {{"type": "#page.annotation", "docparse": {{"ignore": "DP102"}}}} -->\n',
            [],
            id="in the page's annotation",
        ),
        pytest.param(
            f'{UNNAMED}\n<!-- {{"type": "#page.annotation", "suppressions": ["request-unpaired"]}} -->\n',
            [],
            id="in the list of the page's annotation",
        ),
    ],
)
def test_silences(text: str, left: list[str]) -> None:
    assert told(text, "request-unpaired", NOTHING) == left


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "# T\n\n<!-- docparse: ignore[request-unpaired] -->\ntext\n",
            "nothing here is found by request-unpaired; take it out",
            id="nothing is found",
        ),
        pytest.param(
            "<!-- docparse: ignore[request-unpaired] -->\n# T\n",
            "nothing on this page is found by request-unpaired; take it out",
            id="nothing is found on the page",
        ),
        pytest.param(
            f"# T\n\n<!-- docparse: ignore[request-unpared] -->\n{UNNAMED}",
            "this silences nothing: there is no rule 'request-unpared'; did you mean 'request-unpaired'?",
            id="a rule that is none",
        ),
        pytest.param(
            f"# T\n\n<!-- docparse: ignroe[request-unpaired] -->\n{UNNAMED}",
            "this comment asks docparse for nothing it knows; write docparse: ignore[rule-name] reason",
            id="a word that is none",
        ),
        pytest.param(
            f"# T\n\n<!-- docparse: ignore[] -->\n{UNNAMED}",
            "this comment asks docparse for nothing it knows; write docparse: ignore[rule-name] reason",
            id="no rule",
        ),
    ],
)
def test_tells_of_what_silences_nothing(text: str, message: str) -> None:
    (finding,) = find(text, NOTHING, "request-unpaired")[:1]
    assert (finding.rule, finding.level, finding.message) == (NOTHING, Level.WARNING, message)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# T\n\n<!-- docparse: ignore[request-unpaired] -->\n", id="a rule that is not checked"),
        pytest.param("# T\n\n<!-- docparse reads this page -->\n", id="a comment about docparse"),
        pytest.param("# T\n\n```\n<!-- docparse: ignore[DP102] -->\n```\n", id="in code"),
        pytest.param("# T\n\nwrite `<!-- docparse: ignore[DP102] -->` above\n", id="in code within a line"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert told(text, NOTHING, "response-unpaired") == []


def test_within_a_line_of_text_it_is_for_that_line() -> None:
    page = read_page("# T\n\nsee [a](b.md) <!-- docparse: ignore[link-broken] later -->\n", "p.md")
    (suppression,) = page.suppressions
    assert (suppression.location.line, suppression.last_line, suppression.reason) == (3, 3, "later")


def test_above_text_it_is_for_the_lines_up_to_the_next_blank_one() -> None:
    page = read_page("# T\n\n<!-- docparse: ignore[x] -->\n\n| a |\n|:--|\n| b |\n\nmore\n", "p.md")
    assert [each.last_line for each in page.suppressions] == [7]
