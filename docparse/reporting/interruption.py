"""What is said of a run that was interrupted, or of which shards are missing."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.model import Report
from docparse.reporting.style import plural, visible

MOST_NAMED = 10
"""So many examples without a result are named."""


def tell_interruption(report: Report) -> str:
    """Return `Interrupted: 1 of 6 examples done`, and why where shards are missing."""
    done = f"{len(report.results):,} of {plural(report.total, 'example')} done"
    return f"Incomplete: {done}; {visible(report.gaps)}" if report.gaps else f"Interrupted: {done}"


def list_lacking(report: Report, most: int = MOST_NAMED) -> Iterator[str]:
    """Yield the ids of the examples that a report joined of shards lacks; of many the first ones."""
    lacking = report.lacking if report.gaps else ()
    yield from (visible(id_) for id_ in lacking[:most])
    if (rest := len(lacking) - most) > 0:
        yield f"… and {rest:,} more"


def tell_gaps(gaps: str) -> str:
    """Return what is said of a check of which shards are missing."""
    return f"Incomplete: {visible(gaps)}; what is wrong on their pages is not told here"
