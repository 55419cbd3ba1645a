"""A check for people: what is wrong, page by page; of much that is wrong, first what matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docparse.model import CheckReport, Finding, Level
from docparse.reporting.checking.excerpt import draw_excerpt
from docparse.reporting.style import Ink, Style, cut, fold, plural, visible

MOST_IN_FULL = 30
"""Errors and warnings; where there are more, they are summed up by rule."""
_MOST_ERRORS = 5
_MOST_PAGES = 5
_MOST_STALE = 10
_INKS = {Level.ERROR: Ink.BOLD_RED, Level.WARNING: Ink.BOLD_YELLOW, Level.NOTE: Ink.CYAN}
_ORDER = tuple(Level)


def render_check(report: CheckReport, style: Style) -> str:
    """Return the report: `-v` shows all of it, `-q` only what it comes to."""
    if style.verbosity < -1:
        return ""
    loud = [finding for finding in report.findings if finding.level is not Level.NOTE]
    many = len(loud) > MOST_IN_FULL and style.verbosity == 0
    lines: list[str] = []
    if many or (style.verbosity < 0 and report.findings):
        lines += _rule_lines(report, style)
    if style.verbosity > 0:
        lines += _finding_lines(report.findings, report, style)
    elif many:
        lines += _first_errors(report, style)
        lines += _worst_pages(loud, style)
    elif not style.verbosity:
        lines += _finding_lines(loud, report, style)
    lines += _baseline_lines(report, style)
    lines += _closing_lines(report, style)
    if style.verbosity == 0:
        lines += _hints(loud, style, many=many)
    return "".join(f"{line}\n" for line in lines)


def _finding_lines(findings: Sequence[Finding], report: CheckReport, style: Style) -> Iterator[str]:
    """Yield findings in full, under their pages."""
    for page, group in groupby(findings, lambda finding: finding.location.page):
        yield style.paint(page, Ink.BOLD)
        for finding in group:
            yield from _one_finding(finding, report, style)
        yield ""


def _one_finding(finding: Finding, report: CheckReport, style: Style) -> Iterator[str]:
    place = f"{finding.location.line}:{finding.location.column}"
    head = f"{place} {finding.level.value} {finding.code} {finding.rule}"
    level = style.paint(finding.level.value, _INKS[finding.level])
    painted = f"  {style.paint(place, Ink.CYAN)} {level} {style.paint(finding.code, Ink.BOLD)} {finding.rule}"
    message = visible(finding.message)
    if len(head) + len(message) + 4 <= style.width:
        yield f"{painted}: {message}"
    else:
        yield f"{painted}:"
        yield f"    {fold(message, style.width - 4, '    ')}"
    text = report.lines.get((finding.location.page, finding.location.line), "")
    if text.strip():
        ink = _INKS[finding.level]
        yield from draw_excerpt(finding.location.line, finding.location.column, text, ink, style)


def _rule_lines(report: CheckReport, style: Style) -> Iterator[str]:
    """Yield a row for each rule that is broken, worst first: how often, on how many pages, where first."""
    groups: dict[tuple[Level, str, str], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault((finding.level, finding.code, finding.rule), []).append(finding)
    rows = sorted(groups.items(), key=lambda row: (_ORDER.index(row[0][0]), -len(row[1]), row[0][1]))
    width = max(len(name) for _, _, name in groups)
    yield style.paint(f"   found  pages  level    {'rule':<{width + 6}}  first", Ink.DIM)
    for (level, code, name), members in rows:
        pages = len({finding.location.page for finding in members})
        word = style.paint(f"{level.value:<7}", _INKS[level])
        head = f"  {len(members):>6,} {pages:>6,}  {word}  {code} {name:<{width}}"
        place = f"{members[0].location.page}:{members[0].location.line}"
        yield f"{head}  {_cut_start(visible(place), style.width - 33 - width)}".rstrip()
    yield ""


def _first_errors(report: CheckReport, style: Style) -> Iterator[str]:
    """Yield the first errors, of as many rules as there are."""
    errors = [finding for finding in report.findings if finding.level is Level.ERROR]
    seen: Counter[str] = Counter()
    turns = []
    for index, finding in enumerate(errors):
        turns.append((seen[finding.code], index))
        seen[finding.code] += 1
    shown = [errors[index] for _, index in sorted(turns)[:_MOST_ERRORS]]
    if not shown:
        return
    shown.sort(key=errors.index)
    of = "" if len(errors) == len(shown) else f" of {len(errors):,} (-v shows all)"
    yield style.paint(f"{plural(len(shown), 'error')}{of}", Ink.BOLD)
    yield ""
    yield from _finding_lines(shown, report, style)


def _worst_pages(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    pages = Counter(finding.location.page for finding in findings)
    yield style.paint("Pages with most errors and warnings", Ink.BOLD)
    for page, count in pages.most_common(_MOST_PAGES):
        yield f"  {count:>6,}  {_cut_start(visible(page), style.width - 10)}"
    yield ""


def _cut_start(text: str, width: int) -> str:
    """Return the end of a path that fits: what is common to all pages stands at its start."""
    return text if len(text) <= width else f"…{text[len(text) - max(width - 1, 0) :]}"


def _baseline_lines(report: CheckReport, style: Style) -> Iterator[str]:
    if report.baselined:
        yield f"{plural(len(report.baselined), 'finding')} in the baseline: not counted."
    if report.stale and style.verbosity >= 0:
        told = f"{plural(len(report.stale), 'entry')}".replace("entrys", "entries")
        yield f"{told} of the baseline mended (--update-baseline takes them out):"
        shown = report.stale if style.verbosity > 0 else report.stale[:_MOST_STALE]
        for entry in shown:
            yield f"  {cut(visible(entry), style.width - 2)}"
        if rest := len(report.stale) - len(shown):
            yield f"  … {rest:,} more"


def _closing_lines(report: CheckReport, style: Style) -> Iterator[str]:
    where = f"{plural(report.pages, 'page')} with {plural(report.examples, 'example')}"
    counts = [
        style.paint(plural(count, level.value), _INKS[level])
        for level in Level
        if (count := report.count(level))
    ]
    if not counts:
        yield f"{style.paint('Nothing is wrong', Ink.BOLD_GREEN)} in {where} ({report.seconds:.2f} s)."
        return
    pages = len({finding.location.page for finding in report.findings})
    yield f"{', '.join(counts)} on {pages:,} of {where} ({report.seconds:.2f} s)."


def _hints(findings: Sequence[Finding], style: Style, *, many: bool) -> Iterator[str]:
    """Yield what to do next."""
    if not findings:
        return
    first = min(findings, key=lambda finding: _ORDER.index(finding.level))
    yield f"docparse explain {first.code} says why it matters and how to mend it."
    if many:
        told = (
            f"All of them: -v. Of one rule: --select {first.code}. Of one page: name it. To begin with what "
            "is there now, and hear of new findings only: --baseline FILE --update-baseline."
        )
        yield fold(told, style.width)
