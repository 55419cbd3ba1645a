"""A replay's summary in Markdown: failures first with their views, what passed folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from docparse.model import Outcome, Report, Result
from docparse.reporting.failure.view import render_result
from docparse.reporting.interruption import list_lacking, tell_interruption
from docparse.reporting.remarks.remark import remark_mismatches
from docparse.reporting.style import Style, cut, plural
from docparse.reporting.summaries.writing import code, fenced, fit, folded, plain, table

_TOLD = (Outcome.FAILED, Outcome.ERROR, Outcome.INCONCLUSIVE)
_MOST_VIEWS = 50
_MOST_REASON = 300
_MOST_LACKING = 200


def render_markdown_replay(report: Report, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return the summary, of at most 900 KiB."""
    return fit(_find_parts(report))


def _find_parts(report: Report) -> Iterator[str]:
    groups = {
        outcome: [found for found in report.results if found.outcome is outcome]
        for outcome in (*_TOLD, Outcome.PASSED, Outcome.SKIPPED)
    }
    counts = [f"{len(results):,} {outcome.value}" for outcome, results in groups.items() if results]
    if undone := report.total - len(report.results):
        counts.append(f"{undone:,} not replayed")
    total = plural(report.total, "example")
    yield f"## docparse replay: {', '.join(counts) or 'nothing'} of {total}\n\n"
    yield f"{_target(report)}\n\n{_proof(report)} ({report.seconds:.2f} s)\n\n"
    if report.interrupted:
        yield f"{plain(tell_interruption(report))}.\n\n"
        if lacking := [f"- {code(id_)}\n" for id_ in list_lacking(report, _MOST_LACKING)]:
            yield from folded("not replayed", (*lacking, "\n"))
    if told := [result for outcome in _TOLD for result in groups[outcome]]:
        yield from table(("where", "example", "outcome", "what"), map(_row, told))
        yield from _views(told, report)
    warned = [result for result in groups[Outcome.PASSED] if result.mismatches]
    if warned:
        yield from folded(
            f"{len(warned):,} passed with warnings",
            table(("where", "example", "outcome", "what"), map(_row, warned)),
        )
    if groups[Outcome.SKIPPED]:
        yield from folded(f"{len(groups[Outcome.SKIPPED]):,} skipped", _reasons(groups[Outcome.SKIPPED]))
    if groups[Outcome.PASSED]:
        yield from folded(f"{len(groups[Outcome.PASSED]):,} passed", _list(groups[Outcome.PASSED]))


def _target(report: Report) -> str:
    if report.embedded:
        return "Target: docparse's own service, made from these pages: does each example agree with itself?"
    return f"Target: {code(report.target)}"


def _proof(report: Report) -> str:
    proof = report.proof
    checked = proof.value + proof.type + proof.presence
    return f"{checked:,} of {plural(checked + proof.unchecked, 'promised scalar')} checked"


def _row(result: Result) -> tuple[str, str, str, str]:
    first = next(remark_mismatches(result), None)
    told = result.reason or (first.text if first else "")
    rest = f" (and {len(result.mismatches) - 1:,} more)" if len(result.mismatches) > 1 else ""
    place = f"{first.path}:{first.line}" if first else _place(result)
    return code(place), code(result.example.name), result.outcome.value, plain(cut(told, _MOST_REASON) + rest)


def _place(result: Result) -> str:
    return f"{result.example.location.page}:{result.example.location.line}"


def _views(results: list[Result], report: Report) -> Iterator[str]:
    failed = [result for result in results if result.exchange][:_MOST_VIEWS]
    for result in failed:
        view = render_result(result, Style(), embedded=report.embedded)
        yield "".join(folded(f"{plain(result.example.id)}", [fenced(view)]))


def _reasons(results: Iterable[Result]) -> Iterator[str]:
    reasons = Counter(result.reason for result in results)
    rows = ((f"{count:,}", plain(cut(reason, _MOST_REASON))) for reason, count in reasons.most_common())
    return table(("examples", "why"), rows, numbers=1)


def _list(results: Iterable[Result]) -> Iterator[str]:
    for result in results:
        yield f"- {code(_place(result))} {code(result.example.name)}\n"
    yield "\n"
