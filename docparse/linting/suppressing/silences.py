"""What a page asks to be silenced: comments, annotations of blocks, the page's own annotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docparse.linting.suppressing.old_texts import OldText, read_old_text
from docparse.model import Block, Json, Location, Page


class Silence(NamedTuple):
    """One word or text, and the lines it is for."""

    location: Location
    """Where it stands; it is for the lines from here on."""
    last_line: int
    """0: the whole page."""
    word: str = ""
    """Means rules; empty where there is a text."""
    text: OldText | None = None

    def covers(self, place: Location) -> bool:
        """Tell whether it is for a place."""
        if not self.last_line:
            return place.page == self.location.page
        return place.page == self.location.page and self.location.line <= place.line <= self.last_line


def find_silences(page: Page) -> Iterator[Silence]:
    """Yield what a page asks to be silenced."""
    for suppression in page.suppressions:
        for word in suppression.rules:
            yield Silence(suppression.location, suppression.last_line, word)
    for block in page.blocks:
        for word in _read_ignored(block.annotation.value.get("docparse")):
            yield Silence(Location(block.location.page, block.comment_line), _find_last_line(block), word)
    if page.annotation is not None:
        yield from _find_in_annotation(page.annotation.value, page.annotation.location)


def _find_in_annotation(value: Mapping[str, Json], location: Location) -> Iterator[Silence]:
    for key, item in value.items():
        if key.lower() == "docparse":
            for word in _read_ignored(item):
                yield Silence(location, 0, word)
        elif key.lower() == "suppressions":
            for text in item if isinstance(item, list) else [item]:
                if isinstance(text, str) and text.strip():
                    is_word = len(text.split()) == 1
                    yield (
                        Silence(location, 0, text.strip())
                        if is_word
                        else Silence(location, 0, text=read_old_text(text))
                    )


def _read_ignored(refinement: Json | None) -> tuple[str, ...]:
    """Return the words under `ignore` of an object "docparse"."""
    asked = refinement.get("ignore") if isinstance(refinement, dict) else None
    words = asked if isinstance(asked, list) else [asked]
    return tuple(word for word in words if isinstance(word, str) and word.strip())


def _find_last_line(block: Block) -> int:
    """Return the line of a block's closing fence."""
    return block.content_line + block.content.count("\n") + 1
