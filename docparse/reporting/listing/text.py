"""What is in the pages, for people: an aligned row for each example, resource and other block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from docparse.model import BlockType, Finding, Level, Page
from docparse.reporting.style import Ink, Style, cut, fold, plural, visible

_ARROW = " -> "
_LEVEL_INKS = {Level.ERROR: Ink.RED, Level.WARNING: Ink.YELLOW, Level.NOTE: Ink.DIM}


def list_text(
    pages: Iterable[Page], lint: Callable[[Page], Sequence[Finding]], style: Style
) -> Iterator[str]:
    """Yield a text for each page, and at last how much it was in all."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts["page"] += 1
        counts["example"] += len(page.examples)
        counts["resource"] += sum(block.annotation.block_type is BlockType.RESOURCE for block in page.blocks)
        counts["block"] += len(page.blocks)
        findings = lint(page) if style.verbosity > 0 else ()
        counts["finding"] += len(findings if style.verbosity > 0 else page.slips)
        if style.verbosity > 0:
            yield _page_text(page, findings, style)
        elif style.verbosity == 0 and (page.blocks or page.slips):
            yield _page_text(page, (), style)
    if style.verbosity < -1:
        return
    told = ", ".join(plural(counts[noun], noun) for noun in ("page", "example", "resource", "block"))
    met = plural(counts["finding"], "finding")
    if style.verbosity > 0:
        told = f"{told}; {met}"
    elif counts["finding"]:  # there may be more: content is not judged without -v
        told = f"{told}; {met} (-v lists all)"
    yield f"{told}\n"


def _page_text(page: Page, findings: Iterable[Finding], style: Style) -> str:
    rows = sorted(_rows(page))
    lines = [style.paint(page.path, Ink.BOLD)]
    digits = max((len(str(line)) for line, *_ in rows), default=1)
    kind_width = max((len(kind) for _, kind, _, _ in rows), default=0)
    name_width = min(max((len(name) for *_, name, _ in rows), default=0), max(style.width // 2 - 8, 16))
    for line, kind, name, what in rows:
        head = f"  {line:>{digits}}  {kind:<{kind_width}}  {cut(name, name_width):<{name_width}}"
        lines.append(f"{head}  {_fit_what(what, max(style.width - len(head) - 2, 16))}".rstrip())
    if style.verbosity > 0:
        lines += _ledger_lines(page)
        lines += _finding_lines(findings, style)
    elif page.slips:
        lines.append(f"  {style.paint(plural(len(page.slips), 'finding'), Ink.YELLOW)}")
    return "".join(f"{line}\n" for line in (*lines, ""))


def _rows(page: Page) -> Iterator[tuple[int, str, str, str]]:
    """Yield line, kind, name and content of what a page holds, made visible."""
    told = set()
    for example in page.examples:
        told |= {id(example.block), *(id(promise.block) for promise in example.promises)}
        codes = ", ".join(str(promise.status_code or "?") for promise in example.promises) or "no response"
        request = f"{example.request.method} {_short_target(example.request.target)}{_ARROW}{codes}"
        yield example.location.line, "example", visible(example.id[len(page.path) + 2 :]), visible(request)
    for block in page.blocks:
        if id(block) in told:
            continue
        kind = block.annotation.block_type.value
        name = block.annotation.names[0] if block.annotation.names else block.annotation.resource_type
        first = block.content.partition("\n")[0]
        what = "" if block.annotation.block_type is BlockType.RESOURCE else first
        yield block.location.line, kind, visible(name), visible(what)


def _fit_what(what: str, width: int) -> str:
    """Return what a block holds, cut to a width; the promised status codes at the end stay."""
    request, arrow, codes = what.rpartition(_ARROW)
    room = width - len(arrow) - len(codes)
    return f"{cut(request, room)}{arrow}{codes}" if arrow and room > 0 else cut(what, width)


def _short_target(target: str) -> str:
    """Return a request target without its scheme and authority."""
    _, scheme, rest = target.partition("://")
    return f"/{rest.partition('/')[2]}" if scheme else target


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
