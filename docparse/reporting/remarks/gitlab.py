"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json
from collections.abc import Iterable

from docparse.model import CheckReport, Level, Report
from docparse.reporting.remarks.remark import Remark, find_remarks, fingerprints, remark_mismatches
from docparse.reporting.style import Style, visible

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render_gitlab_check(report: CheckReport, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return an entry for each finding, less those that the baseline knows."""
    return _render(remark for remark in find_remarks(report) if not remark.known)


def render_gitlab_replay(report: Report, style: Style) -> str:  # noqa: ARG001 - as above
    """Return an entry for each mismatch."""
    return _render(remark for result in report.results for remark in remark_mismatches(result))


def _render(remarks: Iterable[Remark]) -> str:
    remarks = tuple(remarks)
    entries = [
        {
            "description": visible(remark.text),
            "check_name": remark.code,
            "fingerprint": mark,
            "severity": _SEVERITIES[remark.level],
            "location": {"path": visible(remark.path), "lines": {"begin": remark.line}},
        }
        for remark, mark in zip(remarks, fingerprints(remarks), strict=True)
    ]
    return json.dumps(entries, indent=1) + "\n"
