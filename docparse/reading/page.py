"""A page, read: its blocks and examples, what is to be told of it, and where every annotation went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docparse.model import Block, BlockType, Example, Fate, LedgerEntry, Location, Page, Slip, Syntax, Table
from docparse.reading.blocks import Annotated, BlocksReading, read_blocks
from docparse.reading.depth import Depth
from docparse.reading.elements import Element
from docparse.reading.examples import read_examples
from docparse.reading.http_text import find_request_lines
from docparse.reading.includes import Include, changes, expand, has_directives
from docparse.reading.links import Lines
from docparse.reading.pairing import pair
from docparse.reading.plain import plain_text
from docparse.reading.scanner import scan
from docparse.reading.source import Source, may_hold_blocks, read_source
from docparse.reading.suppressions import read_suppressions
from docparse.reading.tables import find_tables

_OF_SYNTAX = (BlockType.IGNORED, BlockType.SAMPLES)


def no_includes(path: str) -> str | None:  # noqa: ARG001 - an Include takes a path
    """Return None: there is no such file."""
    return None


def read_page(
    source: str | bytes,
    path: str = "page.md",
    *,
    include: Include = no_includes,
    depth: Depth = Depth.WHOLE,
) -> Page:
    """Return the page that a text or the bytes of a file are; whatever is wrong with it, it never raises.

    `path` names the page in every place; `include` is asked for each included file by its path from there.
    """
    if depth is not Depth.WHOLE and not may_hold_blocks(source):
        return Page(path)
    page_source = read_source(source, path)
    front_matter = page_source.front_matter
    elements = read_elements(page_source.text)
    if has_directives(page_source.text) if depth is Depth.WHOLE else changes(page_source, include):
        written, found = page_source.text, elements
        page_source = expand(
            page_source, lambda text: found if text == written else read_elements(text), include
        )
        elements = found if page_source.text == written else read_elements(page_source.text)
    return _compose(page_source, elements, depth, front_matter)


def read_elements(text: str) -> list[Element]:
    """Return the elements of a text: by the scanner where it is certain, otherwise by the parser."""
    elements = scan(text)
    if elements is None:
        from docparse.reading import markdown

        elements = markdown.read_elements(text)
    return elements


def _compose(source: Source, elements: Sequence[Element], depth: Depth, front_matter: str) -> Page:
    """Return the page of its elements."""
    found = read_blocks(source, elements, depth)
    blocks = tuple([piece.block for piece in found.pieces if isinstance(piece, Annotated)])
    paired = pair(found.pieces)
    examples, told = read_examples(paired.pairs, source.path, depth)
    syntax = tuple([line for block in blocks for line in _syntax(block)])
    slips = (*source.slips, *found.slips, *paired.slips, *told)
    if depth is Depth.EXAMPLES:
        return Page(source.path, blocks, examples, syntax, _in_order(slips), includes=source.included)
    tables, prose = None, None
    if depth is Depth.WHOLE:
        from docparse.reading.prose import read_prose

        lines = Lines(source.text, elements)
        tables = tuple(_tables(source, elements, lines))
        prose = read_prose(source, elements, lines, front_matter)
    silenced = read_suppressions(source, elements)
    ledger = [LedgerEntry(place.line, Fate.IGNORED, "in a section with tags") for place in source.left_out]
    ledger += _ledger(found, blocks, examples, paired.ignored)
    return Page(
        source.path,
        blocks,
        examples,
        syntax,
        _in_order((*slips, *silenced.slips)),
        tuple(sorted(ledger, key=lambda entry: entry.line)),
        found.annotation,
        tables,
        silenced.suppressions,
        source.included,
        prose,
    )


def _in_order(slips: tuple[Slip, ...]) -> tuple[Slip, ...]:
    """Return slips in the order of their places."""
    return tuple(sorted(slips, key=lambda slip: (slip.location.line, slip.location.column)))


def _syntax(block: Block) -> Iterable[Syntax]:
    """Return the request lines of a block that shows an operation's syntax."""
    if block.annotation.block_type not in _OF_SYNTAX:
        return ()
    if not block.heading.lower().startswith("http request"):
        return ()
    page = block.location.page
    return [
        Syntax(method, template, Location(page, block.content_line + line))
        for method, template, line in find_request_lines(block.content)
    ]


def _tables(source: Source, elements: Sequence[Element], lines: Lines) -> Iterator[Table]:
    """Yield the tables of a page; most pages without one are known by their want of a delimiter row."""
    if "|" not in source.text or "-|" not in source.text.replace(" ", "").replace(":", ""):
        return
    found = find_tables(source.text, elements, lines)
    if found is None:
        from docparse.reading import markdown

        found = list(markdown.read_table_elements(source.text))
    for table in found:
        columns, *rows = (tuple(map(plain_text, row)) for row in table.rows)
        numbers = tuple(map(source.number, table.lines[1:]))
        yield Table(plain_text(table.heading), columns, tuple(rows), numbers)


def _ledger(
    found: BlocksReading, blocks: Sequence[Block], examples: Sequence[Example], ignored: frozenset[int]
) -> Iterator[LedgerEntry]:
    """Yield what became of each comment that mentions blockType."""
    yield from found.ledger
    requests = {example.block.comment_line: example.id for example in examples}
    kept = {promise.block.comment_line for example in examples for promise in example.promises}
    for block in blocks:
        block_type, line = block.annotation.block_type, block.comment_line
        if block.annotation.inferred:
            continue
        if block_type is BlockType.REQUEST:
            fate = Fate.EXAMPLE if line in requests else Fate.FINDING
        elif block_type is BlockType.RESPONSE:
            fate = Fate.IGNORED if line in ignored else Fate.FINDING
            fate = Fate.EXAMPLE if line in kept else fate
        elif block_type is BlockType.IGNORED:
            fate = Fate.IGNORED
        elif block_type is BlockType.RESOURCE:
            fate = Fate.RESOURCE
        else:
            fate = Fate.FINDING if block_type is BlockType.UNKNOWN else Fate.OTHER
        yield LedgerEntry(line, fate, requests.get(line, block_type.value))
