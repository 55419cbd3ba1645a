"""Faults in annotations, blocks, fences and includes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from tests.tooling.planting.pages import PageText, Planted, Planter, annotate, put
from tests.tooling.planting.pairs import choose_pair

_NEXT_MEMBER = re.compile(r'(?<=["}\]\w])(,)[ \t]*\n[ \t]*(")')
_PAGE_ANNOTATION = re.compile(
    r'^<!--\s*\{\s*"type": "#page\.annotation"(?:(?!-->).)*-->', re.MULTILINE | re.DOTALL
)


def orphan(page: PageText, chance: Random) -> Planted | None:
    if not page.blocks:
        return None
    block = chance.choice(page.blocks)
    return put(page.text, block.fence, block.fence, "Some text.\n\n", block.start)


def drop_comma(page: PageText, chance: Random) -> Planted | None:
    for block in chance.sample(page.blocks, len(page.blocks)):
        comma = _NEXT_MEMBER.search(page.text, block.json_start, block.json_end)
        if comma:
            return put(page.text, comma.start(1), comma.end(1), "", comma.start(2))
    return None


def add_comma(page: PageText, chance: Random) -> Planted | None:
    if not page.blocks:
        return None
    block = chance.choice(page.blocks)
    end = len(page.text[: block.json_end - 1].rstrip())
    return put(page.text, end, end, ",")


def repeat_key(page: PageText, chance: Random) -> Planted | None:
    return _add_member(page, chance, "request", '"name": "another_name"', "name")


def _add_member(page: PageText, chance: Random, kind: str, member: str, after: str) -> Planted | None:
    """Return a page with one more member, on a line of its own, in an annotation that has some key."""
    fitting = [block for block in page.blocks if block.kind == kind and after in block.annotation]
    if not fitting:
        return None
    block = chance.choice(fitting)
    end = len(page.text[: block.json_end - 1].rstrip())
    return put(page.text, end, end, f",\n  {member}")._replace(at=end + 4)


def mistype_value(page: PageText, chance: Random) -> Planted | None:
    fitting = [block for block in page.blocks if block.annotation.get("truncated") is True]
    if not fitting:
        return None
    block = chance.choice(fitting)
    found = re.compile(r'"truncated"\s*:\s*true').search(page.text, block.json_start, block.json_end)
    return put(page.text, *found.span(), '"truncated": "maybe"') if found else None


def misspell_key(page: PageText, chance: Random) -> Planted | None:
    return _add_member(page, chance, "response", '"optionalProperty": []', "blockType")


def leave_open(page: PageText, chance: Random) -> Planted | None:
    if not page.blocks or not page.is_whole():
        return None
    text = page.text.rstrip("\n") + "\n\n"
    return Planted(text + '<!-- { "blockType": "ignored" }\n', len(text))


def malform(page: PageText, chance: Random) -> Planted | None:
    if not page.blocks:
        return None
    block = chance.choice(page.blocks)
    return put(page.text, block.start, block.start + 4, "<!-")


def break_page_annotation(page: PageText, chance: Random) -> Planted | None:
    found = _PAGE_ANNOTATION.search(page.text)
    comma = _NEXT_MEMBER.search(page.text, *found.span()) if found else None
    return put(page.text, comma.start(1), comma.end(1), "", comma.start(2)) if comma else None


def _replace_word(page: PageText, chance: Random, word: str, new: str) -> Planted | None:
    fitting = [block for block in page.blocks if block.kind == word]
    if not fitting:
        return None
    block = chance.choice(fitting)
    found = re.compile(rf'"blockType"\s*:\s*"{word}"').search(page.text, block.json_start, block.json_end)
    return put(page.text, *found.span(), f'"blockType": "{new}"') if found else None


def misspell_type(page: PageText, chance: Random) -> Planted | None:
    return _replace_word(page, chance, "request", "requst")


def use_alias(page: PageText, chance: Random) -> Planted | None:
    return _replace_word(page, chance, "ignored", "ignore")


def leave_type_out(page: PageText, chance: Random) -> Planted | None:
    pair = choose_pair(page, chance)
    if pair is None or pair[0].language != "http" or "name" not in pair[0].annotation:
        return None
    left = {key: value for key, value in pair[0].annotation.items() if key != "blockType"}
    return annotate(page, pair[0], left)._replace(at=pair[0].start)


def unannotate(page: PageText, chance: Random) -> Planted | None:
    fitting = [
        block
        for block in page.blocks
        if block.kind == "ignored" and block.language == "http" and re.match("[A-Z]+ /", page.content(block))
    ]
    if not fitting:
        return None
    block = chance.choice(fitting)
    return put(page.text, block.start, block.fence, "")


def unclose_fence(page: PageText, chance: Random) -> Planted | None:
    if (pair := choose_pair(page, chance)) is None:
        return None
    end = page.text.rindex("\n", 0, pair[0].end)
    return put(page.text, end, pair[0].end, "", pair[0].fence)


def include_nothing(page: PageText, chance: Random) -> Planted | None:
    heading = re.search(r"^# [^\[\n]+\n", page.text, re.MULTILINE)
    if heading is None:
        return None
    planted = put(page.text, heading.end(), heading.end(), "\n[!INCLUDE [x](no-such-file.md)]\n\n")
    return planted._replace(at=heading.end() + 1)


def undecode(page: PageText, chance: Random) -> Planted | None:
    words = list(re.finditer(r"(?<=[a-z]) (?=[a-z])", page.text.partition("\n## ")[0]))
    if not words:
        return None
    place = chance.choice(words).start()
    return put(page.text, place, place, "\udcff")


PLANTERS: Mapping[str, Planter] = {
    "annotation-orphan": orphan,
    "annotation-json-invalid": drop_comma,
    "annotation-json-lenient": add_comma,
    "annotation-duplicate-key": repeat_key,
    "annotation-value-type": mistype_value,
    "annotation-unknown-property": misspell_key,
    "annotation-comment-unclosed": leave_open,
    "annotation-comment-malformed": malform,
    "page-annotation-invalid": break_page_annotation,
    "block-type-unknown": misspell_type,
    "block-type-alias": use_alias,
    "block-type-inferred": leave_type_out,
    "code-block-unannotated": unannotate,
    "fence-unclosed": unclose_fence,
    "include-not-found": include_nothing,
    "text-undecodable": undecode,
}
