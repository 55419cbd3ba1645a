"""The exit code of a replay (the table of exit codes in the docs)."""

from __future__ import annotations

from docparse.cli.exits import Exit
from docparse.model import Outcome, Report

_REFUSED = 401
_TELL_NOTHING = {401, 403, 429, 503}
"""Status codes that say only that the target would not answer: now, or to whoever asks."""


def exit_of(report: Report) -> Exit:
    """Return the exit code of a replay."""
    counts = {outcome: report.count(outcome) for outcome in Outcome}
    if report.interrupted:
        return Exit.INTERRUPTED
    if not counts[Outcome.PASSED] and _all_refused(report):
        return Exit.UNJUDGED
    if counts[Outcome.FAILED]:
        return Exit.FAILED
    if not counts[Outcome.PASSED] and (counts[Outcome.ERROR] or _none_answered(report)):
        return Exit.UNJUDGED
    if counts[Outcome.ERROR]:
        return Exit.FAILED
    return Exit.CLEAN if counts[Outcome.PASSED] or counts[Outcome.INCONCLUSIVE] else Exit.NOTHING


def _all_refused(report: Report) -> bool:
    """Tell whether the credentials of a run were good for nothing: whatever was answered was 401."""
    judged = {Outcome.FAILED, Outcome.INCONCLUSIVE}
    given = [result.exchange for result in report.results if result.outcome in judged]
    return bool(given) and all(each and each.response.status_code == _REFUSED for each in given)


def _none_answered(report: Report) -> bool:
    given = [result.exchange for result in report.results if result.outcome is Outcome.INCONCLUSIVE]
    return bool(given) and all(each and each.response.status_code in _TELL_NOTHING for each in given)
