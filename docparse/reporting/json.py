"""A replay as JSON, `docparse.replay/1`: fields are added, never renamed."""

from __future__ import annotations

import json
import math

from docparse import __version__
from docparse.model import Json, Level, Mismatch, Outcome, Part, Proof, Report, Result
from docparse.reporting.messages import write_messages
from docparse.reporting.style import Style


def render_json(report: Report, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return the report as one JSON object, a result on each line."""
    head = ", ".join(f'"{name}": {write_json(value)}' for name, value in head_json(report).items())
    results = ",\n  ".join(write_json(result_json(result)) for result in report.results)
    return f'{{{head}, "results": [\n  {results}\n ],\n "summary": {write_json(summary_json(report))}}}\n'


def head_json(report: Report) -> dict[str, Json]:
    """Return what is known of a replay before its first result."""
    head: dict[str, Json] = {
        "schema": "docparse.replay/1",
        "target": report.target,
        "embedded": report.embedded,
        "docparse": __version__,
    }
    if report.commit:
        head["commit"] = report.commit
    if report.part:
        head["shard"] = {**part_json(report.part), "examples": list(report.ids)}
    head["findings"] = {level.value: report.findings.get(level, 0) for level in Level}
    return head


def summary_json(report: Report) -> dict[str, Json]:
    """Return what a replay comes to."""
    summary: dict[str, Json] = {outcome.value: report.count(outcome) for outcome in Outcome}
    summary |= {
        "seconds": round(report.seconds, 6),
        "proof": _proof(report.proof),
        "findings": sum(report.findings.values()),
        "interrupted": report.interrupted,
        "planned": report.total,
    }
    if report.gaps:
        summary |= {"gaps": report.gaps, "missing": list(report.lacking)}
    return summary


def part_json(part: Part) -> dict[str, Json]:
    """Return which shard of a run a report is of."""
    return {"index": part.index, "count": part.count, "split": part.split}


def write_json(value: Json) -> str:
    """Return a value as JSON in ASCII; numbers that JSON does not have become text (`"Infinity"`)."""
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value))


def _finite(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def result_json(result: Result) -> dict[str, Json]:
    """Return a result, with all that any report shows of it."""
    example = result.example
    return {
        "id": example.id,
        "path": example.location.page,
        "name": example.name,
        "line": example.location.line,
        "method": example.request.method,
        "url": result.url,
        "outcome": result.outcome.value,
        "reason": result.reason,
        "tries": result.tries,
        "seconds": round(result.seconds, 6),
        "mismatches": [_mismatch(mismatch) for mismatch in result.mismatches],
        "proof": _proof(result.proof),
        "bound": [
            {"documented": each.documented, "sent": each.sent, "origin": each.origin} for each in result.bound
        ],
        **write_messages(result),
    }


def _mismatch(mismatch: Mismatch) -> dict[str, Json]:
    told: dict[str, Json] = {
        "aspect": mismatch.aspect.value,
        "kind": mismatch.kind.value,
        "where": mismatch.where,
        "severity": mismatch.severity.value,
        "expected": mismatch.expected,
        "actual": mismatch.actual,
        "line": mismatch.line,
        "why": mismatch.why,
    }
    return told | {"promised": mismatch.promised} if mismatch.promised else told


def _proof(proof: Proof) -> dict[str, Json]:
    return {
        "value": proof.value,
        "type": proof.type,
        "presence": proof.presence,
        "unchecked": proof.unchecked,
    }
