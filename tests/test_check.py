"""Docset to report: which pages and rules are told of."""

import pytest

from docparse.baseline import Entry
from docparse.check import CheckOptions, check
from docparse.linting.choosing import Wish
from docparse.model import CheckReport, Docset, Level
from docparse.reading import read_page

ORPHAN = '<!-- {"blockType": "request"} -->\n\ntext\n'
INCLUDING = "# T\n\n[!INCLUDE [x](inc.md)]\n"
DOCSET = Docset(
    (
        read_page(ORPHAN, "a.md"),
        read_page(INCLUDING, "b.md", include=lambda _: f"note\n\n{ORPHAN}"),
        read_page(ORPHAN, "old/c.md"),
    )
)
SELECT = ("annotation-orphan",)


def places(report: CheckReport) -> list[str]:
    return [str(finding.location) for finding in report.findings]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param(CheckOptions(Wish(SELECT)), ["a.md:1:1", "old/c.md:1:1", "inc.md:3:1"], id="all"),
        pytest.param(CheckOptions(Wish(("DP2",))), [], id="other rules"),
        pytest.param(CheckOptions(Wish(SELECT), pages=frozenset(["a.md"])), ["a.md:1:1"], id="one page"),
        pytest.param(
            CheckOptions(Wish(SELECT), pages=frozenset(["b.md"])), ["inc.md:3:1"], id="what a page includes"
        ),
        pytest.param(
            CheckOptions(Wish(SELECT, per_path_ignores={"old": SELECT, "inc.md": SELECT})),
            ["a.md:1:1"],
            id="less what paths ignore",
        ),
        pytest.param(CheckOptions(Wish(SELECT), examples=frozenset(["a.md::x"])), [], id="in an example"),
    ],
)
def test_tells_of(options: CheckOptions, expected: list[str]) -> None:
    assert places(check(DOCSET, options)) == expected


def test_counts_the_pages_that_are_told_of() -> None:
    assert check(DOCSET, CheckOptions(Wish(SELECT), pages=frozenset(["a.md"]))).pages == 1
    assert check(DOCSET, CheckOptions(Wish(SELECT))).pages == 3


def test_severities_of_the_configuration_hold() -> None:
    report = check(DOCSET, CheckOptions(Wish(SELECT), {"annotation-orphan": "note"}))
    assert report.count(Level.NOTE) == 3
    assert [rule.level for rule in report.rules] == [Level.NOTE]


def test_known_findings_are_apart() -> None:
    known = {Entry("a.md", "", "annotation-orphan", ""): 1, Entry("gone.md", "", "annotation-orphan", ""): 1}
    report = check(DOCSET, CheckOptions(Wish(SELECT), baseline=known, is_gone=lambda page: page == "gone.md"))
    assert [str(finding.location) for finding in report.baselined] == ["a.md:1:1"]
    assert places(report) == ["old/c.md:1:1", "inc.md:3:1"]
    assert report.stale == ("gone.md: annotation-orphan",)
