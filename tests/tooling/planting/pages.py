"""Real pages as a planter of faults sees them: text with annotated blocks, found without docparse."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any, NamedTuple

_ANNOTATED = re.compile(
    r"^<!--[ \t\n]*(?P<json>\{(?:(?!-->).)*?\})\s*-->[ \t]*\n(?:[ \t]*\n)*"
    r"(?P<fence>```+)[ \t]*(?P<language>[\w-]*)[^\n]*\n(?P<content>.*?)(?:\n)?^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BlockText:
    """An annotated block; places are offsets in the page's text."""

    start: int
    """Of its comment."""
    json_start: int
    json_end: int
    fence: int
    content_start: int
    content_end: int
    end: int
    language: str
    annotation: Mapping[str, Any]

    @property
    def kind(self) -> str:
        return str(self.annotation.get("blockType"))


@dataclass(frozen=True)
class PageText:
    """A page with line feeds only."""

    path: str
    text: str

    @cached_property
    def blocks(self) -> tuple[BlockText, ...]:
        """The annotated blocks whose annotation is strict JSON."""
        return tuple(self._find_blocks())

    def _find_blocks(self) -> Iterator[BlockText]:
        for found in _ANNOTATED.finditer(self.text):
            try:
                annotation = json.loads(found["json"])
            except ValueError:
                continue
            yield BlockText(
                found.start(),
                *found.span("json"),
                found.start("fence"),
                found.start("content"),
                found.start("content") + len(found["content"].removesuffix("\n")),
                found.end(),
                found["language"].lower(),
                annotation,
            )

    @cached_property
    def pairs(self) -> tuple[tuple[BlockText, BlockText], ...]:
        """Requests, each with the one response below it; no code in between."""
        found = []
        for index, (request, response) in enumerate(zip(self.blocks, self.blocks[1:], strict=False)):
            following = self.blocks[index + 2].kind if index + 2 < len(self.blocks) else ""
            if (
                (request.kind, response.kind) == ("request", "response")
                and following != "response"
                and "name" not in response.annotation
                and not _FENCE.search(self.text, request.end, response.start)
                and re.match(r"[A-Z]+ \S", self.content(request))
                and self.content(response).startswith("HTTP/")
            ):
                found.append((request, response))
        return tuple(found)

    def content(self, block: BlockText) -> str:
        return self.text[block.content_start : block.content_end]

    def is_whole(self) -> bool:
        """Tell whether all comments about blockType are blocks that were found here."""
        return len(re.findall("blockType", self.text, re.IGNORECASE)) == len(self.blocks)


class Planted(NamedTuple):
    """A page with a fault in it."""

    text: str
    at: int
    """The offset of what the rule has to tell of."""
    also: Mapping[str, str] = MappingProxyType({})
    """Other pages that are changed with it, by path."""

    @property
    def line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1


Planter = Callable[[PageText, Random], Planted | None]
"""Returns the page with a fault, None where it has no place for one."""


def put(text: str, start: int, end: int, new: str, at: int | None = None) -> Planted:
    """Return a text with another piece; `at` is a place in the old text that stands behind or before it."""
    place = start if at is None else at
    shift = len(new) - (end - start) if place >= end and at is not None else 0
    return Planted(text[:start] + new + text[end:], place + shift)


def annotate(page: PageText, block: BlockText, annotation: Mapping[str, Any]) -> Planted:
    """Return a page whose block has another annotation; the place is the opening fence."""
    return put(page.text, block.json_start, block.json_end, json.dumps(annotation), block.fence)


def read_pages(folder: Path) -> Iterator[PageText]:
    """Yield the pages of a folder that are UTF-8 with one kind of line end."""
    for path in sorted(folder.rglob("*.md")):
        try:
            text = path.read_bytes().decode().replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
        if "\r" not in text and "\t" not in path.name:
            yield PageText(path.relative_to(folder).as_posix(), text)
