"""Faults in which response is whose."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tests.tooling.planting.pages import BlockText, PageText, Planted, Planter, annotate, put

_SECOND = '<!-- { "blockType": "ignored" } -->\n```http\nGET /second/spelling\n```\n\n'


def choose_pair(page: PageText, chance: Random) -> tuple[BlockText, BlockText] | None:
    return chance.choice(page.pairs) if page.pairs and page.is_whole() else None


def unpair_response(page: PageText, chance: Random) -> Planted | None:
    if (pair := choose_pair(page, chance)) is None:
        return None
    return put(page.text, pair[0].start, pair[0].fence, "", pair[1].fence)


def unpair_request(page: PageText, chance: Random) -> Planted | None:
    if (pair := choose_pair(page, chance)) is None:
        return None
    return put(page.text, pair[1].start, pair[1].end, "", pair[0].fence)


def unname_request(page: PageText, chance: Random) -> Planted | None:
    pair = choose_pair(page, chance)
    if pair is None or "name" not in pair[0].annotation:
        return None
    return annotate(page, pair[0], {key: value for key, value in pair[0].annotation.items() if key != "name"})


def repeat_name(page: PageText, chance: Random) -> Planted | None:
    named = [request for request, _ in page.pairs if isinstance(request.annotation.get("name"), str)]
    if len(named) < 2 or not page.is_whole():
        return None
    return annotate(page, named[1], {**named[1].annotation, "name": named[0].annotation["name"]})


def repeat_response(page: PageText, chance: Random) -> Planted | None:
    if (pair := choose_pair(page, chance)) is None:
        return None
    again = "\n\n" + page.text[pair[1].start : pair[1].end]
    planted = put(page.text, pair[1].end, pair[1].end, again)
    return planted._replace(at=pair[1].end + 2 + pair[1].fence - pair[1].start)


def misname_response(page: PageText, chance: Random) -> Planted | None:
    if (pair := choose_pair(page, chance)) is None:
        return None
    return annotate(page, pair[1], {**pair[1].annotation, "name": "no_such_request"})


def move_response(page: PageText, chance: Random) -> Planted | None:
    pair = choose_pair(page, chance)
    names = [block.annotation.get("name") for block in page.blocks]
    if pair is None or not (name := pair[0].annotation.get("name")) or names.count(name) > 1:
        return None
    named = annotate(page, pair[1], {**pair[1].annotation, "name": name}).text
    grown = len(named) - len(page.text)
    response = named[pair[1].start : pair[1].end + grown] + "\n\n"
    without = named[: pair[1].start] + named[pair[1].end + grown :]
    text = without[: pair[0].start] + response + without[pair[0].start :]
    return Planted(text, pair[0].start + pair[1].fence + grown - pair[1].start)


def ignore_request(page: PageText, chance: Random) -> Planted | None:
    if not page.pairs or not page.is_whole():
        return None
    request, response = page.pairs[0]
    if any(block.kind == "request" and block.start < request.start for block in page.blocks):
        return None
    planted = annotate(page, request, {**request.annotation, "blockType": "ignored"})
    return planted._replace(at=response.fence + len(planted.text) - len(page.text))


def spell_twice(page: PageText, chance: Random) -> Planted | None:
    if (pair := choose_pair(page, chance)) is None:
        return None
    return put(page.text, pair[1].start, pair[1].start, _SECOND, pair[1].fence)


PLANTERS: Mapping[str, Planter] = {
    "response-unpaired": unpair_response,
    "request-unpaired": unpair_request,
    "request-unnamed": unname_request,
    "request-name-duplicate": repeat_name,
    "response-alternate": repeat_response,
    "response-name-unknown": misname_response,
    "response-before-request": move_response,
    "response-to-ignored": ignore_request,
    "response-shared-with-ignored": spell_twice,
}
