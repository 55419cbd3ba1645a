"""A replay as JSON, `docparse.replay/1`: fields are added, never renamed."""

from __future__ import annotations

import json
import math

from docparse.model import Json, Mismatch, Outcome, Proof, Report, Result
from docparse.reporting.style import Style


def render_json(report: Report, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return the report as one JSON object, a result on each line."""
    results = ",\n  ".join(write_json(_result(result)) for result in report.results)
    summary: dict[str, Json] = {outcome.value: report.count(outcome) for outcome in Outcome}
    summary |= {
        "seconds": round(report.seconds, 6),
        "proof": _proof(report.proof),
        "findings": len(report.findings),
        "interrupted": report.interrupted,
        "planned": report.total,
    }
    head = f'"schema": "docparse.replay/1", "target": {write_json(report.target)}'
    embedded = f'"embedded": {write_json(report.embedded)}'
    return f'{{{head}, {embedded}, "results": [\n  {results}\n ],\n "summary": {write_json(summary)}}}\n'


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


def _result(result: Result) -> dict[str, Json]:
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
    }


def _mismatch(mismatch: Mismatch) -> dict[str, Json]:
    return {
        "aspect": mismatch.aspect.value,
        "kind": mismatch.kind.value,
        "where": mismatch.where,
        "severity": mismatch.severity.value,
        "expected": mismatch.expected,
        "actual": mismatch.actual,
        "line": mismatch.line,
        "why": mismatch.why,
    }


def _proof(proof: Proof) -> dict[str, Json]:
    return {
        "value": proof.value,
        "type": proof.type,
        "presence": proof.presence,
        "unchecked": proof.unchecked,
    }
