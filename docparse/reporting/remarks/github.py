"""GitHub's workflow annotations: https://docs.github.com/actions/reference/workflow-commands-for-github-actions.

A step may show ten annotations of a type, and GitHub drops the rest without a word. So the worst are shown,
the last of a type says how many more there are, and all of them follow as plain lines of the log.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docparse.model import CheckReport, Level, Outcome, Report, Result
from docparse.reporting.interruption import tell_gaps, tell_interruption
from docparse.reporting.remarks.concise import tell_place
from docparse.reporting.remarks.remark import (
    Remark,
    find_remarks,
    remark_mismatches,
    remark_unjudged,
)
from docparse.reporting.style import Style, plural, visible

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_MOST = 10
"""Annotations of a type in a step."""
_MOST_MISMATCHES = 5
"""Told of one example."""


def render_github_check(report: CheckReport, style: Style) -> str:
    """Return annotations for errors and warnings, with `-v` for notes too."""
    told = _render([remark for remark in find_remarks(report) if not remark.known], style)
    return f"::error title=docparse::{_message(tell_gaps(report.gaps))}\n{told}" if report.gaps else told


def render_github_replay(report: Report, style: Style) -> str:
    """Return an annotation for each example that failed, was not judged, or has warnings.

    An interruption comes first, beside the ten of its type: it says that the rest is not all.
    """
    told = _render([remark for result in report.results for remark in _of_example(result)], style)
    return (
        f"::error title=docparse::{_message(tell_interruption(report))}\n{told}"
        if report.interrupted
        else told
    )


def _of_example(result: Result) -> Iterator[Remark]:
    """Yield one remark, at the line of the worst mismatch, that tells them all."""
    yield from remark_unjudged(result)
    told = list(remark_mismatches(result))
    if not told or result.outcome in {Outcome.ERROR, Outcome.INCONCLUSIVE}:
        return
    lines = [remark.text for remark in told[:_MOST_MISMATCHES]]
    if rest := len(told) - len(lines):
        lines.append(f"and {rest:,} more")
    yield replace(told[0], name=result.example.name, text="\n".join(lines))


def _render(remarks: list[Remark], style: Style) -> str:
    levels = [Level.ERROR, Level.WARNING, *([Level.NOTE] if style.verbosity > 0 else [])]
    lines: list[str] = []
    for level in levels:
        lines += _annotate(level, [remark for remark in remarks if remark.level is level])
    shown = [remark for level in levels for remark in remarks if remark.level is level]
    if len(shown) > len(lines):
        lines += ["::group::All of them", *map(_plain, shown), "::endgroup::"]
    return "".join(f"{line}\n" for line in lines)


def _annotate(level: Level, remarks: list[Remark]) -> Iterator[str]:
    """Yield the annotations of a level; where there are too many, the last sums up the rest."""
    room = _MOST if len(remarks) <= _MOST else _MOST - 1
    for remark in remarks[:room]:
        title = f"{remark.code} {remark.name}"
        place = f"file={_property(remark.path)},line={remark.line},col={remark.column}"
        yield f"::{_COMMANDS[level]} {place},title={_property(title)}::{_message(remark.text)}"
    if rest := remarks[room:]:
        pages = plural(len({remark.path for remark in rest}), "page")
        told = f"and {plural(len(rest), f'more {level.value}')} in {pages}: the log of this step lists them"
        yield f"::{_COMMANDS[level]} title=docparse::{_message(told)}"


def _message(text: str) -> str:
    """Return a text as a command's message; its lines stay lines."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return shown.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def _plain(remark: Remark) -> str:
    """Return a line of the log that can be no command: those begin with `::`, or hold `##[`."""
    return f"  - {tell_place(remark)}".replace("##[", "# #[")
