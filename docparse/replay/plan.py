"""The plan for an example: the request to send, or why it is skipped and how to mend that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest
from docparse.model import Example, Refinement
from docparse.reading.http_text.content import content_to_send
from docparse.rebasing import rebase
from docparse.replay.options import ReplayOptions
from docparse.selecting import matches_id
from docparse.variables import (
    Placeholder,
    fill,
    find_literal_credential,
    find_placeholders,
    is_credential_field,
    key,
    missing,
    without_credentials,
)
from docparse.wire import FRAMING_FIELDS, TOKEN, is_field

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_ORIGIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#\s]*")
_GIVE_VALUE = "write a placeholder and give its value with --var NAME=VALUE"
_UNSAFE_IN_NAME = re.compile(r"[^A-Za-z0-9._~-]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of an example: a request in origin form, or the reason why none is sent."""

    request: HttpRequest | None = None
    reason: str = ""
    has_credentials: bool = False
    """Variables gave the request credentials, so that a refusal says something about the page."""


def find_refinements(example: Example, options: ReplayOptions) -> tuple[Refinement, ...]:
    """Return what the configuration adds to an example, in the order in which it does."""
    return tuple(
        refinement for glob, refinement in options.refinements if matches_id(example.id, glob, options.place)
    )


def make_plan(example: Example, options: ReplayOptions, documented: str) -> Plan:
    """Return the plan for an example; `documented` is the documented service, as `https://host`."""
    request = without_credentials(example.request)
    reason = _find_obstacle(example, options) or _find_credential(request)
    if reason:
        return Plan(reason=reason)
    try:
        filled, unfilled = _fill(request, options)
    except ConfigurationError as error:
        return Plan(reason=str(error))
    target = rebase(filled.target, options.doc_hosts, documented)
    if target is None:
        return Plan(reason=_tell_other_host(request.target))
    if unfilled:
        return Plan(reason=_tell_missing(unfilled))
    headers = filled.headers.without(*FRAMING_FIELDS)
    for name, value in headers:
        if not is_field(name, value):
            return Plan(
                reason=f"the header field {name!r} cannot be sent: it does not fit in one line of HTTP"
            )
    content = content_to_send(headers, filled.content)
    planned = HttpRequest(filled.method, options.target.path + target, headers, content)
    has_credentials = not options.target.embedded and any(is_credential_field(name) for name, _ in headers)
    return Plan(planned, has_credentials=has_credentials)


def _find_obstacle(example: Example, options: ReplayOptions) -> str:
    """Return why the example is not sent whatever its values are; empty when it may be."""
    annotations = [example.block.annotation, *(promise.annotation for promise in example.promises)]
    refinements = [
        *(annotation.refinement for annotation in annotations),
        *find_refinements(example, options),
    ]
    skip = next((refinement.skip for refinement in refinements if refinement and refinement.skip), "")
    method = example.request.method
    if skip:
        return skip
    if not TOKEN.fullmatch(method) or not example.request.target:
        return "the request line cannot be read: write method and URL, `GET /path`"
    if not example.promises and not options.unpaired:
        return "no response is documented; add one, or replay it for reachability with --unpaired"
    if example.unsendable:
        return example.unsendable
    if method not in SAFE_METHODS and not options.target.loopback and not options.allow_writes:
        return f"{method} may change what is on {options.target.origin}; send it with --allow-writes"
    return ""


def _find_credential(request: HttpRequest) -> str:
    """Return why a request is not sent that has a credential elsewhere than in fields of its own."""
    what = find_literal_credential(request)
    if not what:
        return ""
    return f"{what} that looks real stands in the page and is never sent; {_GIVE_VALUE}"


def _fill(request: HttpRequest, options: ReplayOptions) -> tuple[HttpRequest, tuple[Placeholder, ...]]:
    """Return the request with its values filled in, and the placeholders that have none.

    docparse's own service was made from the same templates: there a placeholder of the URL without a
    value is filled with its own name, and one in fields or content stays as it is. Elsewhere a credential
    field with a placeholder that has no value is left out.
    """
    unfilled = missing(request, options.variables)
    if not unfilled:
        return fill(request, options.variables), ()
    keys = {key(placeholder.name) for placeholder in unfilled}
    found = [placeholder for placeholder in find_placeholders(request) if key(placeholder.name) in keys]
    if options.target.embedded:
        own = {_first_name(each): _name_value(_first_name(each)) for each in found if each.where == "url"}
        return fill(request, {**own, **options.variables}), ()
    withheld = {each.where for each in found if is_credential_field(each.where)}
    if withheld:  # the service says if it needs them
        return _fill(replace(request, headers=request.headers.without(*withheld)), options)
    return request, unfilled


def _first_name(placeholder: Placeholder) -> str:
    return placeholder.name.partition("|")[0].strip()


def _name_value(name: str) -> str:
    return _UNSAFE_IN_NAME.sub("-", name).strip("-") or "value"


def _tell_missing(unfilled: Iterable[Placeholder]) -> str:
    """Return the sentence that says which values are missing and how to give them."""
    texts = {_first_name(placeholder): placeholder.text for placeholder in unfilled}
    name = next(iter(texts))
    variable = re.sub(r"[^A-Z0-9]+", "_", name.upper()).strip("_")
    return (
        f"no value for {', '.join(texts.values())}: give it with --var {name}=VALUE, "
        f"[tool.docparse.variables] or DOCPARSE_VAR_{variable}"
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
