"""A check's summary in Markdown: what rules are broken, each error; warnings and notes folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.model import CheckReport, Finding, Level
from docparse.reporting.interruption import tell_gaps
from docparse.reporting.style import Style, plural
from docparse.reporting.summaries.writing import code, fit, folded, plain, table

_ORDER = tuple(Level)


def render_markdown_check(report: CheckReport, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return the summary, of at most 900 KiB."""
    return fit(_find_parts(report))


def _find_parts(report: CheckReport) -> Iterator[str]:
    counts = [plural(count, level.value) for level in Level if (count := report.count(level))]
    where = f"{plural(report.pages, 'page')} with {plural(report.examples, 'example')}"
    yield f"## docparse check: {', '.join(counts) or 'nothing is wrong'}\n\n"
    yield f"{where}, {report.seconds:.2f} s.\n\n"
    if report.gaps:
        yield f"{plain(tell_gaps(report.gaps))}.\n\n"
    if report.baselined:
        yield f"{plural(len(report.baselined), 'finding')} in the baseline: not counted.\n\n"
    if report.stale:
        fit = "fits" if len(report.stale) == 1 else "fit"
        yield f"{plural(len(report.stale), 'line')} of the baseline {fit} nothing any more.\n\n"
    groups = {level: [found for found in report.findings if found.level is level] for level in Level}
    if report.findings:
        yield from _rules(report.findings)
    if groups[Level.ERROR]:
        yield from _findings(groups[Level.ERROR])
    for level in (Level.WARNING, Level.NOTE):
        if groups[level]:
            yield from folded(plural(len(groups[level]), level.value), _findings(groups[level]))


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    rows = (
        (code(str(found.location)), f"{found.code} {found.rule}", plain(found.message)) for found in findings
    )
    return table(("where", "rule", "what"), rows)


def _rules(findings: Iterable[Finding]) -> Iterator[str]:
    groups: dict[tuple[int, str, str], list[Finding]] = {}
    for found in findings:
        groups.setdefault((_ORDER.index(found.level), found.code, found.rule), []).append(found)
    rows = (
        (
            f"{len(members):,}",
            f"{len({found.location.page for found in members}):,}",
            members[0].level.value,
            f"{rule_code} {name}",
        )
        for (_, rule_code, name), members in sorted(groups.items())
    )
    return table(("found", "pages", "level", "rule"), rows, numbers=2)
