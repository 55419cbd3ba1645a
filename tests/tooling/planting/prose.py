"""Faults in front matter, headings, tabs, links, suppressions, echoes and credentials."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from random import Random

from tests.linting.planted import TOKEN
from tests.tooling.planting.http import find_json
from tests.tooling.planting.pages import PageText, Planted, Planter, annotate, put

_TITLE = re.compile(r"\A---\n(?:(?!---)[^\n]*\n)*?(?P<title>title:[^\n]*\n)")
_HEADING = re.compile(r"^# [^\[\n]+\n", re.MULTILINE)
_SECTION = re.compile(r"^## HTTP request\n", re.MULTILINE)
_TABS = re.compile(
    r"^# \[[^\n]*\]\(#tab/(?P<name>\w+)\)\n(?:(?!^---|^#{1,5} [^\[])[^\n]*\n)*?(?P<end>---\n)(?!\s*---)",
    re.MULTILINE,
)


def drop_title(page: PageText, chance: Random) -> Planted | None:
    title = _TITLE.match(page.text)
    return put(page.text, *title.span("title"), "", 0) if title else None


def empty_title(page: PageText, chance: Random) -> Planted | None:
    title = _TITLE.match(page.text)
    return put(page.text, *title.span("title"), "title:\n") if title else None


def break_title(page: PageText, chance: Random) -> Planted | None:
    title = _TITLE.match(page.text)
    return put(page.text, *title.span("title"), "title: one: two\n") if title else None


def put_text_above(page: PageText, chance: Random) -> Planted | None:
    heading = _HEADING.search(page.text)
    return put(page.text, heading.start(), heading.start(), "Some text.\n\n") if heading else None


def drop_heading(page: PageText, chance: Random) -> Planted | None:
    heading, section = _HEADING.search(page.text), _SECTION.search(page.text)
    if heading is None or section is None or "doc_type: apiPageType" not in page.text:
        return None
    return put(page.text, *section.span(), "", heading.start())


def move_heading(page: PageText, chance: Random) -> Planted | None:
    section = _SECTION.search(page.text)
    if section is None or "doc_type: apiPageType" not in page.text or "\n## Response\n" not in page.text:
        return None
    return put(page.text, section.start(), section.start(), "## Response\n\nText.\n\n")


def repeat_tab(page: PageText, chance: Random) -> Planted | None:
    group = _TABS.search(page.text)
    if group is None:
        return None
    return put(
        page.text, group.start("end"), group.start("end"), f"# [Again](#tab/{group['name']})\n\nText.\n\n"
    )


def unclose_tabs(page: PageText, chance: Random) -> Planted | None:
    group = _TABS.search(page.text)
    if group is None or len(re.findall(r"^# \[", page.text, re.MULTILINE)) != group[0].count("# ["):
        return None
    return put(page.text, *group.span("end"), "", group.start())


def _say(page: PageText, text: str) -> Planted | None:
    heading = _HEADING.search(page.text)
    if heading is None:
        return None
    return put(page.text, heading.end(), heading.end(), f"\n{text}\n\n")._replace(at=heading.end() + 1)


def link_nowhere(page: PageText, chance: Random) -> Planted | None:
    return _say(page, "See [this](no-such-page.md).")


def point_nowhere(page: PageText, chance: Random) -> Planted | None:
    return None if "[!INCLUDE" in page.text else _say(page, "See [this](#no-such-heading).")


def silence_nothing(page: PageText, chance: Random) -> Planted | None:
    return _say(page, "<!-- docparse: ignore[date-invalid] -->")


def contradict(page: PageText, chance: Random) -> Planted | None:
    """Change a text that a PATCH request sends and its response shows again."""
    starts = {block.start: start for block, start in find_json(page)}
    for request, response in page.pairs:
        if not {request.start, response.start} <= starts.keys() or page.content(request)[:6] != "PATCH ":
            continue
        start = starts[response.start]
        shown = json.loads(page.text[start : response.content_end])
        for name, value in json.loads(page.text[starts[request.start] : request.content_end]).items():
            if (
                isinstance(value, str)
                and re.fullmatch(r"[A-Z][a-z]+ [a-z A-Z]+", value)
                and shown.get(name) == value
            ):
                pattern = re.compile(rf'"{re.escape(name)}"\s*:\s*(?P<value>"{re.escape(value)}")')
                found = pattern.search(page.text, start, response.content_end)
                if found:
                    return put(page.text, *found.span("value"), '"Quite another value"')
    return None


def name_no_key(page: PageText, chance: Random) -> Planted | None:
    if not page.pairs:
        return None
    request = chance.choice(page.pairs)[0]
    planted = annotate(page, request, {**request.annotation, "sampleKeys": ["no-such-key"]})
    return planted._replace(at=request.start)


def show_token(page: PageText, chance: Random) -> Planted | None:
    if not page.pairs:
        return None
    request = chance.choice(page.pairs)[0]
    end = request.content_start + len(page.content(request).partition("\n")[0])
    return put(page.text, end, end, f"\nAuthorization: Bearer {TOKEN}")._replace(at=end + 1)


PLANTERS: Mapping[str, Planter] = {
    "front-matter-missing": drop_title,
    "front-matter-empty": empty_title,
    "front-matter-invalid": break_title,
    "text-before-heading": put_text_above,
    "heading-missing": drop_heading,
    "heading-order": move_heading,
    "tab-group-position": repeat_tab,
    "tab-group-unclosed": unclose_tabs,
    "link-broken": link_nowhere,
    "anchor-broken": point_nowhere,
    "suppression-unused": silence_nothing,
    "echo-contradicted": contradict,
    "sample-key-missing": name_no_key,
    "credential-in-page": show_token,
}
