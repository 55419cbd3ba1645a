"""The content of a message as JSON."""

from __future__ import annotations

from docparse.message import holds_json
from docparse.reading.json_text import JsonReading, read_json


def read_json_content(content: bytes, media_type: str) -> JsonReading | None:
    """Return content as JSON, read leniently; None where it is something else, nothing, or cannot be read.

    JSON is what the media type says is JSON; without a media type, what begins like an object or an array.
    """
    if not holds_json(media_type, content) or not content.strip():
        return None
    reading = read_json(content.decode("utf-8", "replace"))
    return reading if reading.error is None else None
