"""A check as JSON, `docparse.check/1`: fields are added, never renamed."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.model import CheckReport, Finding, Json, Level
from docparse.reporting.json import write_json
from docparse.reporting.style import Style


def render_json_check(report: CheckReport, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return the report as one JSON object, a finding on each line."""
    counts: dict[str, Json] = {level.value: report.count(level) for level in Level}
    summary: dict[str, Json] = {
        "pages": report.pages,
        "examples": report.examples,
        "findings": counts,
        "baselined": len(report.baselined),
        "stale": len(report.stale),
        "seconds": round(report.seconds, 6),
    }
    return (
        '{"schema": "docparse.check/1",\n'
        f' "findings": {_rows(report.findings)},\n'
        f' "baselined": {_rows(report.baselined)},\n'
        f' "stale": {write_json(list(report.stale))},\n'
        f' "summary": {write_json(summary)}}}\n'
    )


def _rows(findings: Iterable[Finding]) -> str:
    rows = ",\n  ".join(write_json(finding_json(finding)) for finding in findings)
    return f"[\n  {rows}\n ]" if rows else "[]"


def finding_json(finding: Finding) -> dict[str, Json]:
    """Return a finding as JSON has it."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.level.value,
        "path": finding.location.page,
        "line": finding.location.line,
        "column": finding.location.column,
        "message": finding.message,
        "example": finding.example,
        "where": finding.where,
    }
