"""What is said of a run that was interrupted."""

from __future__ import annotations

from docparse.model import Report
from docparse.reporting.style import plural


def tell_interruption(report: Report) -> str:
    """Return `Interrupted: 1 of 6 examples done`."""
    return f"Interrupted: {len(report.results):,} of {plural(report.total, 'example')} done"
