"""Much that is wrong, summed up: by rule, by page, and the first errors to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docparse.model import Finding, Level
from docparse.reporting.style import Ink, Style, plural, visible

LEVEL_INKS = {Level.ERROR: Ink.BOLD_RED, Level.WARNING: Ink.BOLD_YELLOW, Level.NOTE: Ink.CYAN}
_MOST_PAGES = 5
_NARROWEST = 12
"""Columns below which a place says nothing."""


def sum_up_rules(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """Yield a row for each rule that is broken, worst first: how often, on how many pages, where first."""
    groups: dict[Level, dict[str, list[Finding]]] = {level: {} for level in Level}
    for finding in findings:
        groups[finding.level].setdefault(f"{finding.code} {finding.rule}", []).append(finding)
    width = max((len(rule) for rules in groups.values() for rule in rules), default=0)
    room = style.width - width - 24
    head = f"  {'rule':<{width}}  first" if room >= _NARROWEST else "  rule"
    for level, rules in groups.items():
        if not rules:
            continue
        total = plural(sum(map(len, rules.values())), level.value)
        yield style.paint(f"{total:<18}", LEVEL_INKS[level]) + style.paint(head, Ink.DIM)
        for rule, members in sorted(rules.items(), key=lambda row: -len(row[1])):
            pages = len({finding.location.page for finding in members})
            row = f"{len(members):>6,} on {plural(pages, 'page'):<9}"
            place = f"{members[0].location.page.rpartition('/')[2]}:{members[0].location.line}"
            first = cut_start(visible(place), room) if room >= _NARROWEST else ""
            yield f"{row}  {rule:<{width}}  {first}".rstrip()


def choose_errors(findings: Iterable[Finding], most: int) -> tuple[Finding, ...]:
    """Return so many errors, of as many rules as there are, in their order."""
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    seen: Counter[str] = Counter()
    turns = []
    for index, finding in enumerate(errors):
        turns.append((seen[finding.code], index))
        seen[finding.code] += 1
    return tuple(errors[index] for index in sorted(index for _, index in sorted(turns)[:most]))


def worst_pages(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """Yield the pages with most errors, then with most warnings."""
    pages: dict[str, Counter[Level]] = {}
    for finding in findings:
        pages.setdefault(finding.location.page, Counter())[finding.level] += 1
    yield style.paint("errors  warnings  page", Ink.DIM)
    ranked = sorted(pages.items(), key=lambda row: (-row[1][Level.ERROR], -row[1][Level.WARNING]))
    for page, counts in ranked[:_MOST_PAGES]:
        row = f"{counts[Level.ERROR]:>6,}  {counts[Level.WARNING]:>8,}"
        yield f"{row}  {cut_start(visible(page), style.width - len(row) - 2)}"


def cut_start(text: str, width: int) -> str:
    """Return the end of a path that fits: what is common to all pages stands at its start."""
    return text if len(text) <= width else f"…{text[len(text) - max(width - 1, 0) :]}"
