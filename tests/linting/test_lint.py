"""Slips that reading noticed become findings with a code and a level, in page order."""

from collections import Counter
from pathlib import Path

import pytest

from docparse.linting import MET_WHILE_READING, RULES, lint
from docparse.linting.suppressing.silences import find_silences
from docparse.linting.weighing import weigh_findings
from docparse.model import Docset, Finding, Level, Location, Page, Slip
from docparse.reading import read_page

ORPHAN = '<!-- {"blockType": "request"} -->\n\ntext\n'


def page_with(path: str, *slips: Slip) -> Page:
    return Page(path, slips=slips)


def test_leaves_a_clean_page_alone() -> None:
    assert list(lint(Docset((read_page("# Title\n\ntext\n"),)))) == []


def test_a_slip_becomes_a_finding() -> None:
    (finding,) = lint(Docset((read_page(ORPHAN, "a.md"),)))
    assert (finding.code, finding.rule, finding.level) == ("DP110", "annotation-orphan", Level.ERROR)
    assert finding.location == Location("a.md", 1)
    assert finding.message


def test_a_noted_slip_is_a_note() -> None:
    slip = Slip("annotation-orphan", "but meant so", Location("a.md", 1), noted=True)
    (finding,) = lint(Docset((page_with("a.md", slip),)))
    assert finding.level is Level.NOTE


def test_findings_come_in_page_order_and_by_line() -> None:
    def slip(page: str, line: int) -> Slip:
        return Slip("annotation-orphan", "", Location(page, line))

    docset = Docset((page_with("b.md", slip("b.md", 9), slip("b.md", 2)), page_with("a.md", slip("a.md", 1))))
    assert [str(finding.location) for finding in lint(docset)] == ["b.md:2:1", "b.md:9:1", "a.md:1:1"]


def test_findings_of_included_files_come_last() -> None:
    slips = (Slip("annotation-orphan", "", Location(page, 1)) for page in ("inc.md", "a.md"))
    docset = Docset((page_with("a.md", *slips),))
    assert [finding.location.page for finding in lint(docset)] == ["a.md", "inc.md"]


def test_what_several_pages_include_is_told_once() -> None:
    slip = Slip("annotation-orphan", "", Location("inc.md", 1))
    assert len(list(lint(Docset((page_with("a.md", slip), page_with("b.md", slip)))))) == 1


def test_only_the_given_rules_are_asked() -> None:
    docset = Docset((read_page(ORPHAN, "a.md"),))
    assert list(lint(docset, [rule for rule in RULES if rule.name != "annotation-orphan"])) == []


def test_a_finding_names_its_example() -> None:
    text = '<!-- {"blockType": "request", "name": "get"} -->\n```http\nGET /a\n```\n'
    (finding,) = lint(Docset((read_page(text, "a.md"),)), MET_WHILE_READING)
    assert (finding.rule, finding.example) == ("request-unpaired", "a.md::get")


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        pytest.param({}, Level.ERROR, id="nothing configured"),
        pytest.param({"request-unpaired": "note"}, Level.ERROR, id="another rule configured"),
        pytest.param({"annotation-orphan": "note"}, Level.NOTE, id="this rule configured"),
    ],
)
def test_configuration_weighs_findings(severity: dict[str, str], level: Level) -> None:
    finding = Finding("DP110", "annotation-orphan", Level.ERROR, "", Location("a.md", 1))
    assert [weighed.level for weighed in weigh_findings([finding], severity)] == [level]


def test_every_slip_of_the_corpus_becomes_a_finding(corpus: Path) -> None:
    """Each as exactly one, unless the page asks for silence."""
    names = {rule.name for rule in RULES}
    for path in sorted(corpus.glob("made/*.md")) + sorted(corpus.glob("onedrive/**/*.md")):
        page = read_page(path.read_bytes(), path.name)
        assert {slip.rule for slip in page.slips} <= names
        slips = Counter({(slip.rule, slip.location, slip.message) for slip in page.slips})
        findings = lint(Docset((page,)), MET_WHILE_READING)
        told = Counter((finding.rule, finding.location, finding.message) for finding in findings)
        silenced = slips - told
        assert told <= slips
        assert not silenced or any(find_silences(page))
