"""How much a mismatch weighs where the configuration says so."""

from collections.abc import Mapping
from dataclasses import replace

from docparse.model import Outcome, Result, Severity


def weigh(result: Result, severity: Mapping[str, str]) -> Result:
    """Return a result whose mismatches weigh what their kinds are given, with the outcome that follows."""
    if not any(mismatch.kind in severity for mismatch in result.mismatches):
        return result
    mismatches = tuple(
        replace(mismatch, severity=Severity(severity.get(mismatch.kind, mismatch.severity)))
        for mismatch in result.mismatches
    )
    outcome = result.outcome
    failed = any(mismatch.severity is Severity.FAILED for mismatch in mismatches)
    if failed:
        outcome = Outcome.FAILED
    elif outcome is Outcome.FAILED:
        outcome = Outcome.PASSED
    return replace(result, mismatches=mismatches, outcome=outcome)
