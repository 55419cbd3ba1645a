"""Documented responses of a page, read by the plain form that these pages have.

An annotation of one line stands above a fence, and JSON has a line for each property. What is planted must
not depend on how docparse reads pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = Any

ANNOTATION = re.compile(r'<!-- (\{ "blockType": "(?P<type>request|response)".*\}) -->')
PROPERTY = re.compile(r'(?P<indent>\s*)"(?P<name>[^"]+)": (?P<rest>.*)')
_KEY = re.compile(r"(?=[\w-]*\d)[\w-]{8,}")


@dataclass(frozen=True, slots=True)
class Property:
    """A property of documented JSON and the line, from 0, that it begins on."""

    line: int
    where: str
    name: str
    value: Json
    is_sure: bool
    """Every exemplar shows it: it is not in one of several items."""


@dataclass(frozen=True, slots=True)
class Documented:
    """The first documented response of an example; lines count from 0."""

    example: str
    method: str
    annotation: int
    status: int
    blank: int
    """The line after the fields; the closing fence where there is no content."""
    end: int
    """The closing fence."""
    request: Json
    """The request's JSON content, if it has some."""
    properties: tuple[Property, ...]

    @property
    def has_content(self) -> bool:
        """There is content after the fields."""
        return self.blank < self.end


def find_documented(lines: Sequence[str]) -> Iterator[Documented]:
    """Yield the documented responses of a page, the first of each example."""
    name, method, request = "", "", None
    for number, line in enumerate(lines):
        found = ANNOTATION.fullmatch(line)
        if not found:
            continue
        annotation = json.loads(found[1])
        start = number + 2
        end = next(index for index in range(start, len(lines)) if lines[index] == "```")
        blank = next((index for index in range(start, end) if not lines[index]), end)
        if found["type"] == "request":
            name, method = annotation["name"], lines[start].partition(" ")[0]
            request = _read_json(lines[blank:end])
        elif "name" not in annotation:
            properties = tuple(_find_properties(lines, blank + 1, end))
            yield Documented(name, method, number, start, blank, end, request, properties)


def find_producers(lines: Sequence[str], responses: Sequence[Documented]) -> frozenset[str]:
    """Return the examples whose answers later examples of the page may live on."""
    text = "\n".join(lines)
    after = {name for names in re.findall(r'"after": \[([^\]]*)\]', text) for name in names.split('"')}
    return frozenset(
        response.example
        for response in responses
        if response.example in after or says(lines, response, "capture") or _shows_key(lines, response)
    )


def _shows_key(lines: Sequence[str], response: Documented) -> bool:
    conditions = [line for line in lines[response.end :] if line.startswith("If-")]
    for _, name, value in find_fields(lines, response):
        if name == "ETag" and any(line.endswith(f": {value}") for line in conditions):
            return True
    above, below = "\n".join(lines[: response.annotation]), "\n".join(lines[response.end :])
    shown = set(_KEY.findall("\n".join(lines[response.status : response.end])))
    return any(key in below and key not in above for key in shown)


def _read_json(lines: Sequence[str]) -> Json:
    try:
        return json.loads("\n".join(lines))
    except ValueError:
        return None


def _find_properties(lines: Sequence[str], first: int, last: int) -> Iterator[Property]:
    """Yield the properties of JSON in the order of their lines."""
    value = _read_json(lines[first:last])
    if value is None:
        return
    numbers = [index for index in range(first, last) if PROPERTY.fullmatch(lines[index])]
    walked = list(_walk(value, "$", is_sure=True))
    assert len(walked) == len(numbers), f"a property with no line of its own in lines {first + 1} to {last}"
    for number, (where, name, each, is_sure) in zip(numbers, walked, strict=True):
        yield Property(number, where, name, each, is_sure)


def _walk(value: Json, where: str, *, is_sure: bool) -> Iterator[tuple[str, str, Json, bool]]:
    if isinstance(value, dict):
        for name, each in value.items():
            place = f"{where}.{name}" if name.isidentifier() else f"{where}['{name}']"
            yield place, name, each, is_sure
            yield from _walk(each, place, is_sure=is_sure)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _walk(each, f"{where}[{index}]", is_sure=is_sure and len(value) == 1)


def find_fields(lines: Sequence[str], response: Documented) -> Iterator[tuple[int, str, str]]:
    for number in range(response.status + 1, response.blank):
        name, _, value = lines[number].partition(": ")
        yield number, name, value


def says(lines: Sequence[str], response: Documented, word: str) -> bool:
    """Tell whether a response's annotation has a word in quotation marks."""
    return f'"{word}"' in lines[response.annotation]
