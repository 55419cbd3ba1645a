"""Where headings and tabs stand, and what stands above them."""

import pytest

from docparse.linting.pages import heading_missing, heading_order, tab_group_position, tab_group_unclosed
from docparse.linting.pages import text_before_heading as text_before
from docparse.model import Outline, OutlineGroup, OutlineHeading, Requirements
from docparse.reading import read_page
from tests.linting.pages.pages import Told, make_docset, tell


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("text\n\n# T", 1, id="text"),
        pytest.param("---\na: b\n---\n\n**bold**\n# T", 5, id="below front matter"),
        pytest.param("<!-- x -->\n\n[a](b.md) text\n\n# T", 3, id="below a comment"),
        pytest.param("text\n\nT\n===", 1, id="underlined heading"),
    ],
)
def test_finds_text_before_headings(text: str, line: int) -> None:
    told = tell(text_before.check, make_docset({"a.md": text}))
    assert told == [("a.md", line, 1, "text stands above the page's first heading")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# T\n\ntext", id="below"),
        pytest.param("text", id="no heading: a part of other pages"),
        pytest.param("---\ntitle: a\n---\n\n# T", id="front matter"),
        pytest.param("<!-- text -->\n# T", id="comment"),
        pytest.param("<!--\ntext\n-->\n# T", id="comment of lines"),
        pytest.param("```\ntext\n```\n# T", id="code"),
        pytest.param("[!INCLUDE [x](y.md)]\n\n# T", id="include"),
        pytest.param("> [!NOTE]\n> text\n\n# T", id="note"),
        pytest.param("<div>\n</div>\n\n# T", id="HTML"),
        pytest.param("[r]: x.md\n\n# T", id="definition"),
        pytest.param("T\n===", id="underlined title"),
    ],
)
def test_leaves_other_tops_alone(text: str) -> None:
    assert tell(text_before.check, make_docset({"a.md": text})) == []


def tabs(*names: str, end: str = "---") -> str:
    return "\n\n".join([*(f"# [{name.upper()}](#tab/{name})\n\ntext" for name in names), end, ""])


def tell_tabs(text: str) -> list[Told]:
    docset = make_docset({"a.md": text})
    return [*tell(tab_group_position.check, docset), *tell(tab_group_unclosed.check, docset)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(tabs("http", "c"), id="one group"),
        pytest.param(tabs("http", "c") + "## Next\n\n" + tabs("http", "c"), id="two groups"),
        pytest.param(tabs("http", "c", "js") + tabs("http", "js"), id="fewer tabs"),
        pytest.param(tabs("http", "c") + tabs("http", "java", "c"), id="another tab"),
        pytest.param("# T\n\n---\n", id="no tabs"),
    ],
)
def test_leaves_tabs_alone(text: str) -> None:
    assert tell_tabs(text) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param(tabs("http"), 1, "'http' is the only tab of this group", id="alone"),
        pytest.param(
            tabs("http", "http"), 5, "the tab 'http' stands in this group a second time", id="twice"
        ),
        pytest.param(
            tabs("http", "c", "http"),
            9,
            "the tab 'http' stands in this group a second time",
            id="twice apart",
        ),
        pytest.param(
            tabs("http", "c") + tabs("c", "http"),
            15,
            "the tab 'http' stands behind 'c', elsewhere before it",
            id="another order",
        ),
        pytest.param(
            tabs("http", "c", end=""),
            1,
            "no line of dashes ends this group of tabs before the page ends",
            id="no end",
        ),
        pytest.param(
            tabs("http", "c", end="") + "## Next\n\n" + tabs("http", "c"),
            1,
            "no line of dashes ends this group of tabs before 'Next'",
            id="no end before the next group",
        ),
    ],
)
def test_finds_in_tabs(text: str, line: int, message: str) -> None:
    assert tell_tabs(text) == [("a.md", line, 1, message)]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        pytest.param("# A\n## B ##\n", [(1, "A", 1), (2, "B", 2)], id="marks"),
        pytest.param("A\n===\n\nB\n---\n", [(1, "A", 1), (2, "B", 4)], id="underlined"),
        pytest.param("> # A\n\n- # B\n", [(1, "A", 1), (1, "B", 3)], id="in containers"),
        pytest.param("```sh\n# no\n```\n# A\n", [(1, "A", 4)], id="below code"),
        pytest.param("<!--\n# no\n-->\n# A\n", [(1, "A", 4)], id="below a comment"),
        pytest.param("---\n# no\n---\n# `A`\n", [(1, "A", 4)], id="below front matter"),
        pytest.param("#\n", [(1, "", 1)], id="without words"),
    ],
)
def test_headings_have_their_lines(text: str, headings: list[tuple[int, str, int]]) -> None:
    prose = read_page(text).prose
    assert prose is not None
    assert [(each.rank, each.text, each.location.line) for each in prose.headings] == headings


def heading(title: str, rank: int = 2, **told: object) -> OutlineHeading:
    return OutlineHeading(title, rank, **{"required": True, **told})  # type: ignore[arg-type] # as told


OUTLINE: Outline = (
    heading(
        "*",
        1,
        below=(
            heading("Permissions"),
            heading("Request body", required=False),
            heading("Response"),
            OutlineGroup((heading("Example"), heading("Examples")), any_will_do=True),
            heading("Notes*", required=False, repeats=True),
        ),
    ),
)
FRONT = "---\ndoc_type: apiPageType\n---\n"


def tell_outline(text: str) -> list[Told]:
    docset = make_docset({"a.md": text}, requirements=Requirements(outlines={"apiPageType": OUTLINE}))
    return [*tell(heading_missing.check, docset), *tell(heading_order.check, docset)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# T\n## Permissions\n## Response\n## Examples\n", id="a choice"),
        pytest.param(
            "# T\n## Permissions\n## Request body\n## Response\n## Example\n### Request\n", id="all"
        ),
        pytest.param("# T\n## Permissions\n## Other\n## Response\n## Example\n", id="one more"),
        pytest.param("# T\n## Permissions\n## Response\n## Example\n## Notes a\n## Notes b\n", id="repeated"),
    ],
)
def test_leaves_outlines_alone(text: str) -> None:
    assert tell_outline(FRONT + text) == []


def test_pages_of_other_types_have_no_outline() -> None:
    assert tell_outline("# T\n") == []
    assert tell_outline("---\ndoc_type: conceptualPageType\n---\n# T\n") == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param(
            "# T\n## Permissions\n## Response\n",
            4,
            "there is no heading '## Example' below 'T'",
            id="missing",
        ),
        pytest.param(
            "# T\n## permissions\n## Response\n## Example\n",
            5,
            "the heading 'Permissions' is spelt 'permissions' here",
            id="letter case",
        ),
        pytest.param(
            "# T\n## Permissions\n## Example\n## Response\n",
            6,
            "'Example' stands before 'Response', not after it",
            id="order",
        ),
        pytest.param("text\n", 1, "there is no heading '# *'", id="no heading at all"),
    ],
)
def test_finds_in_outlines(text: str, line: int, message: str) -> None:
    told = tell_outline(FRONT + text)
    assert [each for each in told if each[3] == message]
    assert told[0][1] == line or message.startswith("'Example'")
