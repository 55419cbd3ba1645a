"""A line for each remark, `path:line:col: code message`: for editors, grep and problem matchers."""

from __future__ import annotations

from collections.abc import Iterable

from docparse.model import CheckReport, Report
from docparse.reporting.interruption import list_lacking, tell_gaps, tell_interruption
from docparse.reporting.remarks.remark import Remark, find_remarks, remark_mismatches, remark_unjudged
from docparse.reporting.style import Style, visible


def render_concise_check(report: CheckReport, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return a line for each finding, less those that the baseline knows."""
    told = _join(remark for remark in find_remarks(report) if not remark.known)
    return f"{told}{tell_gaps(report.gaps)}\n" if report.gaps else told


def render_concise_replay(report: Report, style: Style) -> str:  # noqa: ARG001 - as above
    """Return a line for each mismatch and for each example that was not judged, and for an interruption."""
    told = _join(
        remark
        for result in report.results
        for remark in (*remark_unjudged(result), *remark_mismatches(result))
    )
    if not report.interrupted:
        return told
    return told + "".join(f"{line}\n" for line in (tell_interruption(report), *list_lacking(report)))


def tell_place(remark: Remark) -> str:
    """Return a remark on one line, with its place."""
    return visible(f"{remark.path}:{remark.line}:{remark.column}: {remark.code} {remark.text}")


def _join(remarks: Iterable[Remark]) -> str:
    return "".join(f"{tell_place(remark)}\n" for remark in remarks)
