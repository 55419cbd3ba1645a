"""The kinds of faults: how a documented response comes to promise what the service does not keep."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.third_party.documented import (
    ANNOTATION,
    PROPERTY,
    Documented,
    Json,
    Property,
    find_fields,
    says,
)

_FREE_FIELDS = frozenset(
    {"content-type", "location", "etag", "last-modified", "set-cookie", "content-length", "next-page"}
)
_NO_CONTENT = frozenset({"204", "205", "304"})


@dataclass(frozen=True, slots=True)
class Edit:
    """New lines in place of some of a page's, with the line of the fault in them."""

    first: int
    last: int
    """The first line after those that are replaced."""
    lines: Sequence[str]
    fault: int
    """The line of the fault among the new ones."""
    outcome: str
    finding: Mapping[str, str]


Plant = Callable[[Sequence[str], Documented], Iterator[Edit]]


def _fails(aspect: str, kind: str) -> tuple[str, Mapping[str, str]]:
    return "failed", {"aspect": aspect, "kind": kind, "severity": "failed"}


def _breaks(
    lines: Sequence[str], response: Documented, aspect: str, **more: str
) -> tuple[str, Mapping[str, str]]:
    """Return a verdict on content: of an expected error only the status code is a promise."""
    error = says(lines, response, "expectError")
    severity = "warning" if error else "failed"
    return "passed" if error else "failed", {"aspect": aspect, "severity": severity, **more}


def _warns(aspect: str, kind: str) -> tuple[str, Mapping[str, str]]:
    return "passed", {"aspect": aspect, "kind": kind, "severity": "warning"}


def _replace(line: int, text: str, verdict: tuple[str, Mapping[str, str]]) -> Edit:
    return Edit(line, line + 1, (text,), 0, *verdict)


