"""Resource and example blocks whose JSON is none, or only with good will."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.linting.resources.judged import judged
from docparse.linting.resources.placing import place_at
from docparse.model import Block, BlockType, Docset, Location
from docparse.reading.json_text import JsonReading, read_json

_MEANT = frozenset({"a comment", "an ellipsis", "an ellipsis for a value"})
"""What a resource block may hold: it is read by people, and never sent."""


def find_broken(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield what is wrong with the JSON of resource and example blocks: one of each kind, at its place."""
    for block, reading in _find_readings(docset):
        faults = [(reading.error.offset, reading.error.message)] if reading.error else []
        faults += [
            (offset, what)
            for what, offset in dict(reversed(reading.repairs)).items()
            if what not in _MEANT or block.annotation.block_type is not BlockType.RESOURCE
        ]
        faults += [
            (offset, f"the name '{name}' stands twice in its object") for name, offset in reading.duplicates
        ]
        for offset, message in sorted(faults):
            place = place_at(block, block.content, block.content_line, offset)
            yield place, f"the content is not valid JSON: {message}"


def _find_readings(docset: Docset) -> Iterator[tuple[Block, JsonReading]]:
    for block, reading in judged(docset).documented.blocks:
        if reading is not None:
            yield block, reading
    for page in docset.pages:
        for block in page.blocks:
            if block.annotation.block_type is BlockType.EXAMPLE and block.language.lower() == "json":
                yield block, read_json(block.content)
