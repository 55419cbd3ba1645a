"""The plan for an example: the request to send, or why it is skipped and how to mend that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docparse.chaining import bind
from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest
from docparse.model import Bound, Example, Parameters
from docparse.reading.http_text.sending import Reserved, content_to_send, find_charset_fault, reserve_bytes
from docparse.rebasing import rebase
from docparse.replay.access import ANYBODY, Access
from docparse.replay.leading import find_lead, find_own
from docparse.replay.options import ReplayOptions
from docparse.replay.refining import refine_example
from docparse.replay.rehearsal import NO_REHEARSAL, Rehearsal
from docparse.replay.strand import NOTHING_TAKEN, Supply
from docparse.selecting import find_base, page_of
from docparse.variables import (
    Placeholder,
    Values,
    fill,
    find_literal_credential,
    find_placeholders,
    given,
    is_credential_field,
    key,
    merge,
    missing,
    pick,
    without_credentials,
)
from docparse.variables.advice import suggest
from docparse.wire import FRAMING_FIELDS, TOKEN, is_field

if TYPE_CHECKING:
    from docparse.scenarios import Fresh

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_ORIGIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#\s]*")
_GIVE_VALUE = "write a placeholder and give its value with --var NAME=VALUE"
_UNSAFE_IN_NAME = re.compile(r"[^A-Za-z0-9._~-]+")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """In what an example is sent: after what, by whom, with which scenario."""

    supply: Supply = NOTHING_TAKEN
    access: Access = ANYBODY
    rehearsal: Rehearsal = NO_REHEARSAL
    shown: Values = field(default_factory=dict)
    """What the answers to that show which its scenario puts before the example."""


ALONE = Circumstances()


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of an example: a request in origin form, or the reason why none is sent."""

    request: HttpRequest | None = None
    reason: str = ""
    has_credentials: bool = False
    """Variables gave the request credentials, so that a refusal says something about the page."""
    bound: tuple[Bound, ...] = ()
    """What stands in the place of documented values."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A request on its way: with the values for it, and what a scenario puts into it."""

    request: HttpRequest
    values: Values
    parameters: Parameters = ()
    shown: Values = field(default_factory=dict)
    """The values that `[name]` in a parameter stands for."""
    fresh: Fresh | None = None
    reserved: Reserved | None = None
    """Where in the content given bytes go."""


def make_plan(
    example: Example,
    options: ReplayOptions,
    documented: str,
    circumstances: Circumstances = ALONE,
) -> Plan:
    """Return the plan for an example; `documented` is the documented service, as `https://host`."""
    supply, rehearsal = circumstances.supply, circumstances.rehearsal
    request = without_credentials(example.request)
    reason = refuse_example(example, options, rehearsal) or refuse_credential(request, example)
    if reason:
        return Plan(reason=reason)
    reserved = _reserve(example, request, options)
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
    return replace(finish(draft, options, documented), bound=tuple(_list_bound(supply)))


def _reserve(example: Example, request: HttpRequest, options: ReplayOptions) -> Reserved | None:
    """Return the request with room for bytes in place of words; None where nothing is to be put there."""
    own = refine_example(example, options).content
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


def finish(draft: Draft, options: ReplayOptions, documented: str) -> Plan:
    """Return the plan for a request with its values, sent to the target."""
    request = draft.request
    try:
        if draft.parameters:
            request = _apply(draft, options)
        values = merge(draft.values, draft.shown, options.typed) if draft.shown else draft.values
        named = request.target
        lead = find_lead(named, values, options.target)
        request = replace(request, target=lead.rest) if lead else request
        filled, unfilled = _fill(request, values, options)
    except (ConfigurationError, ValueError) as error:
        return Plan(reason=str(error))
    if lead:
        target = rebase(lead.join(filled.target), {}, "") if lead.target else None
    elif own := find_own(draft.request.target, filled.target, options.target):
        target = own
    else:
        target = rebase(filled.target, options.doc_hosts, documented)
        target = target if target is None else options.target.path + target
    if target is None:
        return Plan(reason=_tell_other_host(named))
    if unfilled:
        return Plan(reason=_tell_missing(unfilled))
    headers = filled.headers.without(*FRAMING_FIELDS)
    for name, value in headers:
        if not is_field(name, value):
            return Plan(
                reason=f"the header field {name!r} cannot be sent: it does not fit in one line of HTTP"
            )
    if fault := find_charset_fault(headers, filled.content):
        return Plan(reason=fault)
    write = draft.reserved.write if draft.reserved else content_to_send
    content = write(headers, filled.content)
    planned = HttpRequest(filled.method, target, headers, content)
    has_credentials = not options.target.embedded and any(is_credential_field(name) for name, _ in headers)
    return Plan(planned, has_credentials=has_credentials)


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


