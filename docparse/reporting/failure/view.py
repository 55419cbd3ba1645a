"""The failure view: one result that is not passed, so that a reader sees what is wrong and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator

from docparse.message import HttpRequest
from docparse.model import Mismatch, Outcome, Result, Severity
from docparse.reporting.failure.answer import diff_answer
from docparse.reporting.failure.diff import Row
from docparse.reporting.failure.steps import find_steps
from docparse.reporting.failure.values import sides
from docparse.reporting.inks import INKS
from docparse.reporting.kinds import HEADLINES
from docparse.reporting.style import Ink, Style, cut, fold, plural, visible
from docparse.variables import without_credentials

_WEIGHTS = {Severity.FAILED: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_MOST_MISMATCHES = 5
_MOST_ROWS = 40


def render_result(result: Result, style: Style, *, embedded: bool = False) -> str:
    """Return the failure view of a result; of a passed or skipped one its line only."""
    lines = [render_line(result, style)]
    if result.outcome not in {Outcome.PASSED, Outcome.SKIPPED} and style.verbosity >= 0:
        lines += _request_lines(result, style)
        if result.reason:
            lines += ["", *_paragraph(result.reason, style)]
        lines += _mismatch_lines(result, style)
        lines += _diff_lines(tuple(diff_answer(result)), style)
        lines += _next_lines(result, style, embedded=embedded)
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def render_line(result: Result, style: Style) -> str:
    """Return the outcome of a result, its place and its name, on one line."""
    word = style.paint(result.outcome.value.upper(), INKS[result.outcome])
    place = style.paint(f"{result.example.location.page}:{result.example.location.line}", Ink.BOLD)
    return f"{word} {place} {visible(result.example.id.rpartition('::')[2])}"


def _request_lines(result: Result, style: Style) -> Iterator[str]:
    request = result.exchange.request if result.exchange else without_credentials(result.example.request)
    url = result.url or request.target
    line = f"  {request.method} {url}"
    content = _brief_content(request)
    if not content:
        yield visible(line)
    elif len(line) + len(content) + 1 <= style.width:
        yield f"{visible(line)} {style.paint(content, Ink.DIM)}"
    else:
        yield visible(line)
        yield f"    {style.paint(cut(visible(content), style.width - 4), Ink.DIM)}"
    for bound in result.bound:
        told = f"with {bound.sent} for {bound.documented}: {bound.origin}"
        for text in fold(visible(told), style.width - 4, "  ").split("\n"):
            yield f"    {style.paint(text, Ink.DIM)}"
    if result.tries > 1:
        yield f"    {style.paint(f'after {result.tries} tries', Ink.DIM)}"
    if style.verbosity > 0 and style.as_command and result.url:
        yield ""
        for text in style.as_command(request, url).split("\n"):
            yield f"  {style.paint(text, Ink.CYAN)}"


def _brief_content(request: HttpRequest) -> str:
    """Return the request's content on one line; of what is no text the size."""
    try:
        text = request.content.decode("utf-8")
    except UnicodeDecodeError:
        return f"({plural(len(request.content), 'byte')})"
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        return " ".join(text.split())


def _mismatch_lines(result: Result, style: Style) -> Iterator[str]:
    mismatches = sorted(result.mismatches, key=lambda mismatch: _WEIGHTS[mismatch.severity])
    shown = len(mismatches) if style.verbosity > 0 else _MOST_MISMATCHES
    for mismatch in mismatches[:shown]:
        yield ""
        yield from _one_mismatch(result, mismatch, style)
    if rest := mismatches[shown:]:
        places = ", ".join(visible(mismatch.where) for mismatch in rest)
        yield ""
        yield f"  {cut(f'… {len(rest):,} more (-v shows all): {places}', style.width - 2)}"


def _one_mismatch(result: Result, mismatch: Mismatch, style: Style) -> Iterator[str]:
    failing = mismatch.severity is Severity.FAILED
    ink = Ink.BOLD_RED if failing else Ink.BOLD_YELLOW
    word = "" if failing else f"{mismatch.severity.value}, "
    place = f"{result.example.location.page}:{mismatch.line}" if mismatch.line else ""
    told = word + HEADLINES[mismatch.kind]
    head = f"  {style.paint(mismatch.where, ink)}  {told}"
    plain = 4 + len(visible(mismatch.where)) + len(told)
    room = style.width - plain - len(place)
    if not place:
        yield head
    elif room > 1:
        yield f"{head}{' ' * room}{style.paint(place, Ink.DIM)}"
    else:
        yield head
        yield f"    at        {style.paint(place, Ink.DIM)}"
    expected, actual = sides(mismatch)
    room = style.width - 14
    yield f"    expected  {style.paint(cut(visible(expected), room), Ink.GREEN)}"
    yield f"    actual    {style.paint(cut(visible(actual), room), Ink.RED if failing else Ink.YELLOW)}"
    yield f"    why       {fold(visible(mismatch.why), room, ' ' * 14)}"


def _diff_lines(rows: tuple[Row, ...], style: Style) -> Iterator[str]:
    if not any(row.sign in "-+" for row in rows):
        return
    if style.verbosity < 1 and len(rows) > _MOST_ROWS + 5:
        rows = (*rows[:_MOST_ROWS], Row("~", f"… {len(rows) - _MOST_ROWS:,} more lines (-v shows all)"))
    gutter = max(len(str(row.line)) for row in rows)
    blank = " " * gutter
    yield ""
    documented, actual = style.paint("- documented", Ink.GREEN), style.paint("+ actual", Ink.RED)
    yield f"  {blank} | {documented}   {actual}"
    for row in rows:
        number = f"{row.line:>{gutter}}" if row.line else blank
        bar = style.paint(f"{number} |", Ink.DIM)
        sign = row.sign if row.sign in "-+" else " "
        text = cut(visible("  " * row.depth + row.text), style.width - gutter - 7)
        yield f"  {bar} {_paint_row(f'{sign} {text}', row, style)}".rstrip()


def _paint_row(text: str, row: Row, style: Style) -> str:
    if row.sign == "~":
        return style.paint(text, Ink.DIM)
    if row.sign == "-":
        return style.paint(text, Ink.GREEN)
    if row.sign == "+":
        return style.paint(text, Ink.RED if row.severity is Severity.FAILED else Ink.YELLOW)
    return f"{text}  {style.paint(row.where, Ink.DIM)}" if row.where not in {"", "$"} else text


def _next_lines(result: Result, style: Style, *, embedded: bool) -> Iterator[str]:
    for index, step in enumerate(find_steps(result, embedded=embedded)):
        if not index:
            yield ""
        label = "     " if index else style.paint("next:", Ink.BOLD)
        yield f"  {label} {fold(visible(step), style.width - 8, ' ' * 8)}"


def _paragraph(text: str, style: Style) -> Iterator[str]:
    for line in text.splitlines():
        yield f"  {fold(visible(line), style.width - 2, '  ')}"
