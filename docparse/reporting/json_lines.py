"""A replay as lines of JSON, `docparse.replay-lines/1`: a head, a line for each result, an end.

They can be written as results come, in whatever order these do: of a run that is killed, what was done can be
read. The head names all examples in their order, and lines without an end are of a run that did not end.
"""

from __future__ import annotations

from docparse.model import Report, Result
from docparse.reporting.json import head_json, result_json, summary_json, write_json
from docparse.reporting.style import Style

SCHEMA = "docparse.replay-lines/1"


def render_lines(report: Report, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return the whole report."""
    return "".join((write_head(report), *map(write_result, report.results), write_end(report)))


def write_head(report: Report) -> str:
    """Return the first line, of a report that has no results yet."""
    head = head_json(report) | {"schema": SCHEMA, "planned": report.total}
    if not report.part:
        head["examples"] = list(report.ids or [result.example.id for result in report.results])
    return f"{write_json(head)}\n"


def write_result(result: Result) -> str:
    """Return the line of a result."""
    return f"{write_json(result_json(result))}\n"


def write_end(report: Report) -> str:
    """Return the last line."""
    return f"{write_json({'summary': summary_json(report)})}\n"
