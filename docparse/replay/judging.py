"""One example: planned, sent, matched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from docparse.chaining import CaptureError, read_source
from docparse.errors import ServiceError
from docparse.matching import Echoes, Policy, match_response
from docparse.message import HttpRequest, HttpResponse, Service
from docparse.model import Example, Exchange, Outcome, Refinement, Result, Verdict
from docparse.replay.access import ANYBODY, as_it_is, choose_access, read_wanted
from docparse.replay.finishing import Draft, Plan, as_sent, finish
from docparse.replay.giving_up import make_giving_up, stop_after
from docparse.replay.options import ReplayOptions
from docparse.replay.plan import Circumstances, gather_values, make_plan, refuse_example, refuse_method
from docparse.replay.refining import refine_by_settings, refine_example
from docparse.replay.rehearsal import NO_REHEARSAL, Rehearsal
from docparse.replay.secrecy import Discretion
from docparse.replay.sent_secrets import find_put
from docparse.replay.strand import Judge, Judged, Supply
from docparse.transport.weather import Endurance, Layer, endure
from docparse.variables import (
    Value,
    Values,
    find_secrets,
    is_credential_field,
    names_secret,
    without_credentials,
)
from docparse.wire import EXAMPLE_FIELD

if TYPE_CHECKING:
    from docparse.scenarios import Step

_TRIES_OF_SCENARIOS = 8
"""What scenario files wait for was written for so many (API Doctor's one try and seven more)."""


@dataclass(frozen=True, slots=True)
class _Run:
    """What all examples of a run have in common."""

    service: Service
    options: ReplayOptions
    documented: str
    clock: Callable[[], float]
    policy: Policy
    layer: Layer
    """Around each try, nearest to the service."""
    discretion: Discretion
    endurances: dict[tuple[object, ...], Endurance] = field(default_factory=dict)
    """By what examples wish."""


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One example with all that its replay needs."""

    example: Example
    circumstances: Circumstances
    refinement: Refinement
    service: Service
    """Its time runs."""


def make_judge(
    service: Service, options: ReplayOptions, documented: str, clock: Callable[[], float]
) -> Judge:
    """Return the function that replays one example; it may be called from several threads."""
    echoes = options.echoes or (Echoes.EVERY if options.target.embedded else Echoes.AGREED)
    policy = Policy(
        options.mode, echoes, options.strict, credentials=options.credentials, types=options.types
    )
    discretion, give_up = Discretion(), make_giving_up()

    def watch(asked: Service) -> Service:
        return give_up(discretion.watch(asked))

    run = _Run(service, options, documented, clock, policy, watch, discretion)
    judge = _make_discreet(run)
    return stop_after(judge, options.max_failures) if options.max_failures else judge


def _make_discreet(run: _Run) -> Judge:
    """Return the judge of a run whose results hold no secret that was seen up to then."""

    def judge(example: Example, supply: Supply) -> Judged:
        sitting = _sit(run, example, supply)
        if isinstance(sitting, str):
            return Judged(Result(example, Outcome.SKIPPED, reason=sitting))
        values = gather_values(example, run.options, sitting.circumstances)
        if values:
            run.discretion.note(find_secrets(example.request, values))
        if supply.literals:
            run.discretion.note(_find_texts(supply.literals.values()))
        judged = _judge(run, sitting)
        if sitting.refinement.capture:
            run.discretion.note(_find_captured(judged, sitting.refinement))
        secrets = sitting.circumstances.access.find_secrets()
        return Judged(run.discretion.hide(judged.result, secrets), judged.response)

    return judge


def _find_texts(values: Iterable[Value]) -> Iterator[str]:
    """Yield the texts of the values that are secret."""
    return (text for value in values if value.secret for text in value.texts())


def _find_captured(judged: Judged, refinement: Refinement) -> Iterator[str]:
    """Yield what an answer shows that is captured under a secret's name: its own result is not to show it."""
    if judged.response is None:
        return
    for name, source in refinement.capture:
        if names_secret(name) or names_secret(source):
            with suppress(CaptureError):
                yield from Value(read_source(judged.response, source)).texts()


def _sit(run: _Run, example: Example, supply: Supply) -> _Sitting | str:
    """Return what the replay of an example needs, or why nobody may send it."""
    options = run.options
    rehearsal = options.rehearsals.get(example.id, NO_REHEARSAL) if options.rehearsals else NO_REHEARSAL
    access = choose_access(options.accesses, read_wanted(example, rehearsal.wanted))
    if isinstance(access, str):
        return access
    refinement = refine_example(example, options)
    endurance = _find_endurance(run, example, rehearsal, refinement)
    layer = run.layer if access.layer is as_it_is else lambda each: access.layer(run.layer(each))
    service = endure(run.service, endurance, layer=layer, timing=options.timing)
    circumstances = Circumstances(supply, access, rehearsal, refinement=refinement)
    return _Sitting(example, circumstances, refinement, service)


def _find_endurance(run: _Run, example: Example, rehearsal: Rehearsal, refinement: Refinement) -> Endurance:
    """Return how much an example may ask of the service; most may ask the same as others."""
    promised = frozenset([promise.status_code for promise in example.promises if promise.status_code])
    wishes = (promised, rehearsal.retried, refinement.timeout, refinement.redirects, refinement.poll)
    found = run.endurances.get(wishes)
    if found is None:
        options = run.options
        patience = options.endurance.patience
        if rehearsal.retried:
            patience = replace(patience, max_tries=max(patience.max_tries, _TRIES_OF_SCENARIOS))
        found = run.endurances[wishes] = replace(
            options.endurance,
            origin=options.target.origin,
            total_seconds=refinement.timeout or options.endurance.total_seconds,
            patience=patience,
            retried=options.endurance.retried | rehearsal.retried,
            promised=promised,
            redirects=options.follow_redirects or refinement.redirects,
            poll=refinement.poll,
        )
    return found


def _judge(run: _Run, sitting: _Sitting) -> Judged:
    """Return the result of an example, secrets and all."""
    example, started = sitting.example, run.clock()
    url = ""
    try:
        shown = _rehearse(run, sitting)
        if isinstance(shown, str):
            return Judged(Result(example, Outcome.SKIPPED, reason=shown))
        circumstances = replace(sitting.circumstances, shown=shown) if shown else sitting.circumstances
        plan = make_plan(example, run.options, run.documented, circumstances)
        if plan.request is None:
            return Judged(Result(example, Outcome.SKIPPED, reason=plan.reason))
        before = run.options.before
        request = before(plan.request, example) if before else plan.request
        url = run.options.target.origin + request.target
        response = sitting.service(_mark(request, example, run.options))
    except ServiceError as error:
        seconds = run.clock() - started
        return Judged(Result(example, Outcome.ERROR, url, str(error), tries=error.tries, seconds=seconds))
    if run.options.after is not None:
        response = run.options.after(response, example)
    exchange = Exchange(request, response, run.clock() - started, response.tries)
    verdict = match_response(example, request, response, _make_policy(run, sitting, plan, request))
    if sitting.circumstances.rehearsal is not NO_REHEARSAL:
        from docparse.replay.rehearsing import judge_by_scenario

        verdict = judge_by_scenario(verdict, response, sitting.circumstances.rehearsal, shown)
    return Judged(_make_result(example, url, exchange, verdict, plan), response)


def _rehearse(run: _Run, sitting: _Sitting) -> Values | str:
    """Return the values that what goes before an example shows, or why the example cannot go."""
    if sitting.circumstances.rehearsal is NO_REHEARSAL:
        return sitting.circumstances.supply.values
    from docparse.replay.rehearsing import refuse_setup, rehearse

    rehearsal = sitting.circumstances.rehearsal
    reason = refuse_example(sitting.example, run.options, rehearsal, sitting.refinement)
    reason = reason or refuse_setup(rehearsal, partial(_refuse_step, run))
    if reason:
        return reason
    shown = rehearse(rehearsal, partial(_send_step, run, sitting))
    run.discretion.note(find_put(rehearsal.parameters, {} if isinstance(shown, str) else shown))
    return shown if isinstance(shown, str) else {**sitting.circumstances.supply.values, **shown}


def _send_step(
    run: _Run, sitting: _Sitting, request: HttpRequest, step: Step, shown: Values
) -> HttpResponse | str:
    """Return the answer to what goes before an example, or why it is not sent."""
    service = _open_secondary(run) if step.secondary_account else sitting.service
    values = gather_values(sitting.example, run.options, sitting.circumstances)
    fresh = sitting.circumstances.rehearsal.fresh
    run.discretion.note(find_put(step.parameters, shown))
    draft = Draft(without_credentials(request), values, step.parameters, shown, fresh)
    plan = finish(draft, run.options, run.documented)
    return service(plan.request) if plan.request else plan.reason


def _refuse_step(run: _Run, request: HttpRequest, step: Step) -> str:
    """Return why what goes before an example is never sent in this run; empty where it may be."""
    if step.secondary_account and run.options.secondary is None:
        return "it wants another account: name one with --secondary-account"
    return refuse_method(request.method, run.options)


def _open_secondary(run: _Run) -> Service:
    """Return the service asked with the other account."""
    access, options = run.options.secondary or ANYBODY, run.options
    endurance = replace(options.endurance, origin=options.target.origin)
    return endure(
        run.service, endurance, layer=lambda each: access.layer(run.layer(each)), timing=options.timing
    )


def _mark(request: HttpRequest, example: Example, options: ReplayOptions) -> HttpRequest:
    """Return a request that says to docparse's own service, and to no other, which example it is."""
    return as_sent(request, [(EXAMPLE_FIELD, quote(example.id))]) if options.target.embedded else request


def _make_policy(run: _Run, sitting: _Sitting, plan: Plan, request: HttpRequest) -> Policy:
    policy = run.policy
    has_credentials = plan.has_credentials or sitting.circumstances.access.has_credentials
    if request is not plan.request:  # the caller of the replay may have put some in
        has_credentials = has_credentials or any(is_credential_field(name) for name, _ in request.headers)
    if has_credentials:
        policy = replace(policy, credentials=True)
    if sitting.circumstances.supply.shown:
        policy = replace(policy, bound=sitting.circumstances.supply.shown)
    if run.options.refinements:
        policy = replace(policy, refinement=refine_by_settings(sitting.example, run.options))
    return policy


def _make_result(example: Example, url: str, exchange: Exchange, verdict: Verdict, plan: Plan) -> Result:
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
        plan.bound,
    )
