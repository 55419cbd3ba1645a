"""The plain lists: a line for each remark, and GitLab's entries."""

import json
from typing import Any

from docparse.model import Outcome, Report, Result
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.style import Style
from tests.reporting.checks import ERROR, NOTE, WARNING, make_report, many
from tests.reporting.results import answer, make_page

FAILED = answer(make_page({"a": 1}), {"a": "x", "b": 1})
ERRED = Result(FAILED.example, Outcome.ERROR, reason="connection refused")


def test_a_line_says_place_code_and_message() -> None:
    assert CHECK_REPORTERS["concise"](make_report(ERROR, NOTE, baselined=(WARNING,)), Style()) == (
        "docs/a.md:7:3: DP110 no block follows\ndocs/c.md:1:1: DP123 unannotated\n"
    )


def test_mismatches_and_what_was_not_judged_have_a_line() -> None:
    lines = REPORTERS["concise"](Report("", (FAILED, ERRED)), Style()).splitlines()
    assert [line.partition(" (")[0] for line in lines] == [
        'p.md:12:1: type $.a: another type: expected number 1, actual string "x"',
        "p.md:11:1: extra $.b: undocumented: expected not there, actual 1",
        "p.md:2:1: error photo: connection refused",
    ]


def read(text: str) -> Any:
    entries = json.loads(text)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
    return entries


def test_gitlab_reads_an_entry_for_each_finding() -> None:
    entries = read(CHECK_REPORTERS["gitlab"](make_report(*many(ERROR, 3), WARNING, NOTE), Style()))
    assert [entry["severity"] for entry in entries] == ["major"] * 3 + ["minor", "info"]
    assert entries[3]["check_name"] == "DP102"
    assert entries[3]["location"] == {"path": "docs/b.md", "lines": {"begin": 2}}


def test_gitlab_reads_an_entry_for_each_mismatch() -> None:
    entries = read(REPORTERS["gitlab"](Report("", (FAILED, ERRED)), Style()))
    assert [(entry["check_name"], entry["severity"]) for entry in entries] == [
        ("type", "major"),
        ("extra", "minor"),
    ]
