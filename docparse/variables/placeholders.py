"""Placeholders in documented requests: `{id}`, `<id>`, `{id | userPrincipalName}`, `{{name}}`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from docparse.message import HttpRequest, holds_json
from docparse.model import Json
from docparse.model.places import ROOT, item, member


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place in a request that a value must fill before it can be sent."""

    name: str
    """As written: `id`, or `id | userPrincipalName` where either will do."""
    text: str
    """The name with its braces: `{id}`."""
    where: str
    """`url`, a header field's name, a JSONPath in the content, or `content`."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that a value may have: any of those written, or all of them together."""
        return (self.name, *(name.strip() for name in self.name.split("|")))


_DOUBLE = r"\{\{\s*(?P<double>\w[\w .|-]{0,80}?)\s*\}\}"
_CURLY = r"\{\s*(?P<curly>\w[\w .|-]{0,80}?)\s*\}"
_ANGLE = r"<(?P<angle>\w[\w |-]{0,80}?)>"
_ENCODED = (
    r"(?:%7[Bb]){1,2}(?P<curly_encoded>(?:\w|%20)(?:[\w .|-]|%20|%7[Cc]){0,80}?)(?:%7[Dd]){1,2}"
    r"|%3[Cc](?P<angle_encoded>\w(?:[\w |-]|%20|%7[Cc]){0,80}?)%3[Ee]"
)
IN_TEXT = re.compile(f"{_DOUBLE}|{_CURLY}|{_ANGLE}")
IN_URL = re.compile(f"{IN_TEXT.pattern}|{_ENCODED}")
IN_DOUBLE_BRACES = re.compile(_DOUBLE)
FORM_VALUE = re.compile(rf"(?<==)(?:{IN_URL.pattern})(?=\s*(?:&|\Z))")
JSON_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:https?:[/\\]*|[a-z][a-z0-9+.-]*://|[/\\]{2,})[^/\\?#]*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[-_\s]+")
_FRAMING = frozenset({"content-length", "host", "connection", "transfer-encoding"})


def find_placeholders(request: HttpRequest) -> tuple[Placeholder, ...]:
    """Return the placeholders of a request in order: those of its URL, its header fields and its content.

    Those in the authority of the URL are not among them, as the target takes its place; nor are those in
    fields that docparse writes itself. In content they are whole JSON strings or form values, or `{{name}}`.
    """
    return tuple(_find(request))


def key(name: str) -> str:
    """Return what names are compared by: without case, and with `-`, `_` and space as one."""
    return _SEPARATORS.sub("-", name.strip().lower())


def name_of(match: re.Match[str]) -> str:
    """Return the name of a placeholder; an empty text for a GUID in braces, which services use as it is."""
    name = unquote(match[match.lastgroup or 0] or "").strip()
    return "" if _GUID.fullmatch(name) else name


def split_authority(target: str) -> tuple[str, str]:
    """Return scheme and authority of a request target as written (both may be empty), and the rest."""
    match = _AUTHORITY.match(target)
    end = match.end() if match else 0
    return target[:end], target[end:]


def is_form(request: HttpRequest) -> bool:
    """Tell whether the content is a form (application/x-www-form-urlencoded)."""
    return request.headers.media_type == "application/x-www-form-urlencoded"


def _find(request: HttpRequest) -> Iterator[Placeholder]:
    _, rest = split_authority(request.target)
    if "{" in rest or "<" in rest or "%" in rest:
        yield from _find_in(IN_URL, rest, "url")
    for name, value in request.headers:
        if ("{" in value or "<" in value) and name.lower() not in _FRAMING:
            yield from _find_in(IN_TEXT, value, name)
    if b"{" in request.content or b"<" in request.content or b"%" in request.content:
        yield from _find_in_content(request)


def _find_in(pattern: re.Pattern[str], text: str, where: str) -> Iterator[Placeholder]:
    for match in pattern.finditer(text):
        name = name_of(match)
        if name:
            yield Placeholder(name, match[0], where)


def _find_in_content(request: HttpRequest) -> Iterator[Placeholder]:
    text = request.content.decode("utf-8", "replace")
    if is_form(request):
        yield from _find_in(FORM_VALUE, text, "content")
    elif not holds_json(request.headers.media_type, text):
        yield from _find_in(IN_DOUBLE_BRACES, text, "content")
    elif '"{' in text or '"<' in text or "{{" in text:
        for where, string in _find_strings(text):
            yield from _find_in_string(string, where)


def _find_in_string(string: str, where: str) -> Iterator[Placeholder]:
    """Yield the placeholder that a JSON string is, or those in double braces that it holds."""
    whole = IN_TEXT.fullmatch(string)
    if whole is None:
        yield from _find_in(IN_DOUBLE_BRACES, string, where)
    elif name_of(whole):
        yield Placeholder(name_of(whole), string, where)


def _find_strings(text: str) -> Iterator[tuple[str, str]]:
    """Yield the strings of a JSON text with their JSONPaths, or with `content` where it is not valid JSON."""
    try:
        value: Json = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        for string in JSON_STRING.finditer(text):
            yield "content", string[0][1:-1]
        return
    waiting: list[tuple[str, Json]] = [(ROOT, value)]
    while waiting:
        where, current = waiting.pop()
        if isinstance(current, str):
            yield where, current
        elif isinstance(current, list):
            waiting += reversed([(item(where, index), each) for index, each in enumerate(current)])
        elif isinstance(current, dict):
            for name, each in reversed(current.items()):
                place = member(where, name)
                waiting += ((place, each), (place, name))
