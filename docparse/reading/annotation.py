"""Comments to annotations: the JSON object, its keys as the format spells them, its values of their types.

Nothing here knows lines: places are offsets in the comment, so that equal comments are read once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from docparse.model import Annotation, BlockType, Json, places
from docparse.reading.elements import count_mentions
from docparse.reading.json_text import JsonReading, find_offsets, read_json
from docparse.reading.keys import EXPECTED, KEYS, PAGE_TYPE, VALUES, anything, list_names
from docparse.reading.refinement import read_refinement

_ALIASES = {"@type": "@odata.type"}
_Find = Callable[[str], int]
"""Returns where a key stands in the comment's text."""
_BLOCK_TYPES = {word.lower(): word for word in BlockType if word is not BlockType.UNKNOWN}


class Note(NamedTuple):
    """Something to be told of a comment."""

    rule: str
    message: str
    offset: int
    """In characters from the start of the comment's text; 0 is the comment itself."""
    noted: bool = False
    """A lesser case of its rule."""


class Sort(Enum):
    """What a comment turns out to be."""

    PROSE = auto()
    WORDS = auto()
    """Words with an object or a list about blockType among them: above a block, an annotation gone wrong."""
    ANNOTATION = auto()
    """An object; without `blockType` its block decides what it is."""
    PAGE = auto()
    UNREADABLE = auto()


class CommentReading(NamedTuple):
    """A comment, read."""

    sort: Sort
    annotation: Annotation = Annotation(BlockType.UNKNOWN)
    value: Mapping[str, Json] = MappingProxyType({})
    """The page annotation's object as the author wrote it."""
    notes: tuple[Note, ...] = ()
    typed: bool = False
    """The object has a `blockType`."""
    mentions: int = 0
    """How often the text says blockType."""


_PROSE = CommentReading(Sort.PROSE)


@lru_cache(maxsize=4096)
def read_comment(text: str) -> CommentReading:
    """Return what the text between `<!--` and `-->` is."""
    body = text.strip()
    reading = _read(text, body) if "{" in body else _PROSE
    mentions = count_mentions(text)
    return reading._replace(mentions=mentions) if mentions else reading


def _read(text: str, body: str) -> CommentReading:
    """Return what a comment is that has a brace."""
    if not body.startswith("{"):
        return _read_other(text, body)
    start = text.index("{")
    reading = read_json(body)
    if reading.error is not None or not isinstance(reading.value, dict):
        return _read_broken(body, reading, start)
    if PAGE_TYPE in body.lower() and _is_page_annotation(reading.value):
        notes = tuple(note for note in _lenient(reading, start) if "line break" not in note.message)
        return CommentReading(Sort.PAGE, value=MappingProxyType(reading.value), notes=notes)
    lenient = list(_lenient(reading, start)) if reading.repairs or reading.duplicates else []
    return _read_object(reading.value, lambda key: start + _find_key(body, key), lenient)


def _is_page_annotation(value: Mapping[str, Json]) -> bool:
    keys = {key.lower(): key for key in value}
    kind = value.get(keys.get("type", ""))
    return isinstance(kind, str) and kind.lower() == PAGE_TYPE and "blocktype" not in keys


def _read_other(text: str, body: str) -> CommentReading:
    """Return what a comment is that does not start with an object."""
    if not count_mentions(body):
        return _PROSE
    message = "the annotation cannot be read: it is one JSON object, with no text and no list around it"
    note = Note("annotation-json-invalid", message, text.index(body[0]))
    return CommentReading(Sort.UNREADABLE if body.startswith("[") else Sort.WORDS, notes=(note,))


def _read_broken(body: str, reading: JsonReading, start: int) -> CommentReading:
    """Return the comment whose object cannot be read."""
    if reading.error is None:
        return _PROSE
    message, offset = reading.error.message, start + reading.error.offset
    if count_mentions(body):
        note = Note("annotation-json-invalid", f"the annotation cannot be read: {message}", offset)
    elif PAGE_TYPE in body.lower():
        note = Note("page-annotation-invalid", f"the page annotation cannot be read: {message}", offset)
    else:
        return _PROSE
    return CommentReading(Sort.UNREADABLE, notes=(note,))


