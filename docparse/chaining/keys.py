"""Keys: literals by which services name things, as answers show them and later requests use them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from docparse.message import Headers, HttpRequest, holds_json
from docparse.model import Json, Promise
from docparse.model.places import ROOT, item, member
from docparse.variables.placeholders import JSON_STRING, split_authority

BOUNDS = "/()'=&?,;:"
"""What stands before and after a key in a URL."""
CONDITIONS = ("If-Match", "If-None-Match", "If-Range")
"""The fields that carry entity tags of earlier answers (RFC 9110 13.1)."""

_BETWEEN = re.compile(f"[{re.escape(BOUNDS)}]+")
_KEY = re.compile(r"(?=[^\W_]*[\w.@!~+-]*\d|[^@]+@[^@]+\.)[\w.@!~+%-]{1,200}")
_VERSION = re.compile(r"v?\d+(?:\.\d+)+|v\d+", re.IGNORECASE)
_NAMES_A_KEY = re.compile(
    r"(?:.*[a-z\d_.-])?(?:(?:^|(?<=[_.-]))(?:id|guid|uuid|key|token|etag|rev|digest)|I[dD]|Guid|Uuid|UUID|Key|Token|E[Tt]ag|Rev|Revision)|"
    r"eTag|cTag|revision|userPrincipalName"
)
_SHORT = 4
_FEW = 50
_MOST = 10_000
"""So many values of one answer are looked at."""


_MAY_BE_SHOWN = re.compile(
    rb'(?:[iI][dD]|[kK]ey|[tT]oken|[tT]ag|[rR]ev|[rR]evision|digest|Name)"\s*:\s*(?:"([^"]+)"|(\d+))'
)
"""What has a name that ends like one of a key."""


class Shown(NamedTuple):
    """A key that a documented response shows."""

    text: str
    source: str
    """A JSONPath, or a field's name and a colon."""


def find_used(request: HttpRequest) -> frozenset[str]:
    """Return what a request uses that may be a key: parts of URLs, entity tags, strings of JSON content."""
    return frozenset(_used(request))


def find_in_url(target: str) -> frozenset[str]:
    """Return the parts of a request target that may be keys."""
    _, rest = split_authority(target)
    parts = {unquote(part) for part in _BETWEEN.split(rest) if part}
    return frozenset(part for part in parts if _may_be_key(part))


def find_shown(promise: Promise, wanted: frozenset[str]) -> Iterator[Shown]:
    """Yield those of the wanted keys that a documented response shows, the outermost place of each first."""
    yield from (shown for shown in _in_fields(promise.headers) if shown.text in wanted)
    if not holds_json(promise.headers.media_type, promise.content):
        return
    text = promise.content.decode("utf-8", "replace")
    if len(wanted) < _FEW and not any(each in text for each in wanted):
        return
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError):
        return
    for where, name, leaf in _leaves(value):
        if str(leaf) in wanted and _NAMES_A_KEY.fullmatch(name):
            yield Shown(str(leaf), where)


def may_use(request: HttpRequest, shown: Iterable[bytes]) -> bool:
    """Tell at a glance whether a request may use one of these; it does not when this says no."""
    target = request.target.encode()
    fields = [value.encode() for name, value in request.headers if name[:3].lower() == "if-"]
    used = b"\n".join((target, request.content, *fields))
    return b"%" in target or any(text in used for text in shown)


def find_at_a_glance(promise: Promise) -> Iterator[bytes]:
    """Yield what a documented response may show of keys, without reading its content as JSON."""
    for name, value in promise.headers:
        lower = name.lower()
        if lower == "etag":
            yield value.encode()
        elif lower == "location":
            yield last_segment(value).encode()
            yield from (each.encode() for _, each in parse_qsl(value.partition("?")[2]))
    for match in _MAY_BE_SHOWN.finditer(promise.content):
        yield match[1] or match[2]


def last_segment(location: str) -> str:
    """Return the last segment of a Location's path, decoded."""
    return unquote(location.partition("?")[0].rstrip("/").rpartition("/")[2])


def _used(request: HttpRequest) -> Iterator[str]:
    yield from find_in_url(request.target)
    for name in CONDITIONS:
        yield from request.headers.get_all(name)
    if b'"' in request.content and holds_json(request.headers.media_type, request.content):
        text = request.content.decode("utf-8", "replace")
        for string in JSON_STRING.finditer(text):
            written = string[0][1:-1]
            if len(written) < _SHORT:
                continue
            if _may_be_key(written):
                yield written
            elif "/" in written:
                yield from find_in_url(written)


def _may_be_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None and _VERSION.fullmatch(text) is None


def _in_fields(headers: Headers) -> Iterator[Shown]:
    tag, location = headers.get("ETag"), headers.get("Location")
    if tag:
        yield Shown(tag, "ETag:")
    if location:
        yield Shown(last_segment(location), "Location:")
        for name, value in parse_qsl(location.partition("?")[2]):
            yield Shown(value, f"Location:?{name}")


def _leaves(value: Json) -> Iterator[tuple[str, str, str | int]]:
    """Yield place, property name and value of the texts and whole numbers in a JSON value, breadth first."""
    waiting: list[tuple[str, str, Json]] = [(ROOT, "", value)]
    for where, name, current in waiting:
        if len(waiting) > _MOST:
            return
        if isinstance(current, dict):
            waiting += [(member(where, each), each, inner) for each, inner in current.items()]
        elif isinstance(current, list):
            waiting += [(item(where, index), name, inner) for index, inner in enumerate(current)]
        elif isinstance(current, str | int) and not isinstance(current, bool):
            yield where, name, current
