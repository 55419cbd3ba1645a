"""The parameters of a scenario put into a request."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote

from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest
from docparse.model import Json
from docparse.scenarios.content import decode, drop_from_json, put_in_json
from docparse.scenarios.faults import ScenarioError
from docparse.scenarios.functions import Fresh, spell_http_date
from docparse.scenarios.keys import Key, KeyKind, read_key, tell_unknown
from docparse.scenarios.values import is_captured, resolve
from docparse.variables import Value, Values, fill
from docparse.variables import key as comparable
from docparse.variables.placeholders import IN_URL, Placeholder, name_of
from docparse.wire import is_field

_DATES = frozenset({"date", "expires", "if-modified-since", "if-unmodified-since", "last-modified"})
_ORDER = tuple(KeyKind)


class _Given(NamedTuple):
    """A place in a request and what goes there."""

    key: Key
    value: Json
    is_removal: bool
    """A literal null: what is there is taken out."""
    is_captured: bool
    """The value comes from a service, so in a URL it is one value and cannot be several."""

    @property
    def text(self) -> str:
        return Value(self.value).text


def apply(
    request: HttpRequest, parameters: tuple[tuple[str, Json], ...], values: Values, fresh: Fresh
) -> HttpRequest:
    """Return a request with the parameters of a scenario in it: URL, header fields, content, in this order.

    Within each kind the order is that of the file; `!url` goes before the placeholders. Literals stand in
    the URL as written, captured values percent-encoded, but for a placeholder at the very start, which is a
    URL of its own. Raises ScenarioError, a clause that says why, where one cannot be put in its place.
    """
    given = [_read(text, value, values, fresh) for text, value in parameters]
    for each in sorted(given, key=lambda each: _ORDER.index(each.key.kind)):
        request = _PUT[each.key.kind](request, each)
    return request


def replaces_content(parameters: tuple[tuple[str, Json], ...]) -> bool:
    """Tell whether parameters bring content of their own: words for bytes in the page do not matter then."""
    kinds = {found.kind for text, _ in parameters if (found := read_key(text))}
    return bool(kinds & {KeyKind.CONTENT, KeyKind.BASE64})


def find_obstacle(key: Key, value: Json) -> str:
    """Return why a value can never stand where its key says; empty where it may."""
    if key.kind is KeyKind.PLACE and key.place is None:
        return f"'{key.text}' names no single place in JSON, such as $.value[0].id"
    if key.kind in {KeyKind.URL, KeyKind.PLACEHOLDER} and (value is None or isinstance(value, (dict, list))):
        return f"'{key.text}' takes a text or a number"
    if key.kind is KeyKind.FIELD and isinstance(value, (dict, list)):
        return f"'{key.text}' takes a text, or null to leave the field out"
    if key.kind is KeyKind.BASE64 and not (value is None or isinstance(value, str)):
        return f"'{key.text}' takes content as base64 text"
    return ""


def _read(text: str, value: Json, values: Values, fresh: Fresh) -> _Given:
    key = read_key(text)
    if key is None:
        raise ScenarioError(tell_unknown(text))
    if key.kind is KeyKind.FIELD and key.name.lower() in _DATES:
        fresh = replace(fresh, spell=spell_http_date)
    obstacle = find_obstacle(key, value)
    if obstacle:
        raise ScenarioError(obstacle)
    resolved = resolve(value, values, fresh)
    obstacle = find_obstacle(key, resolved)
    if obstacle or (resolved is None and value is not None and key.kind is not KeyKind.PLACE):
        raise ScenarioError(f"{obstacle or f'{text!r} takes a text'}, and {value} is none")
    return _Given(key, resolved, value is None, is_captured(value))


def _put_url(request: HttpRequest, given: _Given) -> HttpRequest:
    if not given.text.strip():
        raise ScenarioError("the URL that !url gives is empty")
    return replace(request, target=given.text)


def _put_placeholder(request: HttpRequest, given: _Given) -> HttpRequest:
    """Return a request with a value for a placeholder in its URL, and for those of its name elsewhere."""
    wanted = comparable(given.key.name)

    def put_value(match: re.Match[str]) -> str:
        placeholder = Placeholder(name_of(match), match[0], "url")
        if wanted not in map(comparable, placeholder.names):
            return match[0]
        if not given.is_captured:
            return given.text.replace("#", "%23")
        if match.start() == 0:
            return given.text
        if given.text in {"", ".", ".."}:
            raise ScenarioError(f"with '{given.text}' for {match[0]} the URL names another path")
        return quote(given.text, safe="", errors="replace")

    request = replace(request, target=IN_URL.sub(put_value, request.target))
    try:
        return fill(request, {given.key.name: Value(given.value, "the scenario", typed=True)})
    except ConfigurationError as error:
        raise ScenarioError(str(error)) from error


def _put_field(request: HttpRequest, given: _Given) -> HttpRequest:
    """Return a request with a header field in the place of those of its name, or without them."""
    name = given.key.name
    headers = request.headers.without(name)
    if given.is_removal:
        return replace(request, headers=headers)
    if not is_field(name, given.text):
        raise ScenarioError(f"the value for {given.key.text} does not fit in one line of HTTP")
    written = [field for field, _ in request.headers]
    at = next((index for index, field in enumerate(written) if field.lower() == name.lower()), len(headers))
    fields = list(headers)
    fields.insert(at, (name, given.text))
    return replace(request, headers=Headers(fields))


def _put_in_json(request: HttpRequest, given: _Given) -> HttpRequest:
    if given.is_removal:
        return drop_from_json(request, given.key)
    return put_in_json(request, given.key, given.value)


def _put_content(request: HttpRequest, given: _Given) -> HttpRequest:
    return replace(request, content=b"" if given.is_removal else given.text.encode("utf-8", "replace"))


def _put_bytes(request: HttpRequest, given: _Given) -> HttpRequest:
    content = b"" if given.is_removal else decode(given.text)
    if content is None:
        raise ScenarioError(f"the value of {given.key.text} is no base64")
    return replace(request, content=content)


_PUT: Mapping[KeyKind, Callable[[HttpRequest, _Given], HttpRequest]] = {
    KeyKind.URL: _put_url,
    KeyKind.PLACEHOLDER: _put_placeholder,
    KeyKind.FIELD: _put_field,
    KeyKind.PLACE: _put_in_json,
    KeyKind.CONTENT: _put_content,
    KeyKind.BASE64: _put_bytes,
}
