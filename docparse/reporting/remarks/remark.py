"""The noun of the folder: a remark at a line of a page, whether a finding or a mismatch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from docparse.model import CheckReport, Finding, Level, Mismatch, Outcome, Result, RuleText, Severity
from docparse.reporting.failure.values import sides
from docparse.reporting.kinds import HEADLINES, KINDS
from docparse.reporting.style import cut

_LEVELS = {Severity.FAILED: Level.ERROR, Severity.WARNING: Level.WARNING, Severity.NOTE: Level.NOTE}
_UNJUDGED = {Outcome.ERROR: Level.ERROR, Outcome.INCONCLUSIVE: Level.WARNING}
_WEIGHTS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}
_MOST_OF_A_VALUE = 200
"""Characters."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a line of a page."""

    code: str
    """A rule's code (`DP102`), a kind of mismatch (`missing`), or the outcome of what was not judged."""
    name: str
    level: Level
    path: str
    line: int
    column: int
    text: str
    example: str = ""
    """The example's id."""
    where: str = ""
    """A JSONPath or a field's name."""
    known: bool = False
    """The baseline knows it: it does not count."""


def find_remarks(report: CheckReport) -> tuple[Remark, ...]:
    """Return the findings as remarks, then those that the baseline knows."""
    new = (_of_finding(finding, known=False) for finding in report.findings)
    return (*new, *(_of_finding(finding, known=True) for finding in report.baselined))


def _of_finding(finding: Finding, *, known: bool) -> Remark:
    return Remark(
        finding.code, finding.rule, finding.level, finding.location.page, finding.location.line,
        finding.location.column, finding.message, finding.example, finding.where, known,
    )  # fmt: skip


def remark_mismatches(result: Result) -> Iterator[Remark]:
    """Yield a remark for each mismatch of a result, worst first."""
    page = (result.promise.block if result.promise else result.example.block).location.page
    for mismatch in sorted(result.mismatches, key=lambda mismatch: _WEIGHTS[_LEVELS[mismatch.severity]]):
        yield Remark(
            mismatch.kind.value, KINDS[mismatch.kind].title, _LEVELS[mismatch.severity], page,
            mismatch.line or result.example.location.line, 1, tell_mismatch(mismatch), result.example.id,
            mismatch.where,
        )  # fmt: skip


def remark_unjudged(result: Result) -> Iterator[Remark]:
    """Yield a remark for a result that says nothing of the page: an error, or inconclusive."""
    if result.outcome in _UNJUDGED:
        place = result.example.location
        yield Remark(
            result.outcome.value, "not judged", _UNJUDGED[result.outcome], place.page, place.line, 1,
            f"{result.example.name}: {result.reason or 'nothing was proven'}", result.example.id,
        )  # fmt: skip


def tell_mismatch(mismatch: Mismatch) -> str:
    """Return a mismatch in one sentence: `$.height: another value: expected 99, actual 98 (echo of …)`."""
    expected, actual = (cut(side, _MOST_OF_A_VALUE) for side in sides(mismatch))
    told = f"{mismatch.where}: {HEADLINES[mismatch.kind]}: expected {expected}, actual {actual}"
    return f"{told} ({mismatch.why})" if mismatch.why else told


def keep_worst(remarks: Sequence[Remark], most: int) -> tuple[Remark, ...]:
    """Return the so many worst remarks in the order given; those that the baseline knows go first."""
    ranked = sorted(range(len(remarks)), key=lambda index: _weight(remarks[index]))
    return tuple(remarks[index] for index in sorted(ranked[:most]))


def _weight(remark: Remark) -> tuple[bool, int]:
    return remark.known, _WEIGHTS[remark.level]


def fingerprints(remarks: Iterable[Remark]) -> tuple[str, ...]:
    """Return a text for each remark that stays as it is when lines move: rule, example and place, hashed.

    Remarks alike in all three are numbered, so that no two are the same.
    """
    seen: Counter[str] = Counter()
    marks = []
    for remark in remarks:
        key = "\n".join((remark.code, remark.path, remark.example, remark.where))
        digest = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[digest] += 1
        marks.append(f"{digest}:{seen[digest]}")
    return tuple(marks)


def kind_texts() -> tuple[RuleText, ...]:
    """Return what reports say of the kinds of mismatch, as of rules."""
    return tuple(
        RuleText(kind.value, kind.value, Level.ERROR, told.title, told.text) for kind, told in KINDS.items()
    )
