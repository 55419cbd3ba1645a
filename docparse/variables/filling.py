"""Values put into the placeholders of a request, each so that it stays one value in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
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

Values = Mapping[str, str]

_JSON_SCALAR = re.compile(
    r'-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt])*"',
    re.ASCII,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def missing(request: HttpRequest, values: Values) -> tuple[Placeholder, ...]:
    """Return the placeholders of a request that have no value, one for each name."""
    known = _by_key(values)
    unfilled: dict[str, Placeholder] = {}
    for placeholder in find_placeholders(request):
        if _look_up(placeholder, known) is None:
            unfilled.setdefault(key(placeholder.name), placeholder)
    return tuple(unfilled.values())


def fill(request: HttpRequest, values: Values) -> HttpRequest:
    """Return the request with every placeholder filled that has a value; names are compared by `key`.

    In the URL a value is percent-encoded, so that it changes neither host nor path nor query. In place of
    a whole JSON string a value that is a JSON number, true, false or null stays that; in quotation marks
    (`"5"`) it is a text. Raises ConfigurationError for a value that cannot stand in its place.
    """
    known = _by_key(values)
    if not known or not find_placeholders(request):
        return request
    authority, rest = split_authority(request.target)
    path, question, query = rest.partition("?")
    target = authority + _fill_path(path, known) + question + _substitute(IN_URL, query, known, _encode)
    if split_authority(target)[0] != authority:
        raise ConfigurationError(f"the values for {request.target} would name another host")
    headers = Headers((name, _fill_field(name, value, known)) for name, value in request.headers)
    return replace(request, target=target, headers=headers, content=_fill_content(request, known))


def _by_key(values: Values) -> Values:
    return {key(name): value for name, value in values.items()}


def _look_up(placeholder: Placeholder, known: Values) -> str | None:
    """Return the value of the first of a placeholder's names that has one."""
    return next((known[name] for name in map(key, placeholder.names) if name in known), None)


def _substitute(pattern: re.Pattern[str], text: str, known: Values, write: Callable[[str], str]) -> str:
    """Return a text in which what `write` makes of its value stands for each placeholder that has one."""

    def put(match: re.Match[str]) -> str:
        name = name_of(match)
        value = _look_up(Placeholder(name, match[0], ""), known) if name else None
        return match[0] if value is None else write(value)

    return pattern.sub(put, text)


def _encode(value: str) -> str:
    return quote(value, safe="", errors="replace")


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
    filled = _substitute(IN_TEXT, field_value, known, str)
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
    if is_form(request):
        text = _substitute(FORM_VALUE, text, known, partial(quote_plus, errors="replace"))
    elif holds_json(request.headers.media_type, text):
        text = JSON_STRING.sub(lambda string: _fill_string(string, known), text)
    else:
        text = _substitute(IN_DOUBLE_BRACES, text, known, str)
    return text.encode("utf-8", "replace")


def _fill_string(string: re.Match[str], known: Values) -> str:
    """Return a JSON string filled in; a whole placeholder becomes any scalar, as a property's name a text."""
    written = string[0]
    whole = IN_TEXT.fullmatch(written, 1, len(written) - 1)
    if whole is None:
        return _substitute(IN_DOUBLE_BRACES, written, known, lambda value: _as_text(value)[1:-1])
    is_name = string.string[string.end() : string.end() + 80].lstrip()[:1] == ":"
    filled = _substitute(IN_TEXT, whole[0], known, _as_text if is_name else _as_scalar)
    return written if filled == whole[0] else filled


def _as_text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _as_scalar(value: str) -> str:
    return value if _JSON_SCALAR.fullmatch(value) else _as_text(value)
