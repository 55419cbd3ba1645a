"""Values put into the placeholders of a request, each so that it stays one value in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import quote, quote_plus, unquote

from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest, holds_json
from docparse.variables.placeholders import (
    FORM_VALUE,
    IN_DOUBLE_BRACES,
    IN_TEXT,
    IN_URL,
    JSON_STRING,
    Placeholder,
    find_placeholders,
    is_form,
    key,
    name_of,
    split_authority,
)
from docparse.variables.values import Value, Values

_JSON_SCALAR = re.compile(
    r'-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt])*"',
    re.ASCII,
)
_LINE_END = re.compile(r"[\r\n]")
_XML_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def missing(request: HttpRequest, values: Values) -> tuple[Placeholder, ...]:
    """Return the placeholders of a request that have no value, one for each name."""
    known = merge(values)
    unfilled: dict[str, Placeholder] = {}
    for placeholder in find_placeholders(request):
        if look_up(placeholder, known) is None:
            unfilled.setdefault(key(placeholder.name), placeholder)
    return tuple(unfilled.values())


def fill(request: HttpRequest, values: Values) -> HttpRequest:
    """Return the request with every placeholder filled that has a value; names are compared by `key`.

    In the URL a value is percent-encoded, so that it changes neither host nor path nor query. In place of a
    whole JSON string a typed value stays the JSON value that it is; of a text that a person gave, a number,
    true, false and null stay that, and in quotation marks (`"5"`) it is a text. Raises ConfigurationError for
    a value that cannot stand in its place.
    """
    if not values or not find_placeholders(request):
        return request
    known = merge(values)
    authority, rest = split_authority(request.target)
    path, question, query = rest.partition("?")
    target = authority + _fill_path(path, known) + question + _substitute(IN_URL, query, known, _encode)
    if split_authority(target)[0] != authority:
        raise ConfigurationError(f"the values for {request.target} would name another host")
    headers = Headers((name, _fill_field(name, value, known)) for name, value in request.headers)
    return replace(request, target=target, headers=headers, content=_fill_content(request, known))


def pick(names: Iterable[str], values: Values) -> Values:
    """Return the values that have one of these names, under the name as it is spelt here."""
    known = merge(values)
    return {name: known[key(name)] for name in names if key(name) in known}


def merge(*layers: Values) -> Values:
    """Return the values of all layers by `key`; those of later layers win."""
    return {key(name): value for layer in layers for name, value in layer.items()}


def look_up(placeholder: Placeholder, known: Values) -> Value | None:
    """Return the value of the first of a placeholder's names that has one; `known` is by `key`."""
    return next((known[name] for name in map(key, placeholder.names) if name in known), None)


def _substitute(pattern: re.Pattern[str], text: str, known: Values, write: Callable[[Value], str]) -> str:
    """Return a text in which what `write` makes of its value stands for each placeholder that has one."""

    def put(match: re.Match[str]) -> str:
        name = name_of(match)
        value = look_up(Placeholder(name, match[0], ""), known) if name else None
        return match[0] if value is None else write(value)

    return pattern.sub(put, text)


def _spell(value: Value) -> str:
    """Return a value as text; raises ConfigurationError for one that is none."""
    if value.is_whole:
        what = "an object" if isinstance(value.json, dict) else "an array"
        raise ConfigurationError(
            f"a value from {value.origin} is {what}: only a whole JSON string can be one"
        )
    return value.text


def _encode(value: Value) -> str:
    return quote(_spell(value), safe="", errors="replace")


def _encode_for_form(value: Value) -> str:
    return quote_plus(_spell(value), errors="replace")


def _encode_for_xml(value: Value) -> str:
    return "".join(_XML_ESCAPES.get(sign, sign) for sign in _spell(value))


def _fill_path(path: str, known: Values) -> str:
    """Return a path filled in; raises ConfigurationError where a segment would vanish or lead elsewhere."""
    segments = path.split("/")
    filled = [_substitute(IN_URL, segment, known, _encode) for segment in segments]
    for before, after in zip(segments, filled, strict=True):
        if before != after and unquote(after) in {"", ".", ".."}:
            raise ConfigurationError(
                f"with '{unquote(after)}' for {unquote(before)} the URL names another path"
            )
    return "/".join(filled)


def _fill_field(name: str, field_value: str, known: Values) -> str:
    """Return a field's value filled in; raises ConfigurationError where it would end its line."""
    filled = _substitute(IN_TEXT, field_value, known, _spell)
    if filled != field_value and _CONTROL.search(filled):
        raise ConfigurationError(
            f"a value for {field_value} in the header field {name} holds a control character"
        )
    return filled


def _fill_content(request: HttpRequest, known: Values) -> bytes:
    try:
        text = request.content.decode("utf-8")
    except UnicodeDecodeError:
        return request.content
    media_type = request.headers.media_type
    if is_form(request):
        text = _substitute(FORM_VALUE, text, known, _encode_for_form)
    elif holds_json(media_type, text):
        text = JSON_STRING.sub(lambda string: _fill_string(string, known), text)
    elif media_type.startswith("multipart/"):
        text = _fill_parts(text, known)
    else:
        write = _encode_for_xml if media_type.endswith("xml") else _spell
        text = _substitute(IN_DOUBLE_BRACES, text, known, write)
    return text.encode("utf-8", "replace")


def _fill_parts(text: str, known: Values) -> str:
    """Return multipart content filled in; raises ConfigurationError where a value could begin a part."""

    def write(value: Value) -> str:
        if "--" in value.text and _LINE_END.search(value.text):
            raise ConfigurationError(
                f"a value from {value.origin} could begin a part of its own: it holds a line end and --"
            )
        return _spell(value)

    return _substitute(IN_DOUBLE_BRACES, text, known, write)


def _fill_string(string: re.Match[str], known: Values) -> str:
    """Return a JSON string filled in; a whole placeholder becomes any scalar, as a property's name a text."""
    written = string[0]
    whole = IN_TEXT.fullmatch(written, 1, len(written) - 1)
    if whole is None:
        return _substitute(IN_DOUBLE_BRACES, written, known, lambda value: _as_text(value)[1:-1])
    is_name = string.string[string.end() : string.end() + 80].lstrip()[:1] == ":"
    filled = _substitute(IN_TEXT, whole[0], known, _as_text if is_name else _as_scalar)
    return written if filled == whole[0] else filled


def _as_text(value: Value) -> str:
    return json.dumps(_spell(value), ensure_ascii=False)


def _as_scalar(value: Value) -> str:
    """Return a value as JSON; a text as a person gave it is the scalar that it reads as."""
    if value.typed or not isinstance(value.json, str):
        return json.dumps(value.json, ensure_ascii=False)
    return value.json if _JSON_SCALAR.fullmatch(value.json) else _as_text(value)
