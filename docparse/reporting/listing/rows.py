"""The rows of pages for people, aligned, and how much there is in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docparse.model.rows import ARROW, PageRows
from docparse.reporting.style import Ink, Style, cut, plural, visible


def list_rows(pages: Iterable[PageRows], style: Style) -> Iterator[str]:
    """Yield a text for each page that has anything to show, and at last how much it was in all."""
    count = examples = resources = blocks = slips = 0
    for page in pages:
        count += 1
        if not page.blocks and not page.slips:
            continue
        examples += page.examples
        resources += page.resources
        blocks += page.blocks
        slips += page.slips
        if style.verbosity >= 0:
            found = [f"  {style.paint(plural(page.slips, 'finding'), Ink.YELLOW)}"] if page.slips else []
            yield "\n".join((*make_lines(page, style), *found, "", ""))
    if style.verbosity >= -1:
        yield tell_sum((count, examples, resources, blocks), slips, style)


def make_lines(page: PageRows, style: Style) -> list[str]:
    """Return the path of a page and its rows."""
    rows = [(str(line), kind, visible(name), visible(what)) for line, kind, name, what in page.rows]
    lines = [style.paint(page.path, Ink.BOLD)]
    if not rows:
        return lines
    digits = len(rows[-1][0])
    kind_width = max([len(kind) for _, kind, _, _ in rows])
    name_width = min(max([len(name) for _, _, name, _ in rows]), max(style.width // 2 - 8, 16))
    room = max(style.width - (2 + digits + 2 + kind_width + 2 + name_width) - 2, 16)
    for line, kind, name, what in rows:
        head = f"  {line:>{digits}}  {kind:<{kind_width}}  {cut(name, name_width):<{name_width}}"
        lines.append(f"{head}  {_fit_what(what, room)}".rstrip())
    return lines


def _fit_what(what: str, width: int) -> str:
    """Return what a block holds, cut to a width; the promised status codes at the end stay."""
    if len(what) <= width:
        return what
    request, arrow, codes = what.rpartition(ARROW)
    room = width - len(arrow) - len(codes)
    return f"{cut(request, room)}{arrow}{codes}" if arrow and room > 0 else cut(what, width)


def tell_sum(counts: tuple[int, int, int, int], findings: int, style: Style) -> str:
    """Return the line about pages, examples, resources and blocks, and findings where there are some."""
    nouns = ("page", "example", "resource", "block")
    told = ", ".join([plural(count, noun) for count, noun in zip(counts, nouns, strict=True)])
    met = plural(findings, "finding")
    if style.verbosity > 0:
        return f"{told}; {met}\n"
    # there may be more: content is not judged without -v
    return f"{told}; {met} (-v lists all)\n" if findings else f"{told}\n"
