"""Faults planted in pages: of each kind one at each documented response that has a place for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.third_party.documented import Documented, find_documented, find_producers
from tests.third_party.kinds import KINDS, Edit


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault planted in a copy of a page, and where it has to be found."""

    page: str
    """The name of the copy."""
    example: str
    line: int
    """From 1, in the copy."""
    outcome: str
    finding: Mapping[str, str] = field(default_factory=dict)
    """What a mismatch at the line has to say of itself."""


def plant(name: str, text: str, kind: str) -> Iterator[tuple[str, str, tuple[Planted, ...]]]:
    """Yield name, text and faults of copies of a page in which each place for the kind has a fault.

    Examples that others live on get a copy each that ends with them, so that no fault hides another.
    """
    lines = text.split("\n")
    responses = list(find_documented(lines))
    producers = find_producers(lines, responses)
    edits = [(response, next(KINDS[kind](lines, response), None)) for response in responses]
    places = [(response, edit) for response, edit in edits if edit]
    together = [place for place in places if place[0].example not in producers]
    if together:
        yield _copy(f"{name}--{kind}", lines, together)
    for response, edit in places:
        if response.example in producers:
            cut = lines[: response.end + 1]
            yield _copy(f"{name}--{kind}--{response.example}", cut, [(response, edit)])


def _copy(
    name: str, lines: Sequence[str], places: Sequence[tuple[Documented, Edit]]
) -> tuple[str, str, tuple[Planted, ...]]:
    new: list[str] = []
    faults = []
    done = 0
    for response, edit in places:
        new += lines[done : edit.first]
        line = len(new) + edit.fault + 1
        new += edit.lines
        done = edit.last
        faults.append(Planted(f"{name}.md", response.example, line, edit.outcome, edit.finding))
    return f"{name}.md", "\n".join([*new, *lines[done:]]), tuple(faults)
