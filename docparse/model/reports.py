"""What is said of pages and runs: findings and reports."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Report:
    """A replay, ready to be rendered."""

    target: str
    results: tuple[Result, ...]
    seconds: float = 0.0
    embedded: bool = False
    interrupted: bool = False
    findings: tuple[Finding, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """Return the number of results with this outcome."""
        return sum(result.outcome is outcome for result in self.results)

    @property
    def proof(self) -> Proof:
        """The proof of the whole run."""
        return sum((result.proof for result in self.results), NO_PROOF)
