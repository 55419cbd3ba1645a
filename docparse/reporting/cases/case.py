"""The noun of the folder: a case, and what became of it in JUnit's words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from docparse.model import CheckReport, Finding, Level, Outcome, Report, Result, Severity
from docparse.reporting.failure.view import render_result
from docparse.reporting.interruption import list_lacking, tell_gaps, tell_interruption
from docparse.reporting.remarks.remark import tell_mismatch
from docparse.reporting.style import Style, plural


class State(StrEnum):
    """The elements of JUnit's format; a passed case has none."""

    PASSED = "passed"
    FAILURE = "failure"
    ERROR = "error"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Case:
    """A row of a report of tests."""

    page: str
    name: str
    """Unique within its page, and the same in the next run: readers follow a case by it."""
    state: State = State.PASSED
    file: str = ""
    """Where it stands: the page, or a file that the page includes."""
    line: int = 0
    kind: str = ""
    message: str = ""
    """On one line."""
    text: str = ""
    """All of it."""
    seconds: float = 0.0


_ALL = "docparse check"
"""The suite of what a check says of no single page."""
_STATES = {
    Outcome.PASSED: State.PASSED,
    Outcome.FAILED: State.FAILURE,
    Outcome.ERROR: State.ERROR,
    Outcome.INCONCLUSIVE: State.SKIPPED,
    Outcome.SKIPPED: State.SKIPPED,
}


def cases_of_replay(report: Report) -> Iterator[Case]:
    """Yield a case for each example; an inconclusive one is skipped, with its reason: it proves nothing.

    An interrupted run has one case more, an error, so that nobody takes it for a whole one.
    """
    for result in report.results:
        example = result.example
        page, _, name = example.id.partition("::")
        yield Case(
            page,
            name,
            _STATES[result.outcome],
            example.location.page,
            example.location.line,
            result.outcome.value,
            _brief(result),
            _whole(result, embedded=report.embedded),
            result.seconds,
        )
    if report.interrupted:
        told = tell_interruption(report)
        whole = "\n".join((told, *list_lacking(report, len(report.ids))))
        yield Case("docparse replay", "run", State.ERROR, kind="interrupted", message=told, text=whole)


def _brief(result: Result) -> str:
    if result.reason:
        told = "inconclusive: " if result.outcome is Outcome.INCONCLUSIVE else ""
        return told + result.reason
    failing = [mismatch for mismatch in result.mismatches if mismatch.severity is Severity.FAILED]
    rest = f" (and {len(failing) - 1:,} more)" if len(failing) > 1 else ""
    return tell_mismatch(failing[0]) + rest if failing else ""


def _whole(result: Result, *, embedded: bool) -> str:
    """Return the failure view; of what passed its warnings, and nothing where there are none."""
    if result.outcome in {Outcome.PASSED, Outcome.SKIPPED}:
        return "\n".join(map(tell_mismatch, result.mismatches))
    return render_result(result, Style(verbosity=1), embedded=embedded)


def cases_of_check(report: CheckReport) -> Iterator[Case]:
    """Yield a case for each rule that a page breaks, then a passed one for each rule that no page breaks."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        rule = f"{finding.code} {finding.rule}"
        groups.setdefault((finding.location.page, rule), []).append(finding)
    failing = {Level.ERROR, Level.WARNING} if report.strict else {Level.ERROR}
    for (page, rule), findings in groups.items():
        yield _of_findings(page, rule, findings, failing)
    broken = {rule for _, rule in groups}
    for text in report.rules:
        if (rule := f"{text.code} {text.name}") not in broken:
            yield Case(_ALL, rule)
    if report.gaps:
        told = tell_gaps(report.gaps)
        yield Case(_ALL, "shards", State.ERROR, kind="incomplete", message=told, text=told)
    if report.stale:
        state = State.FAILURE if report.strict else State.PASSED
        told = f"{plural(len(report.stale), 'line')} of the baseline fit nothing any more"
        yield Case(_ALL, "baseline", state, kind="stale", message=told, text="\n".join(report.stale))


def _of_findings(page: str, rule: str, findings: list[Finding], failing: Collection[Level]) -> Case:
    faults = [finding for finding in findings if finding.level in failing]
    first = (faults or findings)[0]
    rest = f" (and {len(findings) - 1:,} more)" if len(findings) > 1 else ""
    return Case(
        page,
        rule,
        State.FAILURE if faults else State.PASSED,
        page,
        first.location.line,
        first.level.value,
        f"{first.message}{rest}",
        "\n".join(f"{found.location}: {found.level.value} {found.message}" for found in findings),
    )
