"""Live values in the place of documented literals."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import quote, unquote

from docparse.chaining.keys import BOUNDS, CONDITIONS
from docparse.message import Headers, HttpRequest, holds_json
from docparse.variables.placeholders import JSON_STRING, split_authority

_PART = re.compile(f"[^{re.escape(BOUNDS)}]+")
_CONDITIONS = frozenset(name.lower() for name in CONDITIONS)


def bind(request: HttpRequest, values: Mapping[str, str]) -> HttpRequest:
    """Return a request with values in the place of literals: in its URL, its entity tags, its JSON content.

    In the URL they are percent-encoded, so that they stay one segment or query value, and never change the
    authority; a value that is empty or only dots is not put there.
    """
    authority, rest = split_authority(request.target)
    headers = Headers(
        (name, _tag(value, values) if name.lower() in _CONDITIONS else value)
        for name, value in request.headers
    )
    return replace(
        request,
        target=authority + _bind_url(rest, values),
        headers=headers,
        content=_bind_content(request, values),
    )


def _bind_url(rest: str, values: Mapping[str, str]) -> str:
    def put(part: re.Match[str]) -> str:
        value = values.get(unquote(part[0]), "")
        return quote(value, safe="", errors="replace") if value.strip(".") else part[0]

    return _PART.sub(put, rest)


def _tag(value: str, values: Mapping[str, str]) -> str:
    tag = values.get(value, value)
    return tag if tag.isprintable() else value


def _bind_content(request: HttpRequest, values: Mapping[str, str]) -> bytes:
    content = request.content
    if b'"' not in content or not holds_json(request.headers.media_type, content):
        return content
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content

    def put(string: re.Match[str]) -> str:
        written = string[0][1:-1]
        if written in values:
            return json.dumps(values[written], ensure_ascii=False)
        if "/" not in written or "\\" in written:
            return string[0]
        authority, rest = split_authority(written)
        bound = _bind_url(rest, values)
        return string[0] if bound == rest else json.dumps(authority + bound, ensure_ascii=False)

    return JSON_STRING.sub(put, text).encode("utf-8", "replace")
