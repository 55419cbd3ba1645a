"""The plan for an example: the request to send, or why it is skipped and how to mend that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from docparse.chaining import bind
from docparse.message import HttpRequest
from docparse.model import Bound, Example, Refinement
from docparse.reading.http_text.sending import Reserved, reserve_bytes
from docparse.replay.access import ANYBODY, Access
from docparse.replay.finishing import Draft, Plan, finish
from docparse.replay.options import ReplayOptions
from docparse.replay.refining import refine_example
from docparse.replay.rehearsal import NO_REHEARSAL, Rehearsal
from docparse.replay.strand import NOTHING_TAKEN, Supply
from docparse.selecting import find_base, page_of
from docparse.variables import Values, find_literal_credential, merge, pick, without_credentials
from docparse.wire import TOKEN

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_GIVE_VALUE = "write a placeholder and give its value with --var NAME=VALUE"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """In what an example is sent: after what, by whom, with which scenario."""

    supply: Supply = NOTHING_TAKEN
    access: Access = ANYBODY
    rehearsal: Rehearsal = NO_REHEARSAL
    shown: Values = field(default_factory=dict)
    """What the answers to that show which its scenario puts before the example."""
    refinement: Refinement | None = None
    """What annotations and configuration say of the example; None: it is still to be looked for."""


ALONE = Circumstances()


def make_plan(
    example: Example,
    options: ReplayOptions,
    documented: str,
    circumstances: Circumstances = ALONE,
) -> Plan:
    """Return the plan for an example; `documented` is the documented service, as `https://host`."""
    supply, rehearsal = circumstances.supply, circumstances.rehearsal
    request = without_credentials(example.request)
    refinement = circumstances.refinement or refine_example(example, options)
    reason = refuse_example(example, options, rehearsal, refinement) or refuse_credential(request, example)
    if reason:
        return Plan(reason=reason)
    reserved = _reserve(example, request, options, refinement.content)
    if reserved and reserved.lacking and not _brings_content(rehearsal, request):
        return Plan(reason=f"{reserved.lacking}; give them with --file {example.name}=PATH")
    request = reserved.request if reserved else request
    values = gather_values(example, options, circumstances)
    if sample_keys := example.block.annotation.texts("sampleKeys"):
        literals = {**pick(sample_keys, values), **supply.literals, **pick(sample_keys, options.typed)}
        supply = replace(supply, literals=literals)
    if supply.literals:
        request = bind(request, {text: value.text for text, value in supply.literals.items()})
    draft = Draft(request, values, rehearsal.parameters, circumstances.shown, rehearsal.fresh, reserved)
    plan = finish(draft, options, documented)
    return plan if supply is NOTHING_TAKEN else replace(plan, bound=tuple(_list_bound(supply)))


def _reserve(
    example: Example, request: HttpRequest, options: ReplayOptions, own: bytes | None
) -> Reserved | None:
    """Return the request with room for bytes in place of words; None where nothing is to be put there."""
    if not (example.unsendable or own is not None or options.files):
        return None
    return reserve_bytes(request, (example.id, find_base(example.id), example.name), options.files, own)


def gather_values(example: Example, options: ReplayOptions, circumstances: Circumstances = ALONE) -> Values:
    """Return the values for the placeholders of an example; those that go before others come last."""
    values, supply, access = options.values, circumstances.supply, circumstances.access
    if options.variables_for is not None:
        values = merge(values, options.variables_for(page_of(example)))
    if supply.values or access.values or options.typed:
        values = merge(values, access.values, supply.values, options.typed)
    return values


def refuse_method(method: str, options: ReplayOptions) -> str:
    """Return why a method is not sent; empty where it may be."""
    if method in SAFE_METHODS or options.target.loopback or options.allow_writes:
        return ""
    return f"{method} may change what is on {options.target.origin}; send it with --allow-writes"


def _brings_content(rehearsal: Rehearsal, request: HttpRequest) -> bool:
    """Tell whether with a scenario words in place of bytes do not matter: it gives content, or they are text.

    Whoever writes a scenario for an example that sends text wants it sent as it is, as API Doctor does.
    """
    if rehearsal.steps and request.headers.media_type.startswith("text/"):
        return True
    if not rehearsal.parameters:
        return False
    from docparse.scenarios import replaces_content

    return replaces_content(rehearsal.parameters)


def _list_bound(supply: Supply) -> Iterable[Bound]:
    for text, value in supply.literals.items():
        if value.text != text:
            yield Bound(text, value.text, value.origin)
    for name, value in supply.values.items():
        yield Bound(f"{{{name}}}", value.text, value.origin)


def refuse_example(
    example: Example, options: ReplayOptions, rehearsal: Rehearsal, refinement: Refinement
) -> str:
    """Return why the example is not sent whatever its values are; empty when it may be."""
    skip = refinement.skip
    method = example.request.method
    if skip or rehearsal.off:
        return skip or rehearsal.off
    if not TOKEN.fullmatch(method) or not example.request.target:
        return "the request line cannot be read: write method and URL, `GET /path`"
    if not example.promises and not options.unpaired:
        return "no response is documented; add one, or replay it for reachability with --unpaired"
    return refuse_method(method, options)


def refuse_credential(request: HttpRequest, example: Example) -> str:
    """Return why a request is not sent that has a credential elsewhere than in fields of its own."""
    what = find_literal_credential(request)
    own = example.block.annotation.refinement
    if not what and own is not None and own.content:
        what = find_literal_credential(replace(request, content=own.content))
    if not what:
        return ""
    return f"{what} that looks real stands in the page and is never sent; {_GIVE_VALUE}"
