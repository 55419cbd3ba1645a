"""The summaries of a job: what failed first, what passed folded, and never too much for GitHub."""

from dataclasses import replace

from docparse.model import Outcome, Report, Result
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.style import Style
from docparse.reporting.summaries.writing import MOST_BYTES
from tests.reporting.checks import ERROR, NOTE, WARNING, make_report, many
from tests.reporting.results import answer, make_page

PASSED = answer(make_page({"a": 1}), {"a": 2})
FAILED = answer(make_page({"a": 1}), {"a": "x"})


def render(*results: Result, **fields: object) -> str:
    report = replace(Report("https://x.example", results, 0.5), **fields)  # type: ignore[arg-type]
    return REPORTERS["markdown"](report, Style())


def test_a_check_tells_rules_then_errors_and_folds_the_rest() -> None:
    text = CHECK_REPORTERS["markdown"](make_report(WARNING, NOTE, ERROR), Style())
    assert text.startswith(
        "## docparse check: 1 error, 1 warning, 1 note\n\n10 pages with 20 examples, 0.50 s.\n"
    )
    order = [
        "| 1 | 1 | error | DP110",
        "| `docs/a.md:7:3` | DP110",
        "<summary>1 warning<",
        "<summary>1 note<",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_check_without_findings_is_short() -> None:
    assert CHECK_REPORTERS["markdown"](make_report(), Style()).count("\n") == 4


def test_a_replay_tells_failures_first_and_folds_what_passed() -> None:
    skipped = Result(PASSED.example, Outcome.SKIPPED, reason="no value for {id}")
    text = render(PASSED, skipped, FAILED)
    assert text.startswith("## docparse replay: 1 failed, 1 passed, 1 skipped of 3 examples\n")
    assert "\nTarget: `https://x.example`\n\n2 of 2 promised scalars checked (0.50 s)\n" in text
    order = [
        "| `p.md:12` | `photo` | failed |",
        "FAILED p.md:2 photo",
        "<summary>1 skipped<",
        "<summary>1 passed<",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "no value for \\{id\\}" in text


def test_too_much_is_cut() -> None:
    findings = many(replace(ERROR, message="x" * 500), 3000)
    text = CHECK_REPORTERS["markdown"](make_report(*findings), Style())
    assert len(text.encode()) < MOST_BYTES + 200
    assert text.endswith("see the log.\n")


def test_an_interrupted_replay_says_how_much_was_done() -> None:
    text = render(PASSED, interrupted=True, planned=6)
    assert text.startswith("## docparse replay: 1 passed, 5 not replayed of 6 examples\n")
    assert "\n\nInterrupted: 1 of 6 examples done.\n\n" in text
