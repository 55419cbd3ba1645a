"""A request on its way: with its values, for the target, and nothing in it that is not its own to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest
from docparse.model import Bound, Parameters
from docparse.reading.http_text.sending import Reserved, content_to_send, find_charset_fault
from docparse.rebasing import rebase
from docparse.replay.leading import find_lead, find_own
from docparse.replay.options import ReplayOptions
from docparse.variables import (
    Placeholder,
    Values,
    fill,
    find_placeholders,
    given,
    is_credential_field,
    key,
    merge,
    missing,
)
from docparse.variables.advice import suggest
from docparse.wire import FRAMING_FIELDS, is_field

if TYPE_CHECKING:
    from docparse.scenarios import Fresh

_ORIGIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#\s]*")
_UNSAFE_IN_NAME = re.compile(r"[^A-Za-z0-9._~-]+")


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
