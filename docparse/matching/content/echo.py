"""Echoes as pins: what an actual response has to show because it was sent."""

from __future__ import annotations

import json

from docparse.echoes import Echo, Relation, find_echoes
from docparse.matching.content.pins import Pin, Pinned, put
from docparse.matching.policy import Echoes
from docparse.model import Json, Kind
from docparse.values.kinds import KIND_OF, SCALAR
from docparse.values.places import find_keys, look_up
from docparse.values.sameness import agree

ECHOED = "echo of {origin} at line {origin_line}"
CONTRADICTED = "the page's own request sends {origin} at line {origin_line}"
UNSHOWN = "the request sends {origin} at line {origin_line}, the response block does not show it"


def pin_echoes(request: Json, response: Json, sent: Json, echoes: Echoes) -> Pinned:
    """Return what an actual response has to show because it was sent.

    `request` and `response` are the page's, `sent` is the content that was really sent: its values count,
    and what it no longer holds is not pinned. Contradictions of the page are pinned for `Echoes.EVERY` only.
    """
    tree: Pinned = {}
    for echo in find_echoes(request, response):
        if echo.relation is Relation.SAME or echoes is Echoes.EVERY:
            keys = find_keys(echo.place)
            really = echo.sent if sent is request else look_up(sent, keys)
            if KIND_OF[type(really)] & SCALAR and (pin := _pin(echo, really)):
                put(tree, keys, pin)
    return tree


def _pin(echo: Echo, sent: Json) -> Pin | None:
    if echo.relation is Relation.SAME:
        return Pin(sent, ECHOED)
    if echo.relation is Relation.UNSHOWN:
        return Pin(sent, UNSHOWN, kind=Kind.EXTRA)
    if not agree(echo.sent, sent):
        return None  # with another value sent than the page's, it is the caller who contradicts
    return Pin(echo.shown, CONTRADICTED, json.dumps(echo.sent, ensure_ascii=False))
