"""docparse show."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from docparse.cli import options
from docparse.cli.choosing import choose, read_pages, refuse_nothing
from docparse.cli.command import Command
from docparse.cli.console import make_style
from docparse.cli.exits import Exit
from docparse.config import Settings, load_settings
from docparse.exporting import EXPORTERS
from docparse.model import Example
from docparse.rebasing import documented_host
from docparse.replay import ReplayOptions
from docparse.replay.plan import make_plan, refuse_credential
from docparse.replay.secrecy import hide_request
from docparse.reporting.example import render_example
from docparse.reporting.style import visible
from docparse.selecting import page_of, select
from docparse.transport import parse_target
from docparse.variables import fill, find_secrets, without_credentials


@click.command(
    "show",
    cls=Command,
    arguments=[("PAGE::NAME...", "Examples, as docparse list and the reports name them; globs are fine.")],
    examples=[
        ("docparse show docs/photo.md::update_photo", "One."),
        ("docparse show 'docs/photo.md::*'", "All of a page."),
        ("docparse show docs/photo.md::update_photo --as curl", "A command to try."),
    ],
    exits=("0", "2", "3", "5"),
)
@click.argument("paths", nargs=-1, required=True, metavar="PAGE::NAME...")
@options.option(
    "--as",
    "form",
    type=click.Choice(sorted(EXPORTERS)),
    section="Output",
    help="Only the request, in this form.",
)
@options.option("--target", metavar="URL", section="Output", help="With --as: the service to send it to.")
@options.option(
    "--var", "variables", multiple=True, metavar="NAME=VALUE", section="Output",
    help="With --as: the value of the placeholder {NAME}. May be repeated.",
)  # fmt: skip
@options.selecting
@options.colouring
@options.configuring
@options.caching
def command(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401 - click's options
    """Show one example: its request and what the page promises.

    Both stand with their line of the page. --as gives the request alone, with the
    target's URL where there is one, else with the page's, and without credentials:
    those of the page are never sent, and those of variables never shown.
    """
    from docparse.reading import Depth

    settings = load_settings(
        paths[0],
        config_file=given["config_file"],
        given={"target": given["target"]} if given["target"] else {},
        variables=options.parse_pairs(given["variables"], "--var"),
    )
    choice = choose(options.read_wanted(paths, given), settings)
    pages = tuple(read_pages(choice, Depth.BLOCKS))
    examples = [example for page in pages for example in select(page, choice.selection)]
    if not examples:
        refuse_nothing(choice, len(pages), [example for page in pages for example in page], "show")
    style = make_style(given["colour"], 0)
    if given["form"]:
        texts = _export(examples, given["form"], settings)
    else:
        texts = (render_example(example, style) for example in examples)
    sys.stdout.write("\n".join(texts))
    return Exit.CLEAN


def _export(examples: list[Example], form: str, settings: Settings) -> Iterator[str]:
    """Yield the requests in a form: to the target where there is one, else to where the pages have them."""
    if not settings.target:
        for example in examples:
            if reason := refuse_credential(without_credentials(example.request), example):
                _tell_skipped(example, reason)
                continue
            values = settings.find_values(page_of(example))
            request = fill(without_credentials(example.request), values)
            request = hide_request(request, find_secrets(example.request, values))
            yield EXPORTERS[form](request, request.target).rstrip("\n") + "\n"
        return
    target = parse_target(settings.target)
    replay = ReplayOptions(
        target,
        allow_writes=True,
        unpaired=True,
        variables=settings.variables,
        variables_for=settings.values_for,
        given=settings.given,
        doc_hosts=settings.doc_hosts,
        refinements=settings.examples,
        place=settings.place,
    )
    documented = documented_host(examples)
    for example in examples:
        plan = make_plan(example, replay, documented)
        if plan.request is None:
            _tell_skipped(example, plan.reason)
        else:
            values = settings.find_values(page_of(example))
            request = hide_request(plan.request, find_secrets(example.request, values))
            yield EXPORTERS[form](request, target.origin + request.target).rstrip("\n") + "\n"


def _tell_skipped(example: Example, reason: str) -> None:
    print(f"docparse: {example.id} would be skipped: {visible(reason)}", file=sys.stderr)
