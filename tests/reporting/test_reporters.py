"""Every format can say everything, and nothing in a page or an answer can drive what reads it."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.model import Outcome, Report, Result
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.style import Style
from tests.reporting.checks import ERROR, NOTE, WARNING, make_report
from tests.reporting.results import answer, make_page

FORMATS = ["text", "concise", "json", "junit", "sarif", "github", "gitlab", "markdown"]
TEXTS = st.text(max_size=12) | st.sampled_from(
    ["\x1b[31m", "::error::x", "##[error]x", "]]>", "<b>", "```\n", "\x00\uffff", "\ud800", "%0A"]
)
READERS = {"json": json.loads, "sarif": json.loads, "gitlab": json.loads, "junit": ET.fromstring}


def read(name: str, text: str) -> None:
    assert all(char == "\n" or char.isprintable() for char in text)
    READERS.get(name, str)(text)


def test_both_commands_have_the_same_formats() -> None:
    assert list(CHECK_REPORTERS) == FORMATS
    assert [name for name in REPORTERS if name != "jsonl"] == FORMATS, "a check has no lines as they come"


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_can_be_said_too(name: str) -> None:
    read(name, REPORTERS[name](Report("http://x", ()), Style()))
    read(name, CHECK_REPORTERS[name](make_report(), Style()))
    read(name, CHECK_REPORTERS[name](make_report(rules=(), lines={}), Style()))


@pytest.mark.parametrize("name", FORMATS)
@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=40, deadline=None)
def test_no_page_can_drive_a_report_of_a_check(name: str, path: str, message: str, line: str) -> None:
    findings = [
        replace(found, message=message, location=replace(found.location, page=f"docs/{path}.md"))
        for found in (ERROR, WARNING, NOTE)
    ]
    lines = {(f"docs/{path}.md", number): line for number in (1, 2, 7)}
    report = make_report(*findings, baselined=tuple(findings), stale=(message,), lines=lines)
    for verbosity in (-1, 0, 1):
        read(name, CHECK_REPORTERS[name](report, Style(verbosity=verbosity)))


@pytest.mark.parametrize("name", FORMATS)
@given(TEXTS, TEXTS)
@settings(max_examples=25, deadline=None)
def test_no_answer_can_drive_a_report_of_a_replay(name: str, documented: str, actual: str) -> None:
    failed = answer(make_page({"a": 1, documented: documented}), {"a": actual, actual: 1})
    others = [replace(failed, outcome=outcome, reason=actual) for outcome in Outcome]
    read(name, REPORTERS[name](Report(actual, (failed, *others)), Style()))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_is_told_alike(name: str) -> None:
    report = make_report(ERROR, WARNING, NOTE)
    assert CHECK_REPORTERS[name](report, Style()) == CHECK_REPORTERS[name](report, Style())


def test_results_without_an_answer_can_be_told() -> None:
    example = answer(make_page({}), {}).example
    report = Report("http://x", tuple(Result(example, outcome) for outcome in Outcome))
    for name, render in REPORTERS.items():
        read(name, render(report, Style()))


@pytest.mark.parametrize("name", ["text", "concise", "junit", "sarif", "github", "markdown"])
def test_an_interrupted_run_is_told_as_such(name: str) -> None:
    result = answer(make_page({"a": 1}), {"a": 2})
    told = "Interrupted: 1 of 6 examples done"
    whole = Report("http://x", (result,), planned=1)
    assert told in REPORTERS[name](replace(whole, interrupted=True, planned=6), Style())
    assert "nterrupted" not in REPORTERS[name](whole, Style())
