"""Responses of the embedded service: as documented, as merged, and as refused."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping

from docparse.message import NO_HEADERS, Headers, HttpResponse, holds_json
from docparse.model import Json, Promise
from docparse.reading.http_text.content import stands_for_bytes
from docparse.reading.json_text import read_json
from docparse.wire import FRAMING_FIELDS

_JSON = ("Content-Type", "application/json")
_NEVER: Mapping[str, frozenset[int]] = {
    "GET": frozenset({201, 205}),
    "HEAD": frozenset({201, 205}),
    "PATCH": frozenset({201}),
    "DELETE": frozenset({201}),
}
"""The successes that a method on what exists does not have (RFC 9110 15.3, RFC 5789 2)."""

_SAMPLE_BYTES: Mapping[str, bytes] = {
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9",
    "image/png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00IEND\xaeB`\x82",
    "image/gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "application/pdf": b"%PDF-1.4\n%%EOF\n",
    "application/zip": b"PK\x05\x06" + bytes(18),
}


def answer_as_documented(method: str, promise: Promise | None) -> HttpResponse:
    """Return the documented response; words in place of bytes become some bytes of the media type."""
    if promise is None:
        return HttpResponse(204)
    content = _as_json(promise) or promise.content
    if stands_for_bytes(content.decode("utf-8", "replace"), promise.headers.media_type):
        content = _SAMPLE_BYTES.get(promise.headers.media_type, b"\x00\x01\x02\x03")
    return _answer(choose_status(method, promise), promise.headers, content)


def _as_json(promise: Promise) -> bytes | None:
    """Return documented JSON that only lenient reading can read as JSON that anything can; else None."""
    text = promise.content.decode("utf-8", "replace")
    if not holds_json(promise.headers.media_type, text):
        return None
    reading = read_json(text)
    return encode_json(reading.value) if reading.repairs and reading.error is None else None


def encode_json(value: Json) -> bytes:
    """Return a value as JSON text."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def answer_with_json(method: str, promise: Promise | None, value: Json) -> HttpResponse:
    """Return a JSON value under the documented status code and header fields."""
    content = encode_json(value)
    if promise is None:
        return HttpResponse(200, Headers([_JSON]), content)
    headers = promise.headers if "Content-Type" in promise.headers else Headers([*promise.headers, _JSON])
    return _answer(choose_status(method, promise), headers, content)


def choose_status(method: str, promise: Promise) -> int:
    """Return the documented status code where a success of the method can have it, else the method's own.

    A page that shows 201 for PATCH so contradicts the service. Codes that are no success stay as
    documented.
    """
    own = 200 if promise.content else 204
    documented = promise.status_code
    if documented is None or documented < 200:
        return own
    if documented >= 300 or documented not in _NEVER.get(method, ()):
        return documented
    return own


def refuse(
    status_code: int,
    code: str,
    message: str,
    *,
    more: Mapping[str, Json] | None = None,
    allow: Iterable[str] = (),
) -> HttpResponse:
    """Return an error answer in OData's form: code, message and what else there is to say."""
    fields = [_JSON, *([("Allow", ", ".join(allow))] if allow else [])]
    error: Json = {"error": {"code": code, "message": message, **(more or {})}}
    return HttpResponse(status_code, Headers(fields), encode_json(error))


def answer_options(allow: Iterable[str]) -> HttpResponse:
    """Return the answer to OPTIONS."""
    return HttpResponse(204, Headers([("Allow", ", ".join(allow))]))


def _answer(status_code: int, documented: Headers, content: bytes) -> HttpResponse:
    headers = documented.without(*FRAMING_FIELDS, "Date") if documented else NO_HEADERS
    coding = (headers.get("Content-Encoding") or "").strip().lower()
    if content and coding in {"gzip", "x-gzip"}:
        content = gzip.compress(content, mtime=0)
    elif content and coding == "deflate":
        content = zlib.compress(content)
    elif content and coding:
        headers = headers.without("Content-Encoding")
    return HttpResponse(status_code, headers, content)