def _apply(draft: Draft, options: ReplayOptions) -> HttpRequest:
    """Return a request with what a scenario puts into it; raises ScenarioError, a ValueError."""
    from docparse.scenarios import NEW, apply

    parameters = without_typed(draft.parameters, options)
    return apply(draft.request, parameters, draft.shown, draft.fresh or NEW)


def without_typed(parameters: Parameters, options: ReplayOptions) -> Parameters:
    """Return the parameters less those for placeholders whose value a person typed."""
    if not options.typed:
        return parameters
    typed = {key(name) for name in options.typed}
    return tuple(
        pair for pair in parameters if not (pair[0][:1] == "{" and key(pair[0].strip("{}")) in typed)
    )


def _list_bound(supply: Supply) -> Iterable[Bound]:
    for text, value in supply.literals.items():
        if value.text != text:
            yield Bound(text, value.text, value.origin)
    for name, value in supply.values.items():
        yield Bound(f"{{{name}}}", value.text, value.origin)


def refuse_example(example: Example, options: ReplayOptions, rehearsal: Rehearsal) -> str:
    """Return why the example is not sent whatever its values are; empty when it may be."""
    skip = refine_example(example, options).skip
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


def _fill(
    request: HttpRequest, values: Values, options: ReplayOptions
) -> tuple[HttpRequest, tuple[Placeholder, ...]]:
    """Return the request with its values filled in, and the placeholders that have none.

    docparse's own service was made from the same templates: there a placeholder of the URL without a
    value is filled with its own name, and one in fields or content stays as it is. Elsewhere a credential
    field with a placeholder that has no value is left out.
    """
    unfilled = missing(request, values)
    if not unfilled:
        return fill(request, values), ()
    keys = {key(placeholder.name) for placeholder in unfilled}
    found = [placeholder for placeholder in find_placeholders(request) if key(placeholder.name) in keys]
    if options.target.embedded:
        own = {_first_name(each): _name_value(_first_name(each)) for each in found if each.where == "url"}
        return fill(request, {**given(own, "its own name"), **values}), ()
    withheld = {each.where for each in found if is_credential_field(each.where)}
    if withheld:  # the service says if it needs them
        return _fill(replace(request, headers=request.headers.without(*withheld)), values, options)
    return request, unfilled


def _first_name(placeholder: Placeholder) -> str:
    return placeholder.name.partition("|")[0].strip()


def _name_value(name: str) -> str:
    return _UNSAFE_IN_NAME.sub("-", name).strip("-") or "value"


def _tell_missing(unfilled: Sequence[Placeholder]) -> str:
    """Return the sentence that says which values are missing and how to give them."""
    texts = {_first_name(placeholder): placeholder.text for placeholder in unfilled}
    option, *variable = suggest(unfilled[0])
    ways = " or ".join(["[tool.docparse.variables]", *variable])
    return (
        f"no value for {', '.join(texts.values())}: give it with {option}{', ' if variable else ' or '}{ways}"
    )


def _tell_other_host(target: str) -> str:
    """Return the sentence that says which host is meant and how to map it."""
    match = _ORIGIN.match(target)
    origin = match[0] if match else target.split("/", 1)[0]
    origin = f"{origin.partition('://')[0]}://{origin.rpartition('@')[2]}" if "@" in origin else origin
    return f'names another host; map it to the target with doc-hosts = {{ "{origin}" = "/" }}'


def as_sent(request: HttpRequest, fields: Iterable[tuple[str, str]]) -> HttpRequest:
    """Return the request with more fields behind its own."""
    return replace(request, headers=Headers([*request.headers, *fields]))
