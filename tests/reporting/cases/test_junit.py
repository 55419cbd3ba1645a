"""JUnit's XML, read back by a reader that is not ours."""

from dataclasses import replace
from typing import Any

import junitparser
import pytest

from docparse.model import Location, Outcome, Report, Result
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.style import Style
from tests.reporting.checks import ERROR, NOTE, WARNING, make_report
from tests.reporting.results import answer, make_page

PASSED = answer(make_page({"a": 1}), {"a": 2})
WARNED = answer(make_page({"a": 1}), {"a": 2, "b": 1})
FAILED = answer(make_page({"a": 1, "b": 1}), {"a": "x", "b": "x"})


def read(text: str) -> list[Any]:
    suites = list(junitparser.JUnitXml.fromstring(text.encode()))
    cases = [case for suite in suites for case in suite]
    for suite in suites:
        assert suite.tests == len(list(suite))
    assert len({(case.classname, case.name) for case in cases}) == len(cases)
    return cases


def replayed(*results: Result) -> list[Any]:
    return read(REPORTERS["junit"](Report("http://x", results, 1.5), Style()))


def checked(*findings: Any, **fields: object) -> list[Any]:
    return read(CHECK_REPORTERS["junit"](make_report(*findings, **fields), Style()))


def test_an_example_is_a_case() -> None:
    (case,) = replayed(PASSED)
    assert (case.name, case.classname, case._elem.get("file"), case._elem.get("line")) == (
        "photo",
        "p",
        "p.md",
        "2",
    )
    assert case.is_passed


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Outcome.ERROR, junitparser.Error),
        (Outcome.INCONCLUSIVE, junitparser.Skipped),
        (Outcome.SKIPPED, junitparser.Skipped),
    ],
)
def test_outcomes_are_kept_apart(outcome: Outcome, kind: type) -> None:
    (case,) = replayed(Result(PASSED.example, outcome, reason="for a reason"))
    (told,) = case.result
    assert isinstance(told, kind)
    assert "for a reason" in told.message


def test_a_failure_says_all_in_its_text_and_the_worst_in_its_message() -> None:
    (case,) = replayed(FAILED)
    (told,) = case.result
    assert isinstance(told, junitparser.Failure)
    assert told.message.startswith('$.a: another type: expected number 1, actual string "x"')
    assert told.message.endswith("(and 1 more)")
    assert "\n  $.b  another type" in told.text
    assert "FAILED p.md:2 photo" in told.text


def test_warnings_of_what_passed_are_output() -> None:
    (case,) = replayed(WARNED)
    assert case.is_passed
    assert "undocumented" in case.system_out


def test_a_rule_broken_on_a_page_is_a_case_and_so_is_a_rule_that_is_kept() -> None:
    cases = checked(ERROR, replace(ERROR, location=Location("docs/a.md", 9)), WARNING)
    assert [(case.classname, case.name, case.is_passed) for case in cases] == [
        ("docs.a", "DP110 annotation-orphan", False),
        ("docs.b", "DP102 request-unpaired", True),
        ("docparse check", "DP123 code-block-unannotated", True),
    ]
    assert cases[0].result[0].message == "no block follows (and 1 more)"
    assert cases[0].result[0].text == (
        "docs/a.md:7:3: error no block follows\ndocs/a.md:9:1: error no block follows"
    )
    assert "no response" in cases[1].system_out


def test_strict_makes_warnings_and_a_stale_baseline_fail() -> None:
    strict = {case.name: case.is_passed for case in checked(WARNING, NOTE, stale=("x",), strict=True)}
    assert strict == {
        "DP102 request-unpaired": False,
        "DP110 annotation-orphan": True,
        "DP123 code-block-unannotated": True,
        "baseline": False,
    }
    assert all(case.is_passed for case in checked(WARNING, NOTE, stale=("x",)))


def test_cases_are_the_same_when_lines_move() -> None:
    moved = replace(ERROR, location=Location("docs/a.md", 70))
    names = [[(case.classname, case.name) for case in checked(found, NOTE)] for found in (ERROR, moved)]
    assert names[0] == names[1]


def test_what_xml_cannot_hold_is_escaped() -> None:
    (case, *_) = checked(replace(ERROR, message="\x00\x1b]]><a>&\ud800\uffff"))
    assert case.result[0].message == "\\x00\\x1b]]><a>&\\ud800\\uffff"


def test_long_texts_are_cut() -> None:
    (case, *_) = checked(replace(ERROR, message="x" * 100_000))
    assert len(case.result[0].text) == 65_536


@pytest.mark.parametrize(
    ("page", "name"),
    [("docs/v1.0/a.md", "docs.v1_0.a"), ("../x/a.markdown", "x.a_markdown"), ("/srv/a.md", "srv.a")],
)
def test_classes_are_paths_with_dots(page: str, name: str) -> None:
    (case, *_) = checked(replace(ERROR, location=Location(page, 1)))
    assert case.classname == name


def test_an_interrupted_run_has_an_error_more() -> None:
    report = Report("http://x", (PASSED,), interrupted=True, planned=6)
    _, case = read(REPORTERS["junit"](report, Style()))
    assert isinstance(case.result[0], junitparser.Error)
    assert case.result[0].message == "Interrupted: 1 of 6 examples done"
