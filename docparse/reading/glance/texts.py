"""Annotations, requests and responses: plain ones as a listing needs them, others by reading them in full."""

from __future__ import annotations

import re
from typing import TypeAlias

from docparse.model import BlockType
from docparse.reading.depth import Depth
from docparse.reading.glance.uncertain import UncertainError
from docparse.reading.json_text import parse_object
from docparse.reading.keys import USUAL_TYPES
from docparse.reading.methods import METHODS

Annotation: TypeAlias = "tuple[str, tuple[str, ...], str, int]"
"""Block type (empty where it says nothing of it), names, resource type, and how many slips there are."""

_KINDS = frozenset({"", *BlockType}) - {BlockType.UNKNOWN}

_FIELDS = r"(?:\n[!#$%&'*+.^_`|~0-9A-Za-z-]++:[^\n]*+)*+(?:\n[ \t]*+(?=\n|\Z)|\Z)"
_REQUEST_HEAD = re.compile(rf"([A-Z]++) (?!HTTP)(\S++)(?: HTTP/[0-9](?:\.[0-9])?+)?+{_FIELDS}")
_RESPONSE_HEAD = re.compile(rf"HTTP/[0-9](?:\.[0-9])?+[ \t]++([1-5][0-9][0-9])(?:[ \t][^\n]*+)?+{_FIELDS}")
"""Start line and header fields in which nothing is at fault, up to an empty line."""
_TAKES_CONTENT = frozenset({"POST", "PUT", "PATCH"})
_AFTER_EMPTY_LINE = re.compile(r"\n[^\S\n]*+\n(?=[A-Z])")


def read_annotation(comment: str) -> Annotation:
    """Return what a comment with a brace says of the block below it; raises where it is no annotation."""
    try:
        value = parse_object(comment.strip())
    except ValueError:
        return _read_in_full(comment)
    for key, item in value.items():
        if item.__class__ is not USUAL_TYPES.get(key):
            return _read_in_full(comment)
    kind, name = value.get("blockType", ""), value.get("name")
    resource_type = value.get("@odata.type", "")
    if not isinstance(resource_type, str) or kind not in _KINDS or resource_type[-1:] == ")":
        return _read_in_full(comment)
    return str(kind), (str(name),) if name else (), resource_type, 0


def _read_in_full(comment: str) -> Annotation:
    from docparse.reading.annotation import Sort, read_comment

    reading = read_comment(comment)
    if reading.sort is not Sort.ANNOTATION:
        raise UncertainError
    annotation = reading.annotation
    kind = annotation.block_type.value if reading.typed else ""
    return kind, annotation.names, annotation.resource_type, len(reading.notes)


def read_request(code: str) -> tuple[str, str, int]:
    """Return method and target of a request, empty where there are none, and how many slips there are."""
    plain = _REQUEST_HEAD.match(code)
    if plain is not None and plain[1] in METHODS and _is_plain(plain[1], code[plain.end() :].lstrip()):
        return plain[1], plain[2], 0
    from docparse.reading.http_text import read_request as read

    reading = read(code, Depth.EXAMPLES)
    request = reading.request
    return (request.method, request.target, len(reading.slips)) if request else ("", "", len(reading.slips))


def _is_plain(method: str, content: str) -> bool:
    """Tell whether content is surely JSON or nothing, and no further request."""
    if not content:
        return True
    return method in _TAKES_CONTENT and content[0] in "{[" and not _AFTER_EMPTY_LINE.search(content)


def read_status_code(code: str) -> tuple[int | None, int]:
    """Return the status code of a response, None where there is none, and how many slips there are."""
    plain = _RESPONSE_HEAD.match(code)
    if plain is not None:
        return int(plain[1]), 0
    from docparse.reading.http_text import read_response

    reading = read_response(code, Depth.EXAMPLES)
    return reading.status_code, len(reading.slips)
