"""Faults in requests, responses and their content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from random import Random

from tests.tooling.planting.pages import BlockText, PageText, Planted, Planter, put

_JSON_FIELD = re.compile(r"^content-type:[ \t]*application/json", re.IGNORECASE | re.MULTILINE)
_COMMA = re.compile(r',[ \t]*\n[ \t]*(")')
_FIRST_FIELD = re.compile(r"^[\w-]+:[^\n]*$", re.MULTILINE)
_STATUS_LINE = re.compile(r"HTTP/1\.1 \d{3}( [^\n]*\S)\n")


def find_json(page: PageText, kind: str = "") -> Iterator[tuple[BlockText, int]]:
    """Yield the blocks of pairs that hold strict JSON said to be so, with where that starts."""
    for pair in page.pairs if page.is_whole() else ():
        for block in pair:
            head, gap, content = page.content(block).partition("\n\n")
            if block.kind == (kind or block.kind) and gap and _JSON_FIELD.search(head) and content[:1] == "{":
                try:
                    json.loads(content)
                except ValueError:
                    continue
                yield block, block.content_start + len(head) + 2


def _choose(page: PageText, chance: Random, *methods: str) -> BlockText | None:
    fitting = [
        request
        for request, _ in page.pairs
        if request.language == "http" and re.match("|".join(methods) or "[A-Z]+ ", page.content(request))
    ]
    return chance.choice(fitting) if fitting else None


def write_lower(page: PageText, chance: Random) -> Planted | None:
    if (block := _choose(page, chance)) is None:
        return None
    method = page.content(block).partition(" ")[0]
    return put(page.text, block.content_start, block.content_start + len(method), method.lower())


def add_colon(page: PageText, chance: Random) -> Planted | None:
    if (block := _choose(page, chance)) is None:
        return None
    end = block.content_start + page.content(block).index(" ")
    return put(page.text, end, end, ":", block.content_start)


def empty_request(page: PageText, chance: Random) -> Planted | None:
    if (block := _choose(page, chance)) is None:
        return None
    return put(page.text, block.content_start, block.content_end + 1, "", block.fence)


def add_request(page: PageText, chance: Random) -> Planted | None:
    if (block := _choose(page, chance, "GET ")) is None:
        return None
    line = page.content(block).partition("\n")[0]
    end = block.content_start + len(line)
    return put(page.text, end, end, f"\n{line}/more")._replace(at=end + 1)


def drop_empty_line(page: PageText, chance: Random) -> Planted | None:
    fitting = list(find_json(page))
    if not fitting:
        return None
    _, start = chance.choice(fitting)
    return put(page.text, start - 1, start, "", start)


def fold_field(page: PageText, chance: Random) -> Planted | None:
    fitting = list(find_json(page, "request"))
    if not fitting:
        return None
    block, start = chance.choice(fitting)
    field = _FIRST_FIELD.search(page.text, block.content_start, start)
    return (
        put(page.text, field.end(), field.end(), "\n  folded")._replace(at=field.end() + 1) if field else None
    )


def miscount(page: PageText, chance: Random) -> Planted | None:
    fitting = [
        start
        for block, start in find_json(page, "request")
        if block.content_end - start > 40 and "content-length" not in page.content(block).lower()
    ]
    if not fitting:
        return None
    start = chance.choice(fitting)
    return put(page.text, start - 1, start - 1, "Content-Length: 7\n")


def promise_content(page: PageText, chance: Random) -> Planted | None:
    for _, response in page.pairs:
        if re.fullmatch(r"HTTP/1\.1 204 [\w ]+", page.content(response)):
            end = response.content_end
            return put(page.text, end, end, "\nContent-Type: text/plain")._replace(at=end + 1)
    return None


def drop_status_line(page: PageText, chance: Random) -> Planted | None:
    fitting = list(find_json(page, "response"))
    if not fitting:
        return None
    block, _ = chance.choice(fitting)
    return put(page.text, block.content_start, page.text.index("\n", block.content_start) + 1, "")


def drop_comma(page: PageText, chance: Random) -> Planted | None:
    for block, start in find_json(page):
        comma = _COMMA.search(page.text, start, block.content_end)
        if comma:
            return put(page.text, comma.start(), comma.start() + 1, "", comma.start(1))
    return None


def put_words(page: PageText, chance: Random) -> Planted | None:
    fitting = [
        each for each in find_json(page, "response") if "content-length" not in page.content(each[0]).lower()
    ]
    if not fitting:
        return None
    block, start = chance.choice(fitting)
    head = _JSON_FIELD.sub("Content-Type: image/jpeg", page.text[block.content_start : start])
    planted = put(page.text, block.content_start, block.content_end, f"{head}Binary data for the image")
    return planted._replace(at=block.content_start + len(head))


def drop_reason(page: PageText, chance: Random) -> Planted | None:
    for _, response in page.pairs:
        found = _STATUS_LINE.match(page.text, response.content_start)
        if found:
            return put(page.text, *found.span(1), "", response.content_start)
    return None


PLANTERS: Mapping[str, Planter] = {
    "http-method-unknown": write_lower,
    "http-request-line": add_colon,
    "http-request-empty": empty_request,
    "http-multiple-requests": add_request,
    "http-missing-blank-line": drop_empty_line,
    "http-header-folded": fold_field,
    "http-content-length": miscount,
    "http-content-type-without-body": promise_content,
    "http-status-line-missing": drop_status_line,
    "body-json-invalid": drop_comma,
    "body-placeholder-binary": put_words,
    "http-reason-missing": drop_reason,
}
