"""What happened: examples replayed against a target, and where page and service disagree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docparse.message import HttpRequest, HttpResponse
from docparse.model.pages import Example, Json, Promise


@dataclass(frozen=True, slots=True)
class Target:
    """The service replayed against."""

    origin: str
    """Scheme and authority: `https://staging.example:8443`."""
    path: str = ""
    """What is put before every path: `/v1.0`, or empty; no slash at its end."""
    embedded: bool = False
    """docparse's own service for these pages: it shows whether each example agrees with itself."""
    loopback: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request sent with the response received."""

    request: HttpRequest
    """As sent; its target is in origin form (RFC 9112 3.2.1)."""
    response: HttpResponse
    seconds: float = 0.0
    tries: int = 1


class Outcome(StrEnum):
    """How a replayed example ended (the table of outcomes in the docs)."""

    PASSED = "passed"
    FAILED = "failed"
    INCONCLUSIVE = "inconclusive"
    ERROR = "error"
    SKIPPED = "skipped"


class Aspect(StrEnum):
    """The part of a response that a mismatch is about."""

    STATUS = "status"
    HEADER = "header"
    BODY = "body"


class Kind(StrEnum):
    """What is wrong at the place of a mismatch."""

    MISSING = "missing"
    TYPE = "type"
    VALUE = "value"
    EXTRA = "extra"
    FORMAT = "format"
    NULL = "null"
    EMPTY = "empty"


class Severity(StrEnum):
    """How much a mismatch weighs; only FAILED fails an example."""

    FAILED = "failed"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Page and service at odds in one place."""

    aspect: Aspect
    kind: Kind
    where: str
    """A JSONPath in the content, a field's name, or `status`."""
    severity: Severity
    expected: Json
    actual: Json
    line: int
    """The page's line that makes the promise."""
    why: str
    """Why the place was pinned or required: `echo of $.height at line 39`."""
    promised: str = ""
    """What was expected in words, where that is no value that the page shows: `a string`."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How many scalars of the promise were checked by value, by type, by presence, not at all."""

    value: int = 0
    type: int = 0
    presence: int = 0
    unchecked: int = 0

    def __add__(self, other: Proof) -> Proof:
        return Proof(
            self.value + other.value,
            self.type + other.type,
            self.presence + other.presence,
            self.unchecked + other.unchecked,
        )


NO_PROOF = Proof()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What matching says of one exchange."""

    outcome: Outcome
    promise: Promise | None
    """The documented response that the actual one was judged by."""
    mismatches: tuple[Mismatch, ...] = ()
    proof: Proof = NO_PROOF
    reason: str = ""
    """Why the outcome is inconclusive."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A documented value in whose place another was sent."""

    documented: str
    sent: str
    origin: str
    """Where that one is from: `$.id of photos.md::create_photo`."""


@dataclass(frozen=True, slots=True)
class Result:
    """An example and how it ended."""

    example: Example
    outcome: Outcome
    url: str = ""
    """As sent, absolute where the service has an origin; empty when nothing was sent."""
    reason: str = ""
    """For skipped, error and inconclusive."""
    mismatches: tuple[Mismatch, ...] = ()
    proof: Proof = NO_PROOF
    promise: Promise | None = None
    exchange: Exchange | None = None
    """Kept only where there is something to show: a result with mismatches, or one that is not passed."""
    tries: int = 0
    seconds: float = 0.0
    bound: tuple[Bound, ...] = ()
    """What answers of earlier examples gave in the place of documented values."""
