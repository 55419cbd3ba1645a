"""Reports of checks, made from findings."""

from __future__ import annotations

from dataclasses import replace

from docparse.model import CheckReport, Finding, Level, Location, RuleText

RULES = (
    RuleText("DP102", "request-unpaired", Level.WARNING, "a request has no response", "Why.\n\nTo mend: so."),
    RuleText("DP110", "annotation-orphan", Level.ERROR, "no block follows", "Why.\n\nTo mend: so."),
    RuleText("DP123", "code-block-unannotated", Level.NOTE, "a block has no annotation", "Why."),
)
ERROR = Finding("DP110", "annotation-orphan", Level.ERROR, "no block follows", Location("docs/a.md", 7, 3))
WARNING = Finding(
    "DP102",
    "request-unpaired",
    Level.WARNING,
    "no response",
    Location("docs/b.md", 2),
    "docs/b.md::get",
    "$.x",
)
NOTE = Finding("DP123", "code-block-unannotated", Level.NOTE, "unannotated", Location("docs/c.md", 1))
LINES = {("docs/a.md", 7): '- <!-- { "blockType": "ignored" } -->', ("docs/b.md", 2): "```http"}


def make_report(*findings: Finding, **fields: object) -> CheckReport:
    """Return a report of findings on ten pages."""
    report = CheckReport(10, 20, findings, lines=LINES, rules=RULES, seconds=0.5)
    return replace(report, **fields)  # type: ignore[arg-type]


def many(finding: Finding, count: int) -> tuple[Finding, ...]:
    """Return a finding so many times, each on its own line."""
    return tuple(
        replace(finding, location=Location(finding.location.page, index + 1)) for index in range(count)
    )
