"""GitHub's annotations: escaped, the worst first, and none more than a step may show."""

from dataclasses import replace
from typing import Any

import pytest

from docparse.model import Location, Outcome, Report, Result
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.style import Style
from tests.reporting.checks import ERROR, NOTE, WARNING, make_report, many
from tests.reporting.results import answer, make_page


def annotate(*findings: Any, verbosity: int = 0, **fields: object) -> list[str]:
    return CHECK_REPORTERS["github"](
        make_report(*findings, **fields), Style(verbosity=verbosity)
    ).splitlines()


def test_errors_and_warnings_stand_at_their_lines() -> None:
    assert annotate(WARNING, ERROR, NOTE) == [
        "::error file=docs/a.md,line=7,col=3,title=DP110 annotation-orphan::no block follows",
        "::warning file=docs/b.md,line=2,col=1,title=DP102 request-unpaired::no response",
    ]


def test_notes_are_asked_for() -> None:
    assert annotate(NOTE) == []
    assert annotate(NOTE, verbosity=1)[0].startswith("::notice file=docs/c.md,")


def test_what_the_baseline_knows_is_not_told() -> None:
    assert annotate(baselined=(ERROR,)) == []


def test_ten_are_all_shown() -> None:
    assert len(annotate(*many(ERROR, 10))) == 10


def test_of_more_the_last_sums_up_and_the_log_lists_all() -> None:
    lines = annotate(*many(WARNING, 30), *many(ERROR, 12))
    commands = [line for line in lines if line.startswith("::") and "group" not in line]
    assert [line.split()[0] for line in commands] == ["::error"] * 10 + ["::warning"] * 10
    assert (
        commands[9] == "::error title=docparse::and 3 more errors in 1 page: the log of this step lists them"
    )
    assert "and 21 more warnings" in commands[-1]
    assert lines[20] == "::group::All of them"
    assert lines[21] == "  - docs/a.md:1:1: DP110 no block follows"
    assert len(lines) == 20 + 42 + 2


@pytest.mark.parametrize(
    ("path", "message", "line"),
    [
        pytest.param(
            "a,b:c.md",
            "100%",
            "file=a%2Cb%3Ac.md,line=1,col=1,title=DP110 annotation-orphan::100%25",
            id="signs",
        ),
        pytest.param(
            "a.md", "x\r\n::error::y", "title=DP110 annotation-orphan::x\\r%0A::error::y", id="line ends"
        ),
        pytest.param("a\n::error::.md", "x", "file=a\\n%3A%3Aerror%3A%3A.md", id="a path with a line end"),
    ],
)
def test_escapes(path: str, message: str, line: str) -> None:
    (told,) = annotate(replace(ERROR, message=message, location=Location(path, 1)))
    assert line in told


def test_no_line_of_the_log_is_a_command() -> None:
    findings = many(
        replace(ERROR, message="::set-env::\n::error::x ##[error]y", location=Location("::a", 1)), 11
    )
    plain = annotate(*findings)[11:-1]
    assert len(plain) == 11
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in plain)


def render(*results: Result) -> list[str]:
    return REPORTERS["github"](Report("http://x", results), Style()).splitlines()


def test_an_example_has_one_annotation_for_all_its_mismatches() -> None:
    (told,) = render(answer(make_page({"a": 1, "b": 1}), {"a": "x", "b": "x"}))
    assert told.startswith("::error file=p.md,line=12,col=1,title=type photo::$.a: another type: expected ")
    assert "%0A$.b: another type" in told


def test_an_example_that_was_not_judged_is_told() -> None:
    example = answer(make_page({}), {}).example
    (told,) = render(Result(example, Outcome.ERROR, reason="connection refused"))
    assert told == "::error file=p.md,line=2,col=1,title=error not judged::photo: connection refused"


def test_what_passed_and_was_skipped_is_not_told() -> None:
    result = answer(make_page({"a": 1}), {"a": 2})
    assert render(result, replace(result, outcome=Outcome.SKIPPED)) == []
