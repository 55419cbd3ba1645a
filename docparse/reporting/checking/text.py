"""A check for people: what is wrong, page by page; of much that is wrong, first what matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from docparse.model import CheckReport, Finding, Level
from docparse.reporting.checking.excerpt import draw_excerpt
from docparse.reporting.checking.overview import LEVEL_INKS, choose_errors, sum_up_rules, worst_pages
from docparse.reporting.interruption import tell_gaps
from docparse.reporting.style import Ink, Style, cut, fold, plural, visible

MOST_IN_FULL = 30
"""Errors and warnings; where there are more, they are summed up by rule."""
_MOST_ERRORS = 5
_MOST_STALE = 10
_ORDER = tuple(Level)


def render_check(report: CheckReport, style: Style) -> str:
    """Return the report: `-v` shows all of it, `-q` only what it comes to."""
    if style.verbosity < -1:
        return ""
    told = _told(report, style)
    many = len(told) > MOST_IN_FULL
    lines: list[str] = []
    if style.verbosity > 0 or (not many and style.verbosity == 0):
        lines += _finding_lines(told, report, style)
    if told and (many or style.verbosity < 0):
        lines += [*sum_up_rules(told, style), ""]
    if many and style.verbosity == 0:
        lines += _first_lines(told, report, style)
    lines += _baseline_lines(report, style)
    lines += _closing_lines(report, style)
    if style.verbosity == 0:
        lines += _hints(report, told, style)
    return "".join(f"{line}\n" for line in lines)


def find_shown(report: CheckReport, style: Style) -> Sequence[Finding]:
    """Return the findings that are shown with the author's line."""
    told = _told(report, style)
    if style.verbosity > 0 or (style.verbosity == 0 and len(told) <= MOST_IN_FULL):
        return told
    return choose_errors(told, _MOST_ERRORS) if style.verbosity == 0 else ()


def _told(report: CheckReport, style: Style) -> tuple[Finding, ...]:
    """Return the findings that are shown: notes are asked for."""
    if style.verbosity > 0:
        return report.findings
    return tuple(finding for finding in report.findings if finding.level is not Level.NOTE)


def _finding_lines(findings: Iterable[Finding], report: CheckReport, style: Style) -> Iterator[str]:
    """Yield findings in full, under their pages."""
    for page, group in groupby(findings, lambda finding: finding.location.page):
        yield style.paint(page, Ink.BOLD)
        for finding in group:
            yield from _one_finding(finding, report.lines, style)
            yield ""


def _one_finding(finding: Finding, lines: Mapping[tuple[str, int], str], style: Style) -> Iterator[str]:
    line, column = finding.location.line, finding.location.column
    head = f"  {line}:{column} {finding.level.value} {finding.code} {finding.rule}:"
    level = style.paint(finding.level.value, LEVEL_INKS[finding.level])
    painted = f"  {style.paint(f'{line}:{column}', Ink.CYAN)} {level} {finding.code} {finding.rule}:"
    message = visible(finding.message)
    if len(head) + len(message) < style.width:
        yield f"{painted} {message}"
    else:
        yield painted
        yield f"    {fold(message, style.width - 4, '    ')}"
    text = lines.get((finding.location.page, line), "")
    if text.strip():
        yield from draw_excerpt(finding.location, text, LEVEL_INKS[finding.level], style)


def _first_lines(told: Sequence[Finding], report: CheckReport, style: Style) -> Iterator[str]:
    """Yield the errors to look at first, and the pages where most is wrong."""
    shown, errors = choose_errors(told, _MOST_ERRORS), report.count(Level.ERROR)
    if shown:
        of = f" of {errors:,}" if errors > len(shown) else ""
        yield style.paint(f"{plural(len(shown), 'error')}{of} to look at first", Ink.BOLD)
        yield ""
        yield from _finding_lines(shown, report, style)
    yield from worst_pages(told, style)
    yield ""


def _baseline_lines(report: CheckReport, style: Style) -> Iterator[str]:
    if report.baselined:
        yield f"{plural(len(report.baselined), 'finding')} in the baseline: not counted."
    if report.stale and style.verbosity >= 0:
        told = plural(len(report.stale), "line")
        fit = "fits" if len(report.stale) == 1 else "fit"
        yield f"{told} of the baseline {fit} nothing any more (--update-baseline takes them out):"
        shown = report.stale if style.verbosity > 0 else report.stale[:_MOST_STALE]
        for entry in shown:
            yield f"  {cut(visible(entry), style.width - 2)}"
        if rest := len(report.stale) - len(shown):
            yield f"  … {rest:,} more"


def _closing_lines(report: CheckReport, style: Style) -> Iterator[str]:
    counts = [
        style.paint(plural(count, level.value), LEVEL_INKS[level])
        for level in Level
        if (count := report.count(level))
    ]
    pages = plural(report.pages, "page")
    if report.gaps:
        yield fold(style.paint(f"{tell_gaps(report.gaps)}.", Ink.BOLD_YELLOW), style.width)
    if counts:
        at_fault = len({finding.location.page for finding in report.findings})
        # what is included, and scenarios, are files and no pages
        where = (
            f"on {at_fault:,} of {pages}" if at_fault <= report.pages else f"in {plural(at_fault, 'file')}"
        )
        yield f"{', '.join(counts)} {where} ({report.seconds:.2f} s)"
    elif report.strict and report.stale:
        wrong = style.paint("The baseline is stale", Ink.BOLD_RED)
        yield f"{wrong}, which fails under --strict; no more is wrong in {pages} ({report.seconds:.2f} s)"
    else:
        right = style.paint("Nothing is wrong", Ink.BOLD_GREEN)
        yield f"{right} in {pages} with {plural(report.examples, 'example')} ({report.seconds:.2f} s)"


def _hints(report: CheckReport, told: Sequence[Finding], style: Style) -> Iterator[str]:
    """Yield what to do next."""
    if told:
        code = min(told, key=lambda finding: _ORDER.index(finding.level)).code
        yield fold(f"docparse explain {code} says why it matters and how to mend it.", style.width)
    if len(told) > MOST_IN_FULL:
        known = "To hear only of what is new from now on: --update-baseline."
        yield fold(f"See all: -v. One rule: --select {code}. One page: name it. {known}", style.width)
    elif report.count(Level.NOTE):
        yield "-v shows the notes too."
