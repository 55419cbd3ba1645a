"""How an actual response is to be compared, and what comes of comparing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docparse.message import HttpRequest, HttpResponse
from docparse.model import NO_PROOF, Bound, Example, Match, Mismatch, Promise, Proof, Refinement

if TYPE_CHECKING:
    from docparse.schema import Catalogue

Given = TypeVar("Given")


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
    bound: tuple[Bound, ...] = ()
    """Documented values that earlier answers showed, with those that they really showed."""


class Comparison(NamedTuple):
    """One documented response beside the actual one, with all that their comparing needs."""

    example: Example
    promise: Promise
    sent: HttpRequest
    actual: HttpResponse
    mode: Match
    echoes: Echoes
    refinement: Refinement
    types: Catalogue | None = None
    bound: tuple[Bound, ...] = ()


class Compared(NamedTuple):
    """What one matcher found."""

    mismatches: tuple[Mismatch, ...] = ()
    proof: Proof = NO_PROOF
    inconclusive: str = ""
    """Why the actual response proves nothing of what the matcher looks at; empty when it does."""


AS_PROMISED = Compared()

UNREFINED = Refinement()


def refine(*refinements: Refinement | None) -> Refinement:
    """Return the refinements as one, each nearer than the one before it.

    Places and what goes before add up; of modes, reasons to skip, times and contents the last one counts, of
    captures the last of a name. What one of them allows (redirects, polling) is allowed.
    """
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
        capture=tuple(dict(pair for refinement in given for pair in refinement.capture).items()),
        after=tuple(dict.fromkeys(name for refinement in given for name in refinement.after)),
        timeout=_last(refinement.timeout for refinement in given),
        redirects=any(refinement.redirects for refinement in given),
        poll=any(refinement.poll for refinement in given),
        content=_last(refinement.content for refinement in given),
    )


def _last(values: Iterable[Given | None]) -> Given | None:
    """Return the last value that is one."""
    return next((value for value in reversed(list(values)) if value is not None), None)
