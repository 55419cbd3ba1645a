"""What is in the pages, for people: an aligned row for each example, resource and other block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from docparse.model import Finding, Level, Page
from docparse.reading import rows_of
from docparse.reporting.listing.rows import list_rows, make_lines, tell_sum
from docparse.reporting.style import Ink, Style, fold, plural, visible

_LEVEL_INKS = {Level.ERROR: Ink.RED, Level.WARNING: Ink.YELLOW, Level.NOTE: Ink.DIM}


def list_text(
    pages: Iterable[Page], lint: Callable[[Page], Sequence[Finding]], style: Style
) -> Iterator[str]:
    """Yield a text for each page, and at last how much it was in all; with ledger and findings if verbose."""
    if style.verbosity <= 0:
        yield from list_rows(map(rows_of, pages), style)
        return
    count = examples = resources = blocks = met = 0
    for page in pages:
        rows, findings = rows_of(page), lint(page)
        count += 1
        examples += rows.examples
        resources += rows.resources
        blocks += rows.blocks
        met += len(findings)
        lines = (*make_lines(rows, style), *_ledger_lines(page), *_finding_lines(findings, style))
        yield "".join(f"{line}\n" for line in (*lines, ""))
    yield tell_sum((count, examples, resources, blocks), met, style)


def _ledger_lines(page: Page) -> Iterator[str]:
    """Yield what became of each comment that mentions `blockType`, and that it adds up."""
    if not page.ledger:
        return
    fates = Counter(entry.fate.value for entry in page.ledger)
    sums = " + ".join(f"{count} {fate}" for fate, count in sorted(fates.items()))
    comments = plural(len(page.ledger), "comment")
    yield f"  ledger: {comments} with blockType = {sums}"
    for entry in page.ledger:
        yield f"    {entry.line:>5}  {entry.fate.value:<8}  {visible(entry.what)}".rstrip()


def _finding_lines(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    for finding in findings:
        level = style.paint(finding.level.value, _LEVEL_INKS[finding.level])
        text = fold(visible(finding.message), style.width - 4, "    ")
        yield f"  {visible(str(finding.location))}: {level} {finding.code} {finding.rule}\n    {text}"
