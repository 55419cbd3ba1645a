"""docparse list."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from docparse.cli import options
from docparse.cli.choosing import Choice, choose, read_pages, refuse_nothing
from docparse.cli.command import Command
from docparse.cli.console import make_style
from docparse.cli.exits import Exit
from docparse.config import Settings, load_settings
from docparse.model import Block, Docset, Example, Finding, Page
from docparse.reporting.listing import LISTINGS
from docparse.reporting.style import Style
from docparse.selecting import select

if TYPE_CHECKING:
    from docparse.reading import Depth


@click.command(
    "list",
    cls=Command,
    short_help="Show what is in the pages.",
    arguments=[options.PATHS],
    examples=[
        ("docparse list docs", "A row for each."),
        ("docparse list -v docs/photo.md", "With findings and ledger."),
        ("docparse list -k 'photo and not delete'", "Some of them."),
        ("docparse list --format json docs", "For programs."),
    ],
    exits=("0", "2", "3", "5"),
)
@options.paths
@options.selecting
@options.formatting
@options.verbosity
@options.colouring
@options.configuring
@options.caching
def command(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401 - click's options
    """Show what is in the pages: examples, resources, other blocks.

    A row says line, kind, name, and for an example its request and the promised
    status codes. Every comment that mentions blockType is accounted for; -v shows
    the account, and what is wrong with the pages.
    """
    from docparse.reading import Depth

    settings = load_settings(paths[0] if paths else ".", config_file=given["config_file"])
    outputs = options.parse_outputs(given["formats"], LISTINGS)
    choice = choose(options.read_wanted(paths, given), settings)
    style = make_style(given["colour"], given["verbose"] - given["quiet"])
    in_rows = style.verbosity <= 0 and all(output.format == "text" for output in outputs)
    pages: Iterable[Page] = _find_listed(choice, Depth.EXAMPLES if in_rows else Depth.BLOCKS)
    if len(outputs) > 1:
        pages = tuple(pages)
    lint = partial(_lint, settings=settings)
    for output in outputs:
        if output.file:
            from docparse.files import write_text

            write_text(output.file, "".join(LISTINGS[output.format](pages, lint, Style())))
        else:
            sys.stdout.writelines(LISTINGS[output.format](pages, lint, style))
    return Exit.CLEAN


def _find_listed(choice: Choice, depth: Depth) -> Iterator[Page]:
    """Yield the pages, less what is not selected; raises where nothing is selected."""
    seen: list[Example] = []
    pages, selected = 0, False
    for page in read_pages(choice, depth):
        pages += 1
        if not choice.selection:
            yield page
            continue
        seen += page.examples
        if examples := select(page, choice.selection):
            selected = True
            yield _narrow(page, examples)
    if choice.selection and not selected:
        refuse_nothing(choice, pages, seen, "list")


def _narrow(page: Page, examples: tuple[Example, ...]) -> Page:
    """Return a page with these examples and their blocks, and nothing else."""
    blocks = {id(block) for example in examples for block in (example.block, *_promised(example))}
    return replace(
        page, examples=examples, blocks=tuple(block for block in page.blocks if id(block) in blocks)
    )


def _promised(example: Example) -> Iterator[Block]:
    return (promise.block for promise in example.promises)


def _lint(page: Page, settings: Settings) -> tuple[Finding, ...]:
    if not page.slips:
        return ()
    from docparse.linting import MET_WHILE_READING, lint
    from docparse.linting.weighing import weigh_findings

    return tuple(weigh_findings(lint(Docset((page,)), MET_WHILE_READING), settings.severity))
