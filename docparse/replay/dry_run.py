"""A replay that sends nothing: what each example would send, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from docparse.chaining import Need, Step, arrange, find_needs
from docparse.masking import hide_secrets
from docparse.message import HttpRequest
from docparse.model import Bound, Example
from docparse.rebasing import documented_host
from docparse.replay.access import ANYBODY, Access, choose_access, read_wanted
from docparse.replay.finishing import Plan, as_sent, without_typed
from docparse.replay.options import ReplayOptions
from docparse.replay.plan import Circumstances, gather_values, make_plan
from docparse.replay.refining import refine_example
from docparse.replay.rehearsal import NO_REHEARSAL, Rehearsal
from docparse.replay.secrecy import hide_request
from docparse.replay.sent_secrets import find_put
from docparse.replay.strand import Supply, tell_end
from docparse.scenarios.values import is_captured
from docparse.variables import Placeholder, Value, Values, is_credential_field, missing
from docparse.variables.advice import name_for_shell
from docparse.variables.prepared import Awaited, Prepared, Used, find_used
from docparse.variables.stand_ins import Reason, StandIn, await_value, veil


def dry_run(examples: Iterable[Example], options: ReplayOptions) -> Iterator[Prepared]:
    """Yield each example as it would be sent, in the order of the pages; secrets have stand-ins."""
    asked = list(examples)
    all_ = tuple({example.id: example for example in (*options.among, *asked)}.values())
    documented = options.documented
    if documented is None:
        documented = documented_host(all_)
    needs = find_needs(
        all_, partial(refine_example, options=options), options.typed, literals=not options.target.embedded
    )
    prepared: dict[int, Prepared] = {}
    for strand in arrange(asked, all_, needs):
        stopped: dict[str, str] = {}
        for step in strand:
            lack = next((stopped[need.producer] for need in step.needs if need.producer in stopped), "")
            own = _prepare(step, options, documented, lack)
            if own.reason:
                id_ = step.example.id
                stopped[id_] = lack or tell_end(id_, "would be skipped", own.reason)
            if step.position >= 0:
                prepared[step.position] = own
    yield from (prepared[position] for position in sorted(prepared))


def _prepare(step: Step, options: ReplayOptions, documented: str, lack: str) -> Prepared:
    example = step.example
    rehearsal = options.rehearsals.get(example.id, NO_REHEARSAL)
    access = choose_access(options.accesses, read_wanted(example, rehearsal.wanted))
    who, refused = (ANYBODY, access) if isinstance(access, str) else (access, "")
    values = veil(example.request, _gather(step, options, who))
    literals = {need.literal: _await(need) for need in step.needs if need.literal}
    circumstances = Circumstances(
        Supply(literals=literals), rehearsal=rehearsal, shown=_foresee(rehearsal, values)
    )
    own = replace(options, variables=values, given={}, variables_for=None)
    fault = step.fault or next((need.fault for need in step.needs if need.fault), "") or lack or refused
    plan = Plan(reason=fault) if fault else make_plan(example, own, documented, circumstances)
    secrets = frozenset(find_put(rehearsal.parameters, {}))
    announced = tuple(_announce(who, plan))
    request = plan.request and hide_request(plan.request, secrets)
    request = request and as_sent(request, ((used.where, used.value.text) for used in announced))
    scripted = tuple(_list_scripted(rehearsal, options, secrets))
    replaced = {bound.documented for bound in scripted}
    return Prepared(
        example,
        request,
        options.target.origin + request.target if request else "",
        plan.reason,
        (
            *(used for used in find_used(example.request, values) if used.placeholder not in replaced),
            *announced,
        ),
        (*plan.bound, *scripted),
        tuple(_find_lacking(example, values, request, options)),
        (*_list_awaited(step.needs), *_list_setup(rehearsal, plan)),
        who.name,
    )


def _announce(access: Access, plan: Plan) -> Iterator[Used]:
    """Yield the credential fields that whoever asks puts into a request that has none of the name."""
    for name, origin in access.announced:
        if plan.request is not None and name not in plan.request.headers:
            stand_in = StandIn(Reason.SECRET, name_for_shell(name)).text
            yield Used("the credentials", name, Value(stand_in, origin, typed=True, secret=True))


def _list_awaited(needs: Iterable[Need]) -> Iterator[Awaited]:
    return (
        Awaited(need.producer, need.source, need.variable or need.literal) for need in needs if need.producer
    )


def _list_setup(rehearsal: Rehearsal, plan: Plan) -> Iterator[Awaited]:
    """Yield what a scenario sends before an example, with the values that this takes from the answers."""
    sent = plan.request
    text = f"{sent.target} {sent.headers} {sent.content!r}" if sent else plan.reason
    for step in rehearsal.steps.setup if rehearsal.steps else ():
        captures = [Awaited(step.origin, source, name) for name, source in step.captures]
        taken = [each for each in captures if each.stand_in and each.stand_in.text in text]
        yield from taken or (Awaited(step.origin),)


def _list_scripted(rehearsal: Rehearsal, options: ReplayOptions, secrets: frozenset[str]) -> Iterator[Bound]:
    """Yield what a scenario puts into the request, but for what an answer is to show."""
    if rehearsal.steps is None:
        return
    for place, value in without_typed(rehearsal.parameters, options):
        if not is_captured(value):
            sent = Value(value).text
            yield Bound(place, hide_secrets(sent, secrets) if secrets else sent, rehearsal.steps.origin)


def _find_lacking(
    example: Example, values: Values, request: HttpRequest | None, options: ReplayOptions
) -> Iterator[Placeholder]:
    """Yield the placeholders that lack a value: of what is sent, credential fields that are left out."""
    for placeholder in missing(example.request, values):
        where = placeholder.where
        is_sent = request is not None and not options.target.embedded
        if not is_sent or (
            is_credential_field(where) and request is not None and where not in request.headers
        ):
            yield placeholder


def _gather(step: Step, options: ReplayOptions, access: Access) -> Values:
    """Return the values of an example, with stand-ins for those that answers are to show."""
    awaited = {need.variable: _await(need) for need in step.needs if need.variable}
    return gather_values(step.example, options, Circumstances(Supply(awaited), access))


def _await(need: Need) -> Value:
    return await_value(need.variable or need.literal, f"{need.source.rstrip(':')} of {need.producer}")


def _foresee(rehearsal: Rehearsal, values: Values) -> Mapping[str, Value]:
    """Return stand-ins for the values that answers to what goes before an example are to show."""
    steps = rehearsal.steps.setup if rehearsal.steps else ()
    return {**values, **{name: await_value(name, step.origin) for step in steps for name, _ in step.captures}}
