"""A check as JSON, `docparse.check/1`: fields are added, never renamed."""

from __future__ import annotations

from collections.abc import Iterable

from docparse import __version__
from docparse.model import CheckReport, Finding, Json, Level
from docparse.reporting.json import part_json, write_json
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
    if report.gaps:
        summary["gaps"] = report.gaps
    head = ",\n ".join(f'"{name}": {write_json(value)}' for name, value in _head(report).items())
    return (
        f"{{{head},\n"
        f' "findings": {_rows(report, report.findings)},\n'
        f' "baselined": {_rows(report, report.baselined)},\n'
        f' "stale": {write_json(list(report.stale))},\n'
        f' "summary": {write_json(summary)}}}\n'
    )


def find_shown(report: CheckReport, style: Style) -> Iterable[Finding]:  # noqa: ARG001 - as above
    """Return the findings that are written with the author's line: those of shards, to be joined."""
    return (*report.findings, *report.baselined) if report.part else ()


def _head(report: CheckReport) -> dict[str, Json]:
    """Return what other formats need beside the findings."""
    head: dict[str, Json] = {
        "schema": "docparse.check/1",
        "docparse": __version__,
        "strict": report.strict,
        "rules": {rule.code: rule.level.value for rule in report.rules},
    }
    if report.commit:
        head["commit"] = report.commit
    if report.part:
        head["shard"] = {**part_json(report.part), "places": [list(each) for each in report.places]}
    return head


def _rows(report: CheckReport, findings: Iterable[Finding]) -> str:
    rows = ",\n  ".join(write_json(finding_json(finding) | _text(report, finding)) for finding in findings)
    return f"[\n  {rows}\n ]" if rows else "[]"


def _text(report: CheckReport, finding: Finding) -> dict[str, Json]:
    """Return the author's line, where it is there, credentials masked."""
    line = report.lines.get((finding.location.page, finding.location.line)) if report.part else None
    return {"text": line} if line is not None else {}


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
