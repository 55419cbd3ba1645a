"""How an actual response is to be compared, and what comes of comparing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docparse.message import HttpRequest, HttpResponse
from docparse.model import NO_PROOF, Example, Match, Mismatch, Promise, Proof, Refinement

if TYPE_CHECKING:
    from docparse.schema import Catalogue


class Echoes(StrEnum):
    """Which values of the request an actual response has to show again."""

    AGREED = "agreed"
    """Where the page shows the same scalar on both sides."""
    EVERY = "every"
    """Contradictions of the page as well: for the embedded service, which answers what was sent."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How a run compares; an annotation's refinement, and then `refinement`, are nearer and win."""

    mode: Match = Match.DOCS
    echoes: Echoes = Echoes.AGREED
    strict: bool = False
    """Warnings fail as well."""
    refinement: Refinement | None = None
    """What the configuration says of the example."""
    credentials: bool = False
    """Credentials are configured, so that a refusal says something about the page."""
    types: Catalogue | None = None
    """The resources that the pages document, for the mode `schema`."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One documented response beside the actual one, with all that their comparing needs."""

    example: Example
    promise: Promise
    sent: HttpRequest
    actual: HttpResponse
    mode: Match
    echoes: Echoes
    refinement: Refinement
    types: Catalogue | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What one matcher found."""

    mismatches: tuple[Mismatch, ...] = ()
    proof: Proof = NO_PROOF
    inconclusive: str = ""
    """Why the actual response proves nothing of what the matcher looks at; empty when it does."""


AS_PROMISED = Compared()

UNREFINED = Refinement()


def refine(*refinements: Refinement | None) -> Refinement:
    """Return the refinements as one: places add up, the last one's mode and reason to skip count."""
    given = [refinement for refinement in refinements if refinement is not None]
    if len(given) < 2:
        return given[0] if given else UNREFINED
    return Refinement(
        match=next((refinement.match for refinement in reversed(given) if refinement.match), None),
        volatile=tuple(place for refinement in given for place in refinement.volatile),
        pin=tuple(place for refinement in given for place in refinement.pin),
        types=tuple(pair for refinement in given for pair in refinement.types),
        unordered=tuple(place for refinement in given for place in refinement.unordered),
        echo=all(refinement.echo for refinement in given),
        skip=next((refinement.skip for refinement in reversed(given) if refinement.skip), ""),
    )
