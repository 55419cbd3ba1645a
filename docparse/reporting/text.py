"""A replay for people: what the target is, the failures, and a summary that adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from shlex import quote

from docparse.model import Level, Outcome, Proof, Report, Result, Severity
from docparse.reporting.failure.values import sides
from docparse.reporting.inks import INKS
from docparse.reporting.interruption import MOST_NAMED, list_lacking, tell_interruption
from docparse.reporting.kinds import HEADLINES
from docparse.reporting.style import Ink, Style, cut, fold, plural, visible
from docparse.reporting.warned import list_warnings
from docparse.selecting import find_base

_MOST_GROUPS = 10
_MOST_ALIKE = 3
_MOST_VIEWS = 10
"""Failure views that a reader still has before them at the end."""
_TOLD = (Outcome.FAILED, Outcome.ERROR, Outcome.INCONCLUSIVE)


def render_text(report: Report, style: Style) -> str:
    """Return the whole report."""
    narrator = Narrator(style)
    told = [narrator.begin(report), *(narrator.tell(result) for result in report.results)]
    return "".join((*told, narrator.close(report)))


class Narrator:
    """Tells a run as it goes."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._embedded = False
        self._reasons: Counter[tuple[Outcome, str]] = Counter()

    def begin(self, report: Report) -> str:
        """Return the first lines: what the target is, and for the embedded service what that proves."""
        self._embedded = report.embedded
        if self.style.verbosity < 0:
            return ""
        name = self.style.paint(report.target, Ink.BOLD)
        if not report.embedded:
            return f"Target: {name}\n\n"
        return (
            f"Target: docparse's own service, made from these pages, at {name}\n"
            "It shows whether each example agrees with itself, not that your service agrees\n"
            "with it: for that, give --target URL.\n\n"
        )

    def tell(self, result: Result) -> str:
        """Return what is said of a result as soon as it is there; mostly nothing of what passed."""
        style = self.style
        if result.outcome in _TOLD:
            if style.verbosity < -1 or self._is_repeated(result):
                return ""
            from docparse.reporting.failure.view import render_result  # of most runs all passes

            return render_result(result, style, embedded=self._embedded)
        if style.verbosity < 1:
            return ""
        from docparse.reporting.failure.view import render_line

        told = result.reason if result.outcome is Outcome.SKIPPED else f"{result.seconds * 1000:.0f} ms"
        for bound in result.bound:
            told += f"; {bound.sent} for {bound.documented}: {bound.origin}"
        return f"{render_line(result, style)}\n  {fold(visible(told), style.width - 2, '  ')}\n"

    def close(self, report: Report) -> str:
        """Return what a run comes to."""
        if self.style.verbosity < -1:
            return ""
        sections = (
            _failure_lines(report.results, self.style),
            list_warnings(report.results, self.style),
            self._repeated_lines(),
            _skipped_lines(report.results, self.style),
            _closing_lines(report, self.style),
        )
        return "\n".join(text for text in map(_join, sections) if text)

    def _is_repeated(self, result: Result) -> bool:
        """Tell whether enough results had the same reason: an unreachable target is told a few times."""
        if not result.reason or self.style.verbosity > 0:
            return False
        self._reasons[result.outcome, result.reason] += 1
        return self._reasons[result.outcome, result.reason] > _MOST_ALIKE

    def _repeated_lines(self) -> Iterator[str]:
        for (outcome, reason), count in self._reasons.items():
            if count > _MOST_ALIKE:
                more = self.style.paint(_count(count - _MOST_ALIKE, outcome, "more "), INKS[outcome])
                yield f"{more} for the same reason (-v shows them):"
                yield f"  {fold(visible(reason), self.style.width - 2, '  ')}"


def _count(count: int, outcome: Outcome, more: str = "") -> str:
    """Return `2 skipped`, `2 errors`: of the outcomes only `error` is a noun."""
    told = f"{count:,} {more}{outcome.value}"
    return f"{told}s" if outcome is Outcome.ERROR and count > 1 else told


def _join(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _failure_lines(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield a line for each failed example, where the failure views fill more than a screen."""
    failed = [result for result in results if result.outcome is Outcome.FAILED]
    if len(failed) <= _MOST_VIEWS or style.verbosity < 0:
        return
    yield style.paint(f"{len(failed):,} failed", Ink.BOLD_RED)
    for result in failed:
        place = f"{result.example.location.page}:{result.example.location.line}"
        yield visible(f"  {place} {result.example.id.partition('::')[2]}")
        yield f"    {cut(visible(_first_reason(result)), style.width - 4)}"


def _first_reason(result: Result) -> str:
    """Return what failed an example, on one line."""
    failing = (found for found in result.mismatches if found.severity is Severity.FAILED)
    if (worst := next(failing, None)) is None:
        return result.reason
    expected, actual = sides(worst)
    return f"{worst.where}: {HEADLINES[worst.kind]}: expected {expected}, actual {actual}"


def _skipped_lines(results: Iterable[Result], style: Style) -> Iterator[str]:
    reasons = Counter(result.reason for result in results if result.outcome is Outcome.SKIPPED)
    if not reasons or style.verbosity < 0:
        return
    hint = "" if style.verbosity > 0 else " (-v lists them)"
    yield style.paint(f"{reasons.total():,} skipped", Ink.BOLD) + hint
    shown = reasons.most_common(None if style.verbosity > 0 else _MOST_GROUPS)
    for reason, count in shown:
        yield f"  {count:>5,}  {fold(visible(reason), style.width - 9, ' ' * 9)}"
    if rest := len(reasons) - len(shown):
        yield f"         … and {plural(rest, 'further reason')}"


def _closing_lines(report: Report, style: Style) -> Iterator[str]:
    if report.interrupted:
        yield fold(style.paint(f"{tell_interruption(report)}.", Ink.BOLD_YELLOW), style.width)
        most = len(report.ids) if style.verbosity > 0 else MOST_NAMED
        yield from (f"  {told}" for told in list_lacking(report, most))
    counts = [
        style.paint(_count(count, outcome), INKS[outcome])
        for outcome in (*_TOLD, Outcome.PASSED, Outcome.SKIPPED)
        if (count := report.count(outcome))
    ]
    if undone := report.total - len(report.results):
        counts.append(f"{undone:,} not replayed")
    total = plural(report.total, "example")
    yield (
        f"{', '.join(counts)} of {total} in {report.seconds:.2f} s" if counts else "No example was replayed."
    )
    if report.count(Outcome.ERROR) and not report.count(Outcome.PASSED) + report.count(Outcome.FAILED):
        yield "No example could be judged: there was no answer."
    if proof := _proof(report.proof):
        yield proof
    if any(count for level, count in report.findings.items() if level is not Level.NOTE):
        yield "The pages have faults of their own: docparse check PATHS finds them."
    failed = next((result for result in report.results if result.outcome is Outcome.FAILED), None)
    if failed and style.verbosity >= 0:
        target = "" if report.embedded or not report.target else f" --target {quote(visible(report.target))}"
        shown, base = quote(visible(failed.example.id)), find_base(failed.example.id)
        if failed.bound or failed.example.id != base:  # it lives on what goes before it
            yield f"Look at one: docparse replay {shown} -v{target}"
        else:
            yield f"Look at one: docparse show {shown} --as curl{target}"


def _proof(proof: Proof) -> str:
    checked = proof.value + proof.type + proof.presence
    promised = checked + proof.unchecked
    if not promised:
        return ""
    return (
        f"{checked:,} of {plural(promised, 'promised scalar')} checked: {proof.value:,} by value, "
        f"{proof.type:,} by type, {proof.presence:,} by presence"
    )
