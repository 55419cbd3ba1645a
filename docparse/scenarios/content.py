"""Values put into the content of a request."""

from __future__ import annotations

import json
from base64 import b64decode
from binascii import Error as Base64Error
from dataclasses import replace

from docparse.message import Headers, HttpRequest, is_json
from docparse.model import Json
from docparse.reading.json_text import read_json
from docparse.scenarios.faults import ScenarioError
from docparse.scenarios.keys import Key
from docparse.scenarios.places import drop, find, put


def put_in_json(request: HttpRequest, key: Key, value: Json) -> HttpRequest:
    """Return a request with a value in its JSON content.

    Where there is no content it is made, and said to be JSON. Raises ScenarioError for content that is no
    JSON, and for a place that it cannot have.
    """
    document = _read_document(request, key)
    try:
        changed = put(document, key.place or (), value)
    except ValueError as error:
        raise ScenarioError(f"{key.text} cannot be set in the content: {error}") from error
    return _write(request, changed)


def drop_from_json(request: HttpRequest, key: Key) -> HttpRequest:
    """Return a request without what stands at a place of its JSON content; raises ScenarioError likewise."""
    document = _read_document(request, key)
    if not key.place:
        return replace(request, content=b"")
    return _write(request, drop(document, key.place)) if find(document, key.place) else request


def _read_document(request: HttpRequest, key: Key) -> Json:
    media_type = request.headers.media_type
    if media_type and not is_json(media_type):
        raise ScenarioError(
            f"the content is {media_type} and no JSON, so {key.text} is nowhere in it; "
            'add "Content-Type:": "application/json" if it should be'
        )
    text = request.content.decode("utf-8", "replace")
    if not text.strip():
        return None
    reading = read_json(text)
    if reading.error is not None:
        raise ScenarioError(f"the content cannot be read as JSON: {reading.error.message}")
    return reading.value


def _write(request: HttpRequest, document: Json) -> HttpRequest:
    indent = 2 if b"\n" in request.content else None
    try:
        text = json.dumps(document, ensure_ascii=False, indent=indent, allow_nan=False)
    except ValueError:
        raise ScenarioError("the content holds a number that JSON cannot write") from None
    headers = request.headers
    if not headers.media_type:
        headers = Headers([*headers.without("Content-Type"), ("Content-Type", "application/json")])
    return replace(request, headers=headers, content=text.encode("utf-8", "replace"))


def decode(text: str) -> bytes | None:
    """Return the bytes of a base64 text, either alphabet, padded or not; None where it is none."""
    bare = "".join(text.split()).replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (Base64Error, ValueError):
        return None
