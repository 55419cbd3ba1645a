"""What a change touches by itself, and what a page set was before it."""

import pytest

from docparse.linting import lint
from docparse.model import Docset
from docparse.reading import read_page
from docparse.widening import find_differing, find_touched, go_back

DOCSET = Docset(
    (
        read_page("# T\n", "plain.md"),
        read_page("# T\n\n[!INCLUDE [n](inc/note.md)]\n", "including.md", include=lambda _: "note\n"),
        read_page("# T\n\n[!INCLUDE [n](inc/gone.md)]\n", "missing.md"),
        read_page("# T\n\n[other](../docs/linked%20page.md#there) ![](a.png)\n", "docs/linking.md"),
        read_page("# T\n\n[plain](plain.md)\n", "to-plain.md"),
    )
)
ORPHAN = '<!-- {"blockType": "request"} -->\n\ntext\n'


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        pytest.param(set(), set(), id="nothing"),
        pytest.param({"plain.md"}, {"plain.md"}, id="a page, and not those that link to it"),
        pytest.param({"inc/note.md"}, {"including.md"}, id="an included file"),
        pytest.param({"inc/gone.md"}, {"missing.md"}, id="an included file that is gone"),
        pytest.param({"docs/linked page.md"}, {"docs/linking.md"}, id="a linked page that is gone"),
        pytest.param({"docs/a.png"}, {"docs/linking.md"}, id="an image"),
    ],
)
def test_touches(changed: set[str], touched: set[str]) -> None:
    assert find_touched(DOCSET, changed.__contains__) == touched


def test_going_back_puts_old_pages_in_their_places_and_those_that_are_gone_at_the_end() -> None:
    old, gone = read_page(ORPHAN, "plain.md"), read_page("# Gone\n", "gone.md")
    before = go_back(DOCSET, [gone, old])
    assert before.pages == (old, *DOCSET.pages[1:], gone)


def test_pages_with_other_findings_differ() -> None:
    before = go_back(DOCSET, [read_page(ORPHAN, "plain.md")])
    assert find_differing(lint(before), lint(DOCSET)) == {"plain.md"}
    assert find_differing(lint(DOCSET), lint(DOCSET)) == set()
