"""Scenarios at work: what goes before an example is sent, and its answer judged by more than the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from docparse.errors import ServiceError
from docparse.message import HttpRequest, HttpResponse
from docparse.model import Aspect, Mismatch, Outcome, Severity, Verdict
from docparse.replay.rehearsal import Rehearsal
from docparse.scenarios import ScenarioError, Step, Steps, capture, find_unmet
from docparse.variables import Values

Send = Callable[[HttpRequest, Step, Values], HttpResponse | str]
"""Sends the request of a step with these values; returns the answer, or why there is none to send."""
Refuse = Callable[[HttpRequest, Step], str]
"""Says why the request of a step is never sent; empty where it may be."""
_REFUSED = frozenset({401, 403, 429, 503})
"""Status codes of answers that prove nothing of an example."""
_LONGEST_QUOTE = 150


def refuse_setup(rehearsal: Rehearsal, refuse: Refuse) -> str:
    """Return why what goes before an example cannot be sent, told before any of it is; empty where it can."""
    for step in _list_setup(rehearsal):
        request = _find_request(step, rehearsal)
        if request is None:
            return f"{_place(step)} names '{step.method}', and no page that is read here has such an example"
        if reason := refuse(request, step):
            return f"{_place(step)} is not sent: {reason}"
    return ""


def rehearse(rehearsal: Rehearsal, send: Send) -> Values | str:
    """Send what goes before an example; return the values shown, or why the example cannot go."""
    values: Values = {}
    for step in _list_setup(rehearsal):
        request = _find_request(step, rehearsal)
        if request is None:
            continue
        try:
            answer = send(request, step, values)
        except ServiceError as error:
            raise _tell_where(error, step) from error
        if isinstance(answer, str):
            return f"{_place(step)} was not sent: {answer}"
        if not step.accepts(answer.status_code):
            return f"{_place(step)} was answered {answer.status_code}{_quote_error(answer)}"
        try:
            values = {**values, **capture(answer, step.captures, step.origin)}
        except ScenarioError as error:
            return f"{_place(step)}: {error}"
    return values


def _list_setup(rehearsal: Rehearsal) -> tuple[Step, ...]:
    return rehearsal.steps.setup if rehearsal.steps else ()


def _place(step: Step) -> str:
    return f"its test-setup '{step.name}' ({step.location.page}:{step.location.line})"


def _tell_where(error: ServiceError, step: Step) -> ServiceError:
    """Return an error of the same kind that says which request had no answer."""
    told = type(error)(f"{_place(step)}: {error}")
    told.tries = error.tries
    return told


def _quote_error(answer: HttpResponse) -> str:
    """Return what the service says is wrong, in short, to be put behind what was told."""
    from docparse.reporting.failure.steps import find_error_message
    from docparse.reporting.style import cut

    words = cut(find_error_message(answer), _LONGEST_QUOTE)
    return f": {words.rstrip('.')}" if words else ""


def _find_request(step: Step, rehearsal: Rehearsal) -> HttpRequest | None:
    if step.request is not None:
        return step.request
    example = rehearsal.methods.get(step.method)
    return None if example is None else example.request


def judge_by_scenario(
    verdict: Verdict, response: HttpResponse, rehearsal: Rehearsal, values: Values
) -> Verdict:
    """Return what a verdict becomes by a scenario: other status codes are as good, more may be expected."""
    steps = rehearsal.steps
    if steps is None:
        return verdict
    mismatches, outcome = verdict.mismatches, verdict.outcome
    if response.status_code in steps.example.allowed_status_codes:
        another = next((found for found in mismatches if found.aspect is Aspect.STATUS), None)
        if another is not None:
            mismatches, outcome = (_allow(another, steps),), Outcome.PASSED
    if outcome is Outcome.INCONCLUSIVE and response.status_code in _REFUSED:
        return verdict
    try:
        unmet = tuple(find_unmet(response, steps.expectations, values, why=f"{steps.origin} expects it"))
    except ScenarioError as error:
        told = f"{steps.origin}: {error}"
        return replace(verdict, outcome=Outcome.INCONCLUSIVE, mismatches=mismatches, reason=told)
    outcome = Outcome.FAILED if unmet else outcome
    reason = verdict.reason if outcome is Outcome.INCONCLUSIVE else ""
    return replace(verdict, outcome=outcome, mismatches=(*mismatches, *unmet), reason=reason)


def _allow(mismatch: Mismatch, steps: Steps) -> Mismatch:
    why = f"{mismatch.why}; {steps.origin} allows {mismatch.actual}"
    return replace(mismatch, severity=Severity.WARNING, why=why)
