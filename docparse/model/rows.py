"""What a listing shows of a page, without the nouns that it stands for: many pages are listed at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

Row: TypeAlias = "tuple[int, str, str, str]"
"""Line, kind, name and content: a plain tuple, as it is kept on the disk."""

ARROW = " -> "
"""Stands between the request of an example and the status codes that are promised."""
RESOURCE = "resource"


class PageRows(NamedTuple):
    """The rows of a page, by line: one for each example, and for each block that is not part of one."""

    path: str
    rows: tuple[Row, ...] = ()
    examples: int = 0
    blocks: int = 0
    """How many annotated blocks there are."""
    slips: int = 0
    """How many there are without judging content."""

    @property
    def resources(self) -> int:
        """How many blocks show a resource."""
        return sum([kind == RESOURCE for _, kind, _, _ in self.rows])


def make_example_row(line: int, name: str, method: str, target: str, codes: Iterable[int | None]) -> Row:
    """Return the row of an example: its request without scheme and authority, and what is promised."""
    _, scheme, rest = target.partition("://")
    path = f"/{rest.partition('/')[2]}" if scheme else target
    promised = ", ".join([str(code or "?") for code in codes]) or "no response"
    return line, "example", name, f"{method} {path}{ARROW}{promised}"


def make_block_row(line: int, kind: str, name: str, code: str) -> Row:
    """Return the row of another block: its first line, unless it shows a resource."""
    return line, kind, name, "" if kind == RESOURCE else code.partition("\n")[0]