def plant_status(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise another status code."""
    version, code, *reason = lines[response.status].split(" ")
    other = {"2": "202" if code != "202" else "200", "3": "308", "4": "409", "5": "501"}[code[0]]
    verdict = _fails("status", "value")
    if code == "401":  # with no credentials at hand a refusal says nothing of the page
        verdict = ("inconclusive", {})
    yield _replace(response.status, " ".join([version, other, *reason]), verdict)


def plant_media_type(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise another media type."""
    for number, name, _ in find_fields(lines, response):
        if name == "Content-Type":
            yield _replace(number, "Content-Type: application/vnd.planted+json", _fails("header", "value"))


def plant_field(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise a field that the service does not send."""
    status = lines[response.status]
    first = response.status
    yield Edit(first, first + 1, (status, "X-Planted: yes"), 1, *_fails("header", "missing"))


def plant_field_value(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise another value of a field."""
    for number, name, value in find_fields(lines, response):
        if name.lower() not in _FREE_FIELDS and "UUID" not in name and "…" not in value and "{" not in value:
            yield _replace(number, f"{name}: {value}-planted", _warns("header", "value"))
            return


def plant_location(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise a Location with one segment more; on a host that the request does not name that weighs less."""
    for number, name, value in find_fields(lines, response):
        if name == "Location":
            path, mark, query = value.partition("?")
            verdict = _warns("header", "value") if "://" in path else _fails("header", "value")
            yield _replace(number, f"Location: {path}/planted{mark}{query}", verdict)


def plant_new_name(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise a property under another name."""
    for each in _choose(response, lambda each: each.is_sure and each.value is not None):
        text = lines[each.line].replace(f'"{each.name}"', f'"{each.name}Planted"', 1)
        yield _replace(each.line, text, _breaks(lines, response, "body", kind="missing"))


def plant_property(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise a property that the service does not send."""
    first = response.blank + 1
    if response.properties and lines[first] == "{":
        yield Edit(
            first,
            first + 1,
            ("{", '  "planted": "by hand",'),
            1,
            *_breaks(lines, response, "body", kind="missing"),
        )


def plant_type(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise a value of another JSON type."""
    for each in _choose(response, lambda each: each.is_sure and _is_scalar(each.value)):
        other: Json = 12 if isinstance(each.value, str) else "planted by hand"
        yield _replace(
            each.line, _with_value(lines[each.line], other), _breaks(lines, response, "body", kind="type")
        )


def plant_removal(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise one property less, where the page says that it shows all."""
    if says(lines, response, "truncated") or says(lines, response, "exact"):
        return
    whole = [each for each in response.properties if each.is_sure and _is_scalar(each.value)]
    for each in whole[:1]:
        if lines[each.line].endswith(","):
            verdict = _warns("body", "extra")
            yield Edit(each.line, each.line + 1, (), 0, verdict[0], {**verdict[1], "where": each.where})


def plant_pin(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise a value that the service does not send, as the author's own pin."""
    texts = (each for each in response.properties if each.is_sure and isinstance(each.value, str))
    for each in list(texts)[-1:]:
        between = list(lines[response.annotation : each.line])
        between[0] = _with_pin(between[0], each.where)
        text = _with_value(lines[each.line], f"{each.value} planted")
        first, last = response.annotation, each.line + 1
        yield Edit(
            first, last, (*between, text), len(between), *_breaks(lines, response, "body", kind="value")
        )


def plant_format(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise a GUID where the service sends no such thing."""
    guid = "00000000-aaaa-4bbb-8ccc-0123456789ab"
    if says(lines, response, "pin") or says(lines, response, "exact"):
        return
    texts = (each for each in response.properties if each.is_sure and isinstance(each.value, str))
    for each in list(texts)[:1]:
        if not re.fullmatch(r"[0-9a-f]{8}-.*", each.value):
            yield _replace(each.line, _with_value(lines[each.line], guid), _warns("body", "format"))


def plant_items(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise items where the service has none: nothing is proven of them, and nothing broken."""
    if says(lines, response, "isEmpty") or says(lines, response, "exact"):
        return
    for each in response.properties:
        if each.value == []:
            text = lines[each.line].replace("[]", '[{ "planted": true }]', 1)
            verdict = "inconclusive" if says(lines, response, "isCollection") else "passed"
            yield _replace(each.line, text, (verdict, {"aspect": "body", "kind": "empty"}))


def plant_content(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Promise content where none is documented, and none is sent."""
    has_none = response.method == "HEAD" or lines[response.status].split(" ")[1] in _NO_CONTENT
    if not response.has_content and not has_none:
        added = ("", "{", '  "planted": "by hand"', "}", "```")
        yield Edit(response.end, response.end + 1, added, 1, *_breaks(lines, response, "body"))


def plant_contradiction(lines: Sequence[str], response: Documented) -> Iterator[Edit]:
    """Show another value than the one that is written: the page contradicts itself."""
    if response.method not in {"PATCH", "PUT"}:
        return
    for each in response.properties:
        sent = _look_up(response.request, each.where)
        if each.is_sure and isinstance(each.value, str) and sent == each.value:
            text = _with_value(lines[each.line], f"{each.value} planted")
            yield _replace(each.line, text, ("passed", {"rule": "echo-contradicted"}))
            return


KINDS: Mapping[str, Plant] = {
    "status": plant_status,
    "media-type": plant_media_type,
    "field": plant_field,
    "field-value": plant_field_value,
    "location": plant_location,
    "new-name": plant_new_name,
    "property": plant_property,
    "type": plant_type,
    "removal": plant_removal,
    "pin": plant_pin,
    "format": plant_format,
    "items": plant_items,
    "content": plant_content,
    "contradiction": plant_contradiction,
}


def _choose(response: Documented, fits: Callable[[Property], bool]) -> Iterator[Property]:
    """Yield one of the properties that fit; from page to page not always the first."""
    places = [each for each in response.properties if fits(each)]
    if places:
        yield places[response.status % len(places)]


def _is_scalar(value: Json) -> bool:
    return isinstance(value, str | int | float)


def _with_value(line: str, value: Json) -> str:
    found = PROPERTY.fullmatch(line)
    assert found
    comma = "," if line.endswith(",") else ""
    return f'{found["indent"]}"{found["name"]}": {json.dumps(value, ensure_ascii=False)}{comma}'


def _with_pin(comment: str, where: str) -> str:
    found = ANNOTATION.fullmatch(comment)
    assert found
    annotation = json.loads(found[1])
    refinement = annotation.setdefault("docparse", {})
    refinement["pin"] = [*refinement.get("pin", ()), where]
    return f"<!-- {json.dumps(annotation)} -->"


def _look_up(value: Json, where: str) -> Json:
    for name in re.findall(r"\.(\w+)", where):
        value = value.get(name) if isinstance(value, dict) else None
    return value if "[" not in where else None
