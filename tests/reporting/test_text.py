"""The text report: what the target is, what failed, what was skipped, and sums that add up."""

from dataclasses import replace

import pytest

from docparse.model import Level, Outcome, Report, Result
from docparse.reporting.style import Style
from docparse.reporting.text import render_text
from tests.reporting.results import answer, make_page

PAGE = make_page({"a": 1})
PASSED = answer(PAGE, {"a": 2})
WARNED = answer(PAGE, {"a": 2, "b": 1})
FAILED = answer(PAGE, {"a": "x"})
SKIPPED = Result(PASSED.example, Outcome.SKIPPED, reason="no value for {id}")
ERROR = Result(PASSED.example, Outcome.ERROR, "http://x/photo", "connection refused")


def render(*results: Result, verbosity: int = 0, **fields: object) -> str:
    report = Report("http://127.0.0.1:8080", results, 0.5)
    return render_text(replace(report, **fields), Style(verbosity=verbosity))  # type: ignore[arg-type]


def test_a_green_run_is_short() -> None:
    assert render(PASSED) == (
        "Target: http://127.0.0.1:8080\n\n"
        "1 passed of 1 example in 0.50 s\n"
        "1 of 1 promised scalar checked: 0 by value, 1 by type, 0 by presence\n"
    )


def test_the_embedded_service_says_what_it_proves() -> None:
    text = render(PASSED, embedded=True)
    assert text.startswith(
        "Target: docparse's own service, made from these pages, at http://127.0.0.1:8080\n"
    )
    assert "not that your service agrees" in text


def test_outcomes_add_up() -> None:
    text = render(PASSED, FAILED, SKIPPED, SKIPPED, ERROR)
    assert "\n1 failed, 1 error, 1 passed, 2 skipped of 5 examples in 0.50 s\n" in text
    assert "docparse show p.md::photo --as curl" in text


def test_skipped_examples_are_grouped_and_listed_when_asked() -> None:
    assert "2 skipped (-v lists them)\n      2  no value for {id}\n" in render(SKIPPED, SKIPPED)
    assert render(SKIPPED, SKIPPED, verbosity=1).count("SKIPPED p.md:2 photo\n  no value for {id}\n") == 2


def test_warnings_of_passed_examples_are_grouped_and_listed_when_asked() -> None:
    assert "1 warning in 1 passed example (-v lists them all)\n      1  extra    $.b at p.md:" in render(
        WARNED
    )
    assert "  p.md:11 warning extra $.b: " in render(WARNED, verbosity=1).replace("p.md:10", "p.md:11")


def test_places_that_are_warned_of_alike_are_not_said_to_be_one() -> None:
    warned = answer(PAGE, {"a": 2, "b": 1, "c": 1})
    assert "\n      2  extra    $.b at p.md:11, and 1 other\n" in render(warned)
    assert all(len(line) <= 80 for line in render(answer(PAGE, {"a": 1, "b" * 90: 1, "c": 1})).splitlines())


def test_the_command_to_look_at_a_failure_names_the_target() -> None:
    assert render(FAILED).endswith(
        "\nLook at one: docparse show p.md::photo --as curl --target http://127.0.0.1:8080\n"
    )
    assert render(FAILED, embedded=True).endswith("--as curl\n")


def test_a_reason_that_all_have_is_told_three_times() -> None:
    text = render(*[ERROR] * 10)
    assert text.count("\nERROR ") == 3
    assert "7 more errors for the same reason (-v shows them):\n  connection refused\n" in text
    assert "No example could be judged: there was no answer." in text
    assert render(*[ERROR] * 10, verbosity=1).count("\nERROR ") == 10


def test_an_interrupted_run_says_so() -> None:
    text = render(PASSED, interrupted=True, planned=6)
    assert "Interrupted: 1 of 6 examples done.\n1 passed, 5 not replayed of 6 examples in 0.50 s\n" in text


def test_findings_are_told_without_a_number_and_notes_are_not() -> None:
    text = render(PASSED, findings={Level.ERROR: 1, Level.NOTE: 1})
    assert "The pages have faults of their own: docparse check PATHS finds them.\n" in text
    assert "docparse check" not in render(PASSED, findings={Level.NOTE: 1})


def test_many_failures_are_listed_once_more_at_the_end() -> None:
    assert "failed\n  p.md" not in render(*[FAILED] * 10)
    text = render(*[FAILED] * 11)
    listed = text[text.index("\n11 failed\n") :].splitlines()
    assert listed[2:4] == ["  p.md:2 photo", '    $.a: another type: expected number 1, actual string "x"']
    assert len(listed) == 2 + 22 + 4
    assert "\n11 failed\n" not in render(*[FAILED] * 11, verbosity=-1)


def test_no_results() -> None:
    assert "No example was replayed.\n" in render()


@pytest.mark.parametrize(("verbosity", "text"), [(-2, ""), (-1, "1 passed of 1 example in 0.50 s\n")])
def test_quiet(verbosity: int, text: str) -> None:
    assert render(PASSED, verbosity=verbosity).startswith(text)
    assert "Target" not in render(PASSED, verbosity=verbosity)
