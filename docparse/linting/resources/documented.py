"""The resource blocks of a docset, read, and the types that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docparse.linting.resources.placing import place_in_block
from docparse.model import Block, BlockType, Docset, Json, Location, Table
from docparse.reading.json_text import JsonReading, read_json
from docparse.schema import (
    Catalogue,
    Collection,
    Reference,
    Resource,
    bare_name,
    is_primitive,
    read_type,
)
from docparse.values.places import Place

_JSON_LANGUAGES = frozenset({"", "json", "jsonc", "json5"})
"""Languages of resource blocks; a bare fence is one, as in API Doctor's manual."""


class ResourceBlock(NamedTuple):
    """A resource block with its content."""

    block: Block
    reading: JsonReading | None
    """None: the block is in a language other than JSON."""

    @property
    def value(self) -> Json:
        """The content; None where it is no JSON."""
        return None if self.reading is None or self.reading.error is not None else self.reading.value

    @property
    def type_name(self) -> str:
        """The resource that the block documents; empty where the annotation does not say."""
        return bare_name(self.block.annotation.resource_type)

    @property
    def comment(self) -> Location:
        """Where the annotation stands."""
        return Location(self.block.location.page, self.block.comment_line)


class Documented(NamedTuple):
    """What a docset documents."""

    blocks: tuple[ResourceBlock, ...]
    types: Catalogue


class Referenced(NamedTuple):
    """A resource that another one's block names."""

    name: str
    of: ResourceBlock
    place: Place
    """Where in the block; None: in its annotation, as the base type."""

    def locate(self) -> Location:
        """Return where the name stands in the author's file."""
        if self.place is None:
            return self.of.comment
        block = self.of.block
        return place_in_block(block, block.content, block.content_line, self.place)


def read_documented(docset: Docset) -> Documented:
    """Return the resource blocks of all pages and their types."""
    blocks: list[ResourceBlock] = []
    resources: list[Resource] = []
    for page in docset.pages:
        found = [
            _read_block(block) for block in page.blocks if block.annotation.block_type is BlockType.RESOURCE
        ]
        if found:
            mentioned = None if page.tables is None else frozenset(_find_mentioned(page.tables))
            blocks += found
            resources += (
                Resource(block.annotation, value, mentioned)
                for block, value in ((each.block, each.value) for each in found)
                if isinstance(value, dict)
            )
    return Documented(tuple(blocks), Catalogue(resources))


def _read_block(block: Block) -> ResourceBlock:
    is_json = block.language.lower() in _JSON_LANGUAGES
    return ResourceBlock(block, read_json(block.content) if is_json else None)


def _find_mentioned(tables: Iterable[Table]) -> Iterator[str]:
    """Yield what the first column of tables names: properties, relationships."""
    for table in tables:
        for row in table.rows:
            if row:
                yield row[0].strip()


def find_references(documented: Documented) -> Iterator[Referenced]:
    """Yield the resources that resource blocks name: as base types, and as types of properties."""
    for each in documented.blocks:
        base = bare_name(str(each.block.annotation.value.get("baseType") or ""))
        if base and not is_primitive(base):
            yield Referenced(base, each, None)
        if isinstance(each.value, dict):
            for name, member in each.value.items():
                for referenced, place in _find_named(member, (None, name)):
                    yield Referenced(referenced, each, place)


def _find_named(value: Json, place: Place) -> Iterator[tuple[str, Place]]:
    """Yield the resources that a value of a resource block names, with their places."""
    if isinstance(value, dict | str):
        kind = read_type(value)
        while isinstance(kind, Collection):
            kind = kind.item
        if isinstance(kind, Reference) and not kind.is_guess and not is_primitive(kind.name):
            yield kind.name, place
    if isinstance(value, dict):
        for name, member in value.items():
            if "@" not in name:
                yield from _find_named(member, (place, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _find_named(item, (place, index))
