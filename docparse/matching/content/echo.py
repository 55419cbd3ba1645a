"""Echoes: what a page shows in the request's content and again at the same place of the response.

A boolean and an empty text that are sent and shown again are echoes, null is none (a documented null
promises nothing), nor are placeholders and entity tags, which a service makes anew at every write.
"""

from __future__ import annotations

import json

from docparse.matching.content.pins import Pin, Pinned, agree
from docparse.matching.kinds import KIND_OF, SCALAR
from docparse.matching.placeholder import read_placeholder
from docparse.matching.policy import Echoes
from docparse.model import Json, Kind, places

ECHOED = "echo of {origin} at line {origin_line}"
CONTRADICTED = "the page's own request sends {origin} at line {origin_line}"
UNSHOWN = "the request sends {origin} at line {origin_line}, the response block does not show it"

NEVER_ECHOED = frozenset({"etag", "@odata.etag", "ctag", "changekey"})
"""Names, in lower case, of what a service makes anew."""


def find_echoes(request: Json, response: Json, sent: Json, echoes: Echoes) -> Pinned:
    """Return what an actual response has to show because it was sent.

    `request` and `response` are the page's, `sent` is the content that was really sent: its values count,
    and what it no longer holds is not pinned.
    """
    found = _find(request, response, sent, places.ROOT, echoes)
    return found if isinstance(found, dict) else {}


def _find(request: Json, response: Json, sent: Json, where: str, echoes: Echoes) -> Pinned | Pin | None:
    """Return what is pinned at a place and below it."""
    if isinstance(request, dict) and isinstance(response, dict) and isinstance(sent, dict):
        return _find_in_object(request, response, sent, where, echoes)
    if isinstance(request, list) and isinstance(response, list) and isinstance(sent, list):
        return _find_in_array(request, response, sent, where)
    if not (_is_value(request, where) and _is_value(response, where) and KIND_OF[type(sent)] & SCALAR):
        return None
    if agree(request, response):
        return Pin(sent, ECHOED, where)
    if echoes is Echoes.EVERY and agree(request, sent) and not _is_same_word(request, response):
        # with another value sent than the page's, it is the caller who contradicts and not the page
        return Pin(response, CONTRADICTED, json.dumps(request, ensure_ascii=False))
    return None


def _find_in_array(request: list[Json], response: list[Json], sent: list[Json], where: str) -> Pinned:
    """Return what both sides agree on in items of one index; as exemplars, they contradict nothing."""
    tree: Pinned = {}
    for index, (item, shown, really) in enumerate(zip(request, response, sent, strict=False)):
        if found := _find(item, shown, really, places.item(where, index), Echoes.AGREED):
            tree[index] = found
    return tree


def _find_in_object(
    request: dict[str, Json], response: dict[str, Json], sent: dict[str, Json], where: str, echoes: Echoes
) -> Pinned:
    tree: Pinned = {}
    echoed = False
    for name, value in request.items():
        if name in response and name in sent and name.lower() not in NEVER_ECHOED:
            found = _find(value, response[name], sent[name], places.member(where, name), echoes)
            if found:
                tree[name] = found
                echoed = echoed or (isinstance(found, Pin) and found.why is ECHOED)
    if echoed and echoes is Echoes.EVERY:
        for name, value in request.items():
            # what is false, empty or nought may be left out: some services do not show a default
            if value and name not in response and "@" not in name and name in sent and _is_value(value, name):
                tree[name] = Pin(value, UNSHOWN, places.member(where, name), kind=Kind.EXTRA)
    return tree


def _is_value(value: Json, where: str) -> bool:
    """Tell whether a documented scalar stands for itself: null and placeholders do not."""
    if isinstance(value, str):
        return read_placeholder(value, where) is None
    return KIND_OF[type(value)] & SCALAR != 0


def _is_same_word(request: Json, response: Json) -> bool:
    """Tell whether two texts differ in letter case only, as enumerations of many services do."""
    return (
        isinstance(request, str) and isinstance(response, str) and request.casefold() == response.casefold()
    )
