"""The contents of messages on a page, and where each of their characters stands in the author's file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docparse.mending.text import AuthorText
from docparse.message import NO_HEADERS, Headers
from docparse.model import Block, BlockType, Page

JSON_BLOCKS = (BlockType.RESOURCE, BlockType.EXAMPLE)
"""Blocks that are content and nothing else."""


class Content(NamedTuple):
    """The content of a request or a response; of a resource block, all of it."""

    block: Block
    headers: Headers
    text: str
    line: int
    """The page's line on which it starts; 0 where there is none."""

    def offset(self, index: int, author: AuthorText) -> int:
        """Return where a character stands in the author's file; -1 where that is unclear."""
        before = self.text[:index]
        begin = before.rfind("\n") + 1
        end = self.text.find("\n", index)
        written = self.text[begin : len(self.text) if end < 0 else end]
        return author.offset_within(self.line + before.count("\n"), written, index - begin)


def find_content(page: Page, line: int) -> Content | None:
    """Return the content of the block that a line of the page stands in."""
    for content in _find_contents(page):
        block = content.block
        if block.location.line <= line <= block.content_line + block.content.count("\n"):
            return content
    return None


def _find_contents(page: Page) -> Iterator[Content]:
    for example in page.examples:
        request = example.request
        text = request.content.decode("utf-8", "replace")
        yield Content(example.block, request.headers, text, example.content_line)
        for promise in example.promises:
            text = promise.content.decode("utf-8", "replace")
            yield Content(promise.block, promise.headers, text, promise.content_line if text else 0)
    for block in page.blocks:
        if block.annotation.block_type in JSON_BLOCKS:
            yield Content(block, NO_HEADERS, block.content, block.content_line)
