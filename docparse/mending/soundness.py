"""Whether a page says the same after an edit: what was to be mended is gone, and nothing else has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from docparse.mending.content import JSON_BLOCKS
from docparse.message import Headers
from docparse.model import Annotation, Block, BlockType, Example, Json, Page
from docparse.reading.json_text import read_json

_MESSAGES = (BlockType.REQUEST, BlockType.RESPONSE)


def says_the_same(before: Page, after: Page, mendable: Collection[str]) -> bool:
    """Tell whether two readings of a page agree but for what the mendable rules are about.

    No line may move. New slips may only be such that are mended next: a Content-Length after its content.
    """
    new = Counter(map(str, after.slips)) - Counter(map(str, before.slips))
    return (
        [_of_block(block) for block in before.blocks] == [_of_block(block) for block in after.blocks]
        and [_of_example(example) for example in before] == [_of_example(example) for example in after]
        and before.ledger == after.ledger
        and before.tables == after.tables
        and before.suppressions == after.suppressions
        and before.annotation == after.annotation
        and all(slip.rule in mendable for slip in after.slips if str(slip) in new)
    )


def _of_block(block: Block) -> tuple[object, ...]:
    content: object = "" if block.annotation.block_type in _MESSAGES else block.content
    if block.annotation.block_type in JSON_BLOCKS:
        content = _read_value(block.content.encode("utf-8", "replace"))
    place = (block.location, block.comment_line, block.content_line, block.content_column)
    return *place, block.info, block.heading, block.tab, *_of_annotation(block.annotation), content


def _of_annotation(annotation: Annotation) -> tuple[object, ...]:
    value = {key: item for key, item in annotation.value.items() if key != "blockType"}
    return annotation.block_type, annotation.names, annotation.inferred, value


def _of_example(example: Example) -> tuple[object, ...]:
    request = example.request
    return (
        example.id,
        request.method,
        request.target,
        *_of_message(request.headers, request.content, example.content_line),
        [
            (each.status_code, *_of_message(each.headers, each.content, each.content_line))
            for each in example.promises
        ],
    )


def _of_message(headers: Headers, content: bytes, line: int) -> tuple[object, ...]:
    fields = [(name, value) for name, value in headers.fields if name.lower() != "content-length"]
    return fields, line, _read_value(content)


def _read_value(content: bytes) -> Json | bytes:
    """Return the value of JSON content, and other content as it is."""
    reading = read_json(content.decode("utf-8", "replace"))
    return content if reading.error is not None else reading.value
