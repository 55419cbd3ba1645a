"""Only the lines that a report shows have to be read: it is the same as with all of them."""

from dataclasses import replace

import pytest

from docparse.model import CheckReport, Finding, Level, Location
from docparse.reporting import CHECK_REPORTERS, SHOW_LINES
from docparse.reporting.style import Style


def make_report(count: int) -> CheckReport:
    levels = tuple(Level)
    findings = tuple(
        Finding(
            f"DP{100 + index % 7}",
            f"rule-{index % 7}",
            levels[index % 3],
            "is wrong",
            Location("a.md", index + 1),
        )
        for index in range(count)
    )
    known = (replace(findings[0], location=Location("b.md", 1)),)
    places = [(each.location.page, each.location.line) for each in (*findings, *known)]
    return CheckReport(1, 1, findings, known, lines={place: f"line {place}" for place in places})


@pytest.mark.parametrize("format_", CHECK_REPORTERS)
@pytest.mark.parametrize("verbosity", [-2, -1, 0, 1])
@pytest.mark.parametrize("count", [1, 20, 200])
def test_the_lines_that_are_asked_for_are_all_that_is_shown(format_: str, verbosity: int, count: int) -> None:
    report, style = make_report(count), Style(verbosity=verbosity)
    shown = SHOW_LINES[format_](report, style) if format_ in SHOW_LINES else ()
    places = {(each.location.page, each.location.line) for each in shown}
    fewer = replace(report, lines={place: text for place, text in report.lines.items() if place in places})
    render = CHECK_REPORTERS[format_]
    assert render(fewer, style) == render(report, style)


def test_of_many_findings_few_lines_are_asked_for() -> None:
    assert len(list(SHOW_LINES["text"](make_report(200), Style()))) < 10
    assert not list(SHOW_LINES["text"](make_report(200), Style(verbosity=-1)))
