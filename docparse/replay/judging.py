"""One example: planned, sent, matched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from docparse.errors import ServiceError, ServiceUnreachableError
from docparse.matching import Echoes, Policy, match_response
from docparse.matching.policy import refine
from docparse.message import HttpRequest, HttpResponse, Service
from docparse.model import Example, Exchange, Outcome, Result, Verdict
from docparse.replay.options import ReplayOptions
from docparse.replay.plan import as_sent, find_refinements, make_plan
from docparse.replay.redirects import follow_redirects
from docparse.replay.run import Judge
from docparse.replay.secrecy import hide
from docparse.variables import find_secrets
from docparse.wire import EXAMPLE_FIELD

MAX_UNREACHABLE = 3
"""After so many vain tries in a row to reach a service that has never answered, it is not tried again."""


def make_judge(
    service: Service, options: ReplayOptions, documented: str, clock: Callable[[], float]
) -> Judge:
    """Return the function that replays one example; it may be called from several threads."""
    if options.follow_redirects:
        service = follow_redirects(service, options.target)
    service = give_up_unreachable(service)
    embedded = options.target.embedded
    echoes = options.echoes or (Echoes.EVERY if embedded else Echoes.AGREED)
    policy = Policy(
        options.mode, echoes, options.strict, credentials=options.credentials, types=options.types
    )

    secrets: set[str] = set()

    def judge(example: Example) -> Result:
        secrets.update(find_secrets(example.request, options.variables) if options.variables else ())
        return hide(judge_openly(example), frozenset(secrets))

    def judge_openly(example: Example) -> Result:
        plan = make_plan(example, options, documented)
        if plan.request is None:
            return Result(example, Outcome.SKIPPED, reason=plan.reason)
        request = plan.request
        url = options.target.origin + request.target
        marked = as_sent(request, [(EXAMPLE_FIELD, quote(example.id))]) if embedded else request
        started = clock()
        try:
            response = service(marked)
        except ServiceError as error:
            return Result(example, Outcome.ERROR, url, str(error), tries=1, seconds=clock() - started)
        exchange = Exchange(request, response, clock() - started)
        refinements = find_refinements(example, options)
        own = replace(policy, credentials=True) if plan.has_credentials else policy
        own = replace(own, refinement=refine(*refinements)) if refinements else own
        return _make_result(example, url, exchange, match_response(example, request, response, own))

    return judge


def give_up_unreachable(service: Service) -> Service:
    """Return a service that stops trying once it could not be reached several times and never has been.

    Without it a run against a host that swallows connections takes the connection time-out for every
    example.
    """
    answered = False
    failures = 0
    last = ""

    def answer(request: HttpRequest) -> HttpResponse:
        nonlocal answered, failures, last
        if failures >= MAX_UNREACHABLE and not answered:
            raise ServiceUnreachableError(f"not tried again: {last}")
        try:
            response = service(request)
        except ServiceUnreachableError as error:
            failures += 1
            last = str(error)
            raise
        answered = True
        return response

    return answer


def _make_result(example: Example, url: str, exchange: Exchange, verdict: Verdict) -> Result:
    """Return the result; the exchange of an example that simply passed is let go."""
    is_shown = bool(verdict.mismatches) or verdict.outcome is not Outcome.PASSED
    return Result(
        example,
        verdict.outcome,
        url,
        verdict.reason,
        verdict.mismatches,
        verdict.proof,
        verdict.promise,
        exchange if is_shown else None,
        exchange.tries,
        exchange.seconds,
    )
