"""Where a value of JSON content stands in the author's file."""

from __future__ import annotations

from docparse.model import Block, Location
from docparse.reading.json_text import find_offsets
from docparse.values.places import Place, spell


def place_in_block(block: Block, text: str, line: int, place: Place, *, at_name: bool = False) -> Location:
    """Return where a value stands, or its property's name.

    `text` is the content and `line` the page's line on which it starts.
    """
    offsets = find_offsets(text).get(spell(place))
    if offsets is None:
        return Location(block.location.page, line, block.content_column)
    return place_at(block, text, line, offsets.name if at_name else offsets.value)


def place_at(block: Block, text: str, line: int, offset: int) -> Location:
    """Return where a character of the content stands."""
    before = text[:offset]
    column = block.content_column + offset - before.rfind("\n") - 1
    return Location(block.location.page, line + before.count("\n"), column)
