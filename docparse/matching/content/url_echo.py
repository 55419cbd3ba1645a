"""Echoes of the URL: a segment or query value of the documented URL that the documented response shows again.

What is compared is the segment or value that was really sent at the same position. Measured on real pages:
an id in the path that comes back is an echo nearly always, a number in the query (`$top=1` beside a count of
1) never. So

- query options of the protocol (`$top`, `$filter` …) are not values; another query value counts under its
own name;
- in the items of an array a value counts when every item shows it, and not as `id`, by which items differ;
- short numbers and plain words count only as the `id` of what the path ends with, or under the name of the
collection that they follow (`/orders/7/items`: `orderId`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from docparse.echoes import NEVER_ECHOED
from docparse.matching.content.pins import Pin
from docparse.matching.content.shape import Keys, Shape
from docparse.model import Json
from docparse.values.formats import GUID, find_class
from docparse.values.placeholder import read_placeholder
from docparse.values.sameness import agree

_VERSION = re.compile(r"v\d+(?:\.\d+)*|beta", re.IGNORECASE)
_WEAK = re.compile(r"\d{1,4}|[^\W\d_]+|..?")
_KEYED = re.compile(r"(?P<name>[^()]+)\((?:[\w.]+=)?'?(?P<key>[^()']*)'?\)")
_NOT_A_LETTER = re.compile(r"[\W_]+")


_WHY = {
    "path segment": "echo of the path segment '{origin}' of line {origin_line}",
    "query value": "echo of the query value '{origin}' of line {origin_line}",
}


class _Candidate(NamedTuple):
    """A value of the documented URL, with the one that was sent in its stead."""

    documented: str
    sent: str
    what: str
    """`path segment` or `query value`."""
    name: str
    """In lower case, the name of the query value, or the singular of the collection before it."""
    is_last: bool
    """The path ends with it."""


def find_url_echoes(
    documented: str, sent: str, shape: Shape, shown: Collection[str], line: int
) -> Iterator[tuple[Keys, Pin]]:
    """Yield what an actual response has to show because it stood in the URL of the request at `line`.

    `shown` are the scalars of the documented response as texts in lower case.
    """
    candidates = {
        candidate.documented.lower(): candidate
        for candidate in (*_segments(documented, sent, shown), *_query(documented, sent))
    }
    if not candidates:
        return
    for leaf in shape.find_shown(candidates):
        candidate = candidates[str(leaf.values[0]).lower()]
        if _is_echo(candidate, leaf):
            value = _typed(candidate.sent, leaf.values[0])
            if value is not None:
                yield leaf.keys, Pin(value, _WHY[candidate.what], candidate.documented, line)


def _typed(sent: str, shown: Json) -> Json:
    """Return a text of the URL as a value of the documented one's type; None when it is none of that type."""
    if isinstance(shown, str):
        return sent
    return int(sent) if sent.isdecimal() and len(sent) < 20 else None


def _is_echo(candidate: _Candidate, leaf: Shape) -> bool:
    name = (leaf.key or "").lower()
    if name in NEVER_ECHOED or not all(agree(leaf.values[0], value) for value in leaf.values[1:]):
        return False
    if leaf.in_array and (name == "id" or len(leaf.values) < leaf.holders):
        return False
    plain_name = _NOT_A_LETTER.sub("", name)
    if candidate.what == "query value":
        return plain_name == candidate.name or find_class(candidate.documented) == GUID
    if not _WEAK.fullmatch(candidate.documented):
        return True
    if name == "id":
        return candidate.is_last and leaf.keys == (leaf.key,)
    return bool(candidate.name) and plain_name == f"{candidate.name}id"


def _segments(documented: str, sent: str, shown: Collection[str]) -> Iterator[_Candidate]:
    """Yield the segments of a path that are shown, the last first: the target's prefix may be another."""
    segments = _split(documented)
    if not any(segment.lower() in shown for segment in segments):
        return
    really = _split(sent)
    for index in range(1, min(len(segments), len(really)) + 1):
        text = segments[-index]
        if text and not _VERSION.fullmatch(text) and read_placeholder(text) is None and "{" not in text:
            before = segments[-index - 1] if index < len(segments) else ""
            yield _Candidate(text, really[-index], "path segment", _singular(before), is_last=index == 1)


def _split(target: str) -> list[str]:
    """Return a target's path segments, decoded; the key of `users('x')` is a segment of its own."""
    path = target.partition("?")[0].partition("#")[0]
    if "://" in path:
        path = path.partition("://")[2].partition("/")[2]
    segments = []
    for segment in path.strip("/").split("/"):
        if "(" in segment and (keyed := _KEYED.fullmatch(segment)):
            segments += [keyed["name"], unquote(keyed["key"])]
        else:
            segments.append(unquote(segment) if "%" in segment else segment)
    return segments


def _singular(collection: str) -> str:
    word = _NOT_A_LETTER.sub("", collection.lower())
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


def _query(documented: str, sent: str) -> Iterator[_Candidate]:
    """Yield the query values that the sent target still has, less protocol options and short numbers."""
    if "=" not in documented.partition("?")[2]:
        return
    really = dict(parse_qsl(sent.partition("?")[2]))
    for name, value in parse_qsl(documented.partition("?")[2]):
        short = value.isdecimal() and len(value) < 5
        if name in really and not name.startswith("$") and not short and read_placeholder(value) is None:
            yield _Candidate(
                value, really[name], "query value", _NOT_A_LETTER.sub("", name.lower()), is_last=False
            )
