"""The noun of the shelf: a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from docparse.model import Docset, Level, Location


class Told(NamedTuple):
    """What a rule has to say of a place; a plain pair says the same without `where`."""

    location: Location
    message: str
    where: str = ""
    """The JSONPath of the value at fault; baselines tell findings apart by it."""


Check = Callable[[Docset], Iterator[tuple[Location, str] | Told]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault that a page can have by itself; its code never changes meaning and is never used again."""

    code: str
    name: str
    level: Level
    page: str | None
    """The rule's page: the docstring of its module (what, why, how to mend)."""
    check: Check | None = None
    """Imports what it needs when it is called, so that the texts of all rules are at hand without it.

    None: reading meets the fault, and tells it as a slip of this name.
    """
    by_default: bool = True
    """False: only checked where it is selected by its name or code in full."""
    sums_up: bool = False
    """True: `check` tells what reading met of this name, in its own words, and the slips are not told."""

    @property
    def title(self) -> str:
        """What is wrong, on one line."""
        first = (self.page or "").partition("\n")[0]
        return first.partition(": ")[2].rstrip(".")

    @property
    def text(self) -> str:
        """Why it matters, how to mend it, an example; paragraphs with an empty line between them."""
        return (self.page or "").partition("\n")[2].strip("\n")