def _lenient(reading: JsonReading, start: int) -> Iterator[Note]:
    """Yield a note for each thing forgiven, and for each key that stands twice."""
    for repair in reading.repairs:
        message = f"not strict JSON: {repair.what}"
        yield Note("annotation-json-lenient", message, start + repair.offset, noted=True)
    for duplicate in reading.duplicates:
        message = f"the key '{duplicate.name}' stands twice; the last one counts"
        yield Note("annotation-duplicate-key", message, start + duplicate.offset)


def _find_key(body: str, key: str) -> int:
    """Return where an object has a key, in characters from its start."""
    offsets = find_offsets(body).get(places.member("$", key))
    return 0 if offsets is None else offsets.name


def _read_object(written: dict[str, Json], find: _Find, notes: list[Note]) -> CommentReading:
    """Return the annotation of an object that can be read; a value of a wrong type is told and left out."""
    value: dict[str, Json] = {}
    keys: dict[str, str] = {}
    for key, item in written.items():
        name = key if key in VALUES else _spell(key, written, find, notes)
        keys[name] = key
        of_type = VALUES.get(name, anything)
        mended = None if item is None else of_type(item)
        if mended is None and item is not None:
            message = f"'{name}' is {EXPECTED[of_type]}, not {_shown(item)}"
            notes.append(Note("annotation-value-type", message, find(key)))
        else:
            value[name] = mended
    _unwrap_collection(value)
    block_type, typed = BlockType.UNKNOWN, "blockType" in value
    if typed:
        block_type, problem = _read_block_type(value["blockType"])
        notes += [problem._replace(offset=find(keys["blockType"]))] if problem else []
    refinement = None
    if isinstance(asked := value.get("docparse"), dict):
        refinement, problems = read_refinement(asked)
        at = find(keys["docparse"]) if problems else 0
        notes += [Note("annotation-value-type", each, at) for each in problems]
    names = list_names(value["name"]) if "name" in value else ()
    annotation = Annotation(block_type, names, MappingProxyType(value), refinement=refinement)
    return CommentReading(Sort.ANNOTATION, annotation, notes=tuple(notes), typed=typed)


def _spell(key: str, written: Mapping[str, Json], find: _Find, notes: list[Note]) -> str:
    """Return a key as the format spells it; others are the author's own, with a note on a near miss."""
    lower = key.lower()
    name = _ALIASES.get(lower) or (KEYS.get(lower) if key.isascii() else None)
    if name is None:
        nearest = _nearest(lower, KEYS)
        if nearest:
            message = f"the key '{key}' is unknown; did you mean '{nearest}'?"
            notes.append(Note("annotation-unknown-property", message, find(key)))
        return key
    if lower not in _ALIASES:
        message = f"the key '{key}' is spelt '{name}'"
        notes.append(Note("annotation-json-lenient", message, find(key), noted=True))
    elif name in written:
        message = f"'{key}' and '{name}' say the same; the last one counts"
        notes.append(Note("annotation-duplicate-key", message, find(key)))
    return name


def _unwrap_collection(value: dict[str, Json]) -> None:
    """Read a type `Collection(x)` as x, of which there are several."""
    kind = value.get("@odata.type")
    if isinstance(kind, str) and kind.endswith(")") and kind.lower().startswith("collection("):
        value["@odata.type"], value["isCollection"] = kind[len("collection(") : -1].strip(), True


def _nearest(word: str, known: Mapping[str, str]) -> str:
    """Return the known word most like this one, or an empty text."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, n=1, cutoff=0.75)
    return known[near[0]] if near else ""


def _read_block_type(word: Json) -> tuple[BlockType, Note | None]:
    """Return the block type that a word stands for, and what is to be told of the word."""
    lower = word.strip().lower() if isinstance(word, str) else ""
    if lower in _BLOCK_TYPES:
        return _BLOCK_TYPES[lower], None
    if lower == "ignore":
        message = "blockType 'ignore' is read as 'ignored'"
        return BlockType.IGNORED, Note("block-type-alias", message, 0, noted=True)
    nearest = _nearest(lower, _BLOCK_TYPES)
    hint = f"; did you mean '{nearest}'?" if nearest else ""
    return BlockType.UNKNOWN, Note("block-type-unknown", f"blockType {_shown(word)} is unknown{hint}", 0)


def _shown(item: Json) -> str:
    """Return a value as a message shows it."""
    text = repr(item)
    return text if len(text) <= 40 else f"{text[:37]}..."
