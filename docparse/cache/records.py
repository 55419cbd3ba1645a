"""Pages to plain tuples and back, so that they can be kept: no names of code are stored, so none is run.

What most pages have in common is not written: places in the page itself carry no path.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, TypeAlias

from docparse.cache.prose import from_prose, to_prose
from docparse.message import NO_HEADERS, Headers, HttpRequest
from docparse.model import (
    Annotation,
    Block,
    BlockType,
    Example,
    Fate,
    LedgerEntry,
    Location,
    Match,
    Page,
    PageAnnotation,
    Promise,
    Refinement,
    Slip,
    Suppression,
    Syntax,
    Table,
)

Record: TypeAlias = tuple[Any, ...]
"""Nested tuples and dicts of texts, bytes, numbers and None: what marshal keeps."""

_BLOCK_TYPES = {str(word): word for word in BlockType}
_FATES = {str(word): word for word in Fate}


def to_record(page: Page) -> Record:
    """Return a page as plain values; its path is left out, as equal content may stand elsewhere."""
    path = page.path
    order = {id(block): index for index, block in enumerate(page.blocks)}
    return (
        tuple([_from_block(block, path) for block in page.blocks]),
        tuple([_from_example(example, order, path) for example in page.examples]),
        tuple([(line.method, line.template, *_from_place(line.location, path)) for line in page.syntax]),
        tuple(
            [(slip.rule, slip.message, slip.noted, *_from_place(slip.location, path)) for slip in page.slips]
        ),
        _from_rest(page),
    )


def _from_rest(page: Page) -> Record:
    """Return what is told of a page beside its blocks and examples; nothing where there is nothing."""
    path, annotation, tables = page.path, page.annotation, page.tables
    if page == Page(path, page.blocks, page.examples, page.syntax, page.slips):
        return ()
    return (
        tuple([(entry.line, entry.fate.value, entry.what) for entry in page.ledger]),
        annotation and (dict(annotation.value), *_from_place(annotation.location, path)),
        tables and tuple([(each.heading, each.columns, each.rows, each.lines) for each in tables]),
        tables is None,
        tuple(
            [
                (each.rules, each.last_line, each.reason, *_from_place(each.location, path))
                for each in page.suppressions
            ]
        ),
        page.includes,
        from_prose(page.prose, path),
    )


def from_record(record: Record, path: str) -> Page:
    """Return the page of these values under a path."""
    blocks, examples, syntax, slips, rest = record
    if not blocks and not slips and not rest:
        return Page(path)
    page_blocks = tuple([_to_block(block, path) for block in blocks])
    return Page(
        path,
        page_blocks,
        tuple([_to_example(example, page_blocks, path) for example in examples]),
        tuple(
            [
                Syntax(method, template, Location(page or path, line, column))
                for method, template, page, line, column in syntax
            ]
        ),
        tuple(
            [
                Slip(rule, message, Location(page or path, line, column), noted)
                for rule, message, noted, page, line, column in slips
            ]
        ),
        *(_to_rest(rest, path) if rest else ()),
    )


def _to_rest(record: Record, path: str) -> Record:
    """Return the fields of a page after its slips."""
    ledger, annotation, tables, no_tables, suppressions, includes, prose = record
    return (
        tuple([LedgerEntry(line, _FATES[fate], what) for line, fate, what in ledger]),
        annotation and PageAnnotation(MappingProxyType(annotation[0]), _to_place(path, *annotation[1:])),
        None if no_tables else tuple([Table(*table) for table in tables]),
        tuple(
            [
                Suppression(rules, _to_place(path, *place), last_line, reason)
                for rules, last_line, reason, *place in suppressions
            ]
        ),
        includes,
        to_prose(prose, path),
    )


def _from_place(location: Location, path: str) -> Record:
    """Return a place; one in the page itself carries no path."""
    return (None if location.page == path else location.page, location.line, location.column)


def _to_place(path: str, page: str | None, line: int, column: int) -> Location:
    return Location(page or path, line, column)


def _from_block(block: Block, path: str) -> Record:
    annotation = block.annotation
    return (
        annotation.block_type.value,
        annotation.names,
        dict(annotation.value),
        annotation.inferred,
        _from_refinement(annotation.refinement),
        *_from_place(block.location, path),
        block.comment_line,
        block.info,
        block.content,
        block.content_line,
        block.content_column,
        block.heading,
        block.tab,
    )


def _to_block(record: Record, path: str) -> Block:
    word, names, value, inferred, refinement, page, line, column, comment_line, *rest = record
    refined = None if refinement is None else _to_refinement(refinement)
    annotation = Annotation(_BLOCK_TYPES[word], names, MappingProxyType(value), inferred, refined)
    return Block(annotation, Location(page or path, line, column), comment_line, *rest)


def _from_refinement(refinement: Refinement | None) -> Record | None:
    if refinement is None:
        return None
    match = None if refinement.match is None else str(refinement.match)
    return (
        match,
        refinement.volatile,
        refinement.pin,
        refinement.types,
        refinement.unordered,
        refinement.echo,
        refinement.skip,
        refinement.capture,
        refinement.after,
        refinement.timeout,
        refinement.redirects,
        refinement.poll,
        refinement.content,
    )


def _to_refinement(record: Record) -> Refinement:
    match, *rest = record
    return Refinement(None if match is None else Match(match), *rest)


def _from_example(example: Example, order: dict[int, int], path: str) -> Record:
    request = example.request
    return (
        example.id[len(path) :],
        example.name,
        order[id(example.block)],
        (request.method, request.target, request.headers.fields, request.content),
        example.content_line,
        tuple(
            (order[id(each.block)], each.status_code, each.headers.fields, each.content, each.content_line)
            for each in example.promises
        ),
        example.unsendable,
    )


def _to_example(record: Record, blocks: tuple[Block, ...], path: str) -> Example:
    name_in_page, name, block, (method, target, fields, content), content_line, promises, unsendable = record
    return Example(
        path + name_in_page,
        name,
        blocks[block],
        HttpRequest(method, target, _to_headers(fields), content),
        content_line,
        tuple(
            [
                Promise(blocks[each], status_code, _to_headers(promised), promised_content, line)
                for each, status_code, promised, promised_content, line in promises
            ]
        ),
        unsendable,
    )


def _to_headers(fields: tuple[tuple[str, str], ...]) -> Headers:
    return Headers(fields) if fields else NO_HEADERS
