"""Matching: where an actual response breaks the promise of a page.

One matcher a module; each is given a Comparison and returns what it found. Nothing here raises, whatever the
service answers, and nothing is kept from one response to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from docparse.matching.content import count_promised, match_content
from docparse.matching.header import match_headers
from docparse.matching.policy import Compared, Comparison, Echoes, Policy, refine
from docparse.matching.status import match_status
from docparse.message import HttpRequest, HttpResponse
from docparse.model import Example, Match, Mismatch, Outcome, Promise, Severity, Verdict

__all__ = ["MATCHERS", "Echoes", "Policy", "match_response"]

MATCHERS: Mapping[str, Callable[[Comparison], Compared]] = {
    "status": match_status,
    "header": match_headers,
    "body": match_content,
}

_REFUSED = frozenset({401, 403})
_BUSY = frozenset({429, 503})


def match_response(
    example: Example,
    sent: HttpRequest,
    actual: HttpResponse,
    policy: Policy = Policy(),  # noqa: B008 - immutable
) -> Verdict:
    """Return what an actual response says of the example: its outcome, the mismatches and the proof.

    The actual response may be any of the documented ones: those of its status code are compared and the best
    one is taken; when there is none, the first documented response is what was promised.
    """
    if not example.promises:
        return Verdict(Outcome.PASSED, None, reason="the page documents no response")
    promises = [promise for promise in example.promises if promise.status_code == actual.status_code]
    if not promises:
        if reason := _find_refusal(actual, policy):
            return Verdict(
                Outcome.INCONCLUSIVE,
                example.promises[0],
                proof=count_promised(example.promises[0]),
                reason=reason,
            )
        unsaid = [promise for promise in example.promises if promise.status_code is None]
        promises = unsaid or [example.promises[0]]
    verdicts = [_judge(example, promise, (sent, actual), policy) for promise in promises]
    return min(verdicts, key=_weigh) if len(verdicts) > 1 else verdicts[0]


def _find_refusal(actual: HttpResponse, policy: Policy) -> str:
    """Return why a response that the page does not document says nothing of the page; empty when it does."""
    if actual.status_code in _REFUSED and not policy.credentials:
        return f"the service refused with {actual.status_code}, and no credentials are configured"
    if actual.status_code in _BUSY:
        return f"the service was not ready to answer: {actual.status_code}{_tell_tries(actual)}"
    return ""


def _tell_tries(actual: HttpResponse) -> str:
    """Return how often the service was asked, and when it wants to be asked again."""
    tries = f" after {actual.tries} tries" if actual.tries > 1 else ""
    later = actual.headers.get("Retry-After")
    return f"{tries} (Retry-After: {later[:40]})" if later else tries


def _judge(
    example: Example, promise: Promise, exchange: tuple[HttpRequest, HttpResponse], policy: Policy
) -> Verdict:
    """Return what the actual response says of one documented response."""
    refinement = refine(example.block.annotation.refinement, promise.annotation.refinement, policy.refinement)
    mode = refinement.match or policy.mode
    comparison = Comparison(
        example, promise, *exchange, mode, policy.echoes, refinement, policy.types, policy.bound
    )
    if mode is not Match.STATUS and _is_comparable(promise, comparison.actual):
        compared = [matcher(comparison) for matcher in MATCHERS.values()]
        proof = compared[-1].proof
    else:
        compared = [match_status(comparison)]
        proof = count_promised(promise)
    mismatches = tuple([mismatch for part in compared for mismatch in part.mismatches])
    if policy.strict:
        mismatches = tuple(map(_weigh_strictly, mismatches))
    reason = next((part.inconclusive for part in compared if part.inconclusive), "")
    if mismatches and any(mismatch.severity is Severity.FAILED for mismatch in mismatches):
        return Verdict(Outcome.FAILED, promise, mismatches, proof)
    outcome = Outcome.INCONCLUSIVE if reason else Outcome.PASSED
    return Verdict(outcome, promise, mismatches, proof, reason)


def _is_comparable(promise: Promise, actual: HttpResponse) -> bool:
    """Tell whether fields and content are worth comparing: an error's beside a resource's only make noise."""
    if promise.status_code is None:
        return not (promise.annotation.expects_error and actual.status_code < 400)
    return promise.status_code == actual.status_code or (
        promise.status_code // 100 == 2 and actual.status_code // 100 == 2
    )


def _weigh(verdict: Verdict) -> tuple[int, int]:
    """Return how far a verdict is from the promise: failed mismatches first, then all of them."""
    failed = sum(mismatch.severity is Severity.FAILED for mismatch in verdict.mismatches)
    return failed, len(verdict.mismatches)


def _weigh_strictly(mismatch: Mismatch) -> Mismatch:
    return replace(mismatch, severity=Severity.FAILED) if mismatch.severity is Severity.WARNING else mismatch
