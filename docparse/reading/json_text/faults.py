"""What is told of JSON as authors write it: repairs, errors, and where they stand."""

from __future__ import annotations

from typing import NamedTuple

MAX_DEPTH = 128
"""Containers within containers: deeper text is refused, so that whoever walks a value may use recursion."""


class Repair(NamedTuple):
    """What had to be forgiven, and the offset in the text where it stands."""

    what: str
    offset: int


class Duplicate(NamedTuple):
    """A name that its object has already, and the offset where it stands again."""

    name: str
    offset: int


class JsonError(NamedTuple):
    """Why a text is not JSON, and the offset where that shows."""

    message: str
    offset: int


class Refusal(Exception):  # noqa: N818 - it ends a reading inside this package and is no error of a caller
    """Ends the reading of a text that cannot be repaired."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.error = JsonError(message, offset)


class Offsets(NamedTuple):
    """Where a value stands in its text: of a property its name as well, else both are the same."""

    name: int
    value: int
