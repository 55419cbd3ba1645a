"""The warnings of passed examples, grouped: the failure views show those of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.model import Mismatch, Outcome, Result, Severity
from docparse.reporting.style import Ink, Style, cut, plural, visible


def list_warnings(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Yield a line for each kind of warning of passed examples; for each warning where all are asked for."""
    warnings = [
        (result, mismatch)
        for result in results
        if result.outcome is Outcome.PASSED
        for mismatch in result.mismatches
        if mismatch.severity is not Severity.NOTE or style.verbosity > 0
    ]
    if not warnings or style.verbosity < 0:
        return
    examples = len({result.example.id for result, _ in warnings})
    hint = "" if style.verbosity > 0 else " (-v lists them all)"
    yield (
        style.paint(
            f"{plural(len(warnings), 'warning')} in {plural(examples, 'passed example')}", Ink.BOLD_YELLOW
        )
        + hint
    )
    if style.verbosity > 0:
        for result, mismatch in warnings:
            yield f"  {result.example.location.page}:{mismatch.line} {_brief(mismatch)}"
        return
    groups: dict[str, list[tuple[Result, Mismatch]]] = {}
    for warning in warnings:
        groups.setdefault(warning[1].kind.value, []).append(warning)
    for kind, members in sorted(groups.items(), key=lambda group: -len(group[1])):
        result, mismatch = members[0]
        place = f"{mismatch.where} at {result.example.location.page}:{mismatch.line}"
        more = f", and {plural(len(members) - 1, 'other')}" if len(members) > 1 else ""
        room = style.width - 18 - len(more)
        yield f"  {len(members):>5,}  {kind:<8} {cut(visible(place), room)}{more}"


def _brief(mismatch: Mismatch) -> str:
    return visible(f"{mismatch.severity.value} {mismatch.kind.value} {mismatch.where}: {mismatch.why}")
