"""docparse list."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from docparse.arranging.choice import Choice
from docparse.cli import options
from docparse.cli.choosing import choose, read_pages, read_rows, refuse_nothing
from docparse.cli.command import Command
from docparse.cli.console import make_style
from docparse.cli.exits import Exit
from docparse.config import Settings, load_settings
from docparse.reporting.listing import LISTINGS
from docparse.reporting.listing.rows import list_rows
from docparse.reporting.style import Style

if TYPE_CHECKING:
    from docparse.model import Block, Example, Finding, Page
    from docparse.model.rows import PageRows
    from docparse.reading import Depth

Listing: TypeAlias = "Callable[[str, Style], Iterator[str]]"
"""Yields the pages in a format."""


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
        ("docparse list --scenarios docs", "What scenario files would run."),
    ],
    exits=("0", "2", "3", "5"),
)
@options.paths
@options.option(
    "--scenarios",
    is_flag=True,
    section="Selecting",
    help="Instead, the scenarios for the pages: which would run, after what, and which are off and why. "
    "A PATH may be a scenario file (*.json) too.",
)
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
    settings = load_settings(paths[0] if paths else ".", config_file=given["config_file"])
    outputs = options.parse_outputs(given["formats"], LISTINGS)
    wanted = options.read_wanted(paths, given)
    style = make_style(given["colour"], given["verbose"] - given["quiet"])
    if given["scenarios"]:
        from docparse.cli.scenario_listing import list_scenarios

        listing: Listing = list_scenarios(wanted, settings)
    elif style.verbosity <= 0 and all(output.format == "text" for output in outputs):
        listing = _list_in_rows(choose(wanted, settings), settings, several=len(outputs) > 1)
    else:
        listing = _list_in_full(choose(wanted, settings), settings, several=len(outputs) > 1)
    for output in outputs:
        if output.file:
            from docparse.files import write_text

            write_text(output.file, "".join(listing(output.format, Style())))
        else:
            sys.stdout.writelines(listing(output.format, style))
    return Exit.CLEAN


def _list_in_rows(choice: Choice, settings: Settings, *, several: bool) -> Listing:
    """Return the listing that judges no content: as text, without any page in full if none is needed."""
    pages: Iterable[PageRows]
    if choice.selection or choice.wanted.changed_since is not None or choice.wanted.shard:
        from docparse.reading import Depth, rows_of

        pages = map(rows_of, _find_listed(choice, settings, Depth.EXAMPLES))
    else:
        pages = read_rows(choice)
    kept = tuple(pages) if several else pages
    return lambda _, style: list_rows(kept, style)


def _list_in_full(choice: Choice, settings: Settings, *, several: bool) -> Listing:
    """Return the listing in any format, from pages with their findings."""
    from docparse.reading import Depth

    pages = _find_listed(choice, settings, Depth.BLOCKS)
    kept = tuple(pages) if several else pages
    return lambda name, style: LISTINGS[name](kept, partial(_lint, settings=settings), style)


def _find_listed(choice: Choice, settings: Settings, depth: Depth) -> Iterable[Page]:
    """Return the pages, less what is not selected and not the shard's; raises where nothing is selected."""
    if choice.wanted.shard is None:
        return _find_selected(choice, depth)
    from docparse.cli.sharing import keep_own

    return keep_own(tuple(_find_selected(choice, depth)), choice, settings)


def _find_selected(choice: Choice, depth: Depth) -> Iterator[Page]:
    """Yield the pages, less what is not selected; raises where nothing is selected."""
    seen: list[Example] = []
    pages, selected = 0, False
    for page in read_pages(choice, depth):
        pages += 1
        if not choice.selection:
            yield page
            continue
        seen += page.examples
        if examples := tuple(example for example in page.examples if example in choice.selection):
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
    from docparse.model import Docset

    return tuple(weigh_findings(lint(Docset((page,)), MET_WHILE_READING), settings.severity))
