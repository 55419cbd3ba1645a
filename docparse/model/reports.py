"""What is said of pages and runs: findings and reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from docparse.model.pages import Location
from docparse.model.runs import NO_PROOF, Outcome, Proof, Result


class Level(StrEnum):
    """How much a finding weighs (SARIF's words)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """A page at fault by itself."""

    code: str
    rule: str
    level: Level
    message: str
    location: Location
    example: str = ""
    """The id of the example that it stands in; empty where it stands in none."""
    where: str = ""
    """The JSONPath of the value at fault, where there is one."""


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a report says of a rule (or of a kind of mismatch)."""

    code: str
    name: str
    level: Level
    title: str
    """What is wrong, on one line."""
    text: str
    """Why it matters and how to mend it, in Markdown."""


@dataclass(frozen=True, slots=True)
class Part:
    """Which shard of a run a report is of."""

    index: int
    """Counted from 1."""
    count: int
    split: str
    """The same for all shards that were split alike (docparse.sharding.name_split)."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A check of pages by themselves, ready to be rendered."""

    pages: int
    examples: int
    findings: tuple[Finding, ...]
    baselined: tuple[Finding, ...] = ()
    """Findings that the baseline knows: reported, and not counted."""
    stale: tuple[str, ...] = ()
    """Entries of the baseline that nothing fits any more."""
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """The authors' lines that findings point at, by page and line."""
    rules: tuple[RuleText, ...] = ()
    """The rules that were checked, for the formats that carry their texts."""
    strict: bool = False
    """Warnings and stale entries of the baseline fail too."""
    seconds: float = 0.0
    commit: str = ""
    """Of the pages' checkout, where that is known."""
    part: Part | None = None
    """None: all of the check."""
    places: tuple[tuple[int, ...], ...] = ()
    """Of a shard: where its findings, known findings and stale entries stand among those of all shards."""
    gaps: str = ""
    """Which shards of the check are not in it, in words; empty: it is whole."""

    def count(self, level: Level) -> int:
        """Return the number of findings of this level."""
        return sum(finding.level is level for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """A replay, ready to be rendered."""

    target: str
    results: tuple[Result, ...]
    seconds: float = 0.0
    embedded: bool = False
    interrupted: bool = False
    findings: Mapping[Level, int] = field(default_factory=dict)
    """How much reading the pages noticed, by level."""
    planned: int = 0
    """How many examples were to be replayed; an interrupted run has fewer results."""
    commit: str = ""
    """Of the pages' checkout, where that is known."""
    part: Part | None = None
    """None: all of the run."""
    ids: tuple[str, ...] = ()
    """Of all examples of the run in order, those of the other shards too; empty: nobody keeps account."""
    gaps: str = ""
    """Why a report joined of shards is not whole, in words: `shard 3 of 4 is missing`."""

    @property
    def lacking(self) -> tuple[str, ...]:
        """The ids of the examples that have no result, where account is kept."""
        done = Counter(result.example.id for result in self.results)
        lacking = []
        for id_ in self.ids:
            done[id_] -= 1
            if done[id_] < 0:
                lacking.append(id_)
        return tuple(lacking)

    @property
    def total(self) -> int:
        """How many examples the run is about, those that an interruption left out too."""
        return max(self.planned, len(self.results))

    def count(self, outcome: Outcome) -> int:
        """Return the number of results with this outcome."""
        return sum(result.outcome is outcome for result in self.results)

    @property
    def proof(self) -> Proof:
        """The proof of the whole run."""
        return sum((result.proof for result in self.results), NO_PROOF)
