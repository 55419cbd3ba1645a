"""docparse check."""

from __future__ import annotations

from typing import Any

import click

from docparse.cli import options
from docparse.cli.checking.options import choosing_rules, following, formatting, knowing, mending
from docparse.cli.command import Command


@click.command(
    "check",
    cls=Command,
    arguments=[options.PATHS],
    examples=[
        ("docparse check docs", "What is wrong in the pages?"),
        ("docparse check docs --select type-mismatch,DP4", "Some rules only."),
        ("docparse check docs --changed-since origin/main", "What a pull request may have broken."),
        ("docparse check docs --update-baseline", "Call what is there today known."),
        ("docparse check docs --diff", "What could be mended without asking?"),
    ],
    exits=("0", "1", "2", "3", "5", "130"),
)
@options.paths
@choosing_rules
@following
@options.selecting
@knowing
@mending
@formatting
@options.verbosity
@options.colouring
@options.configuring
@options.caching
def command(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401 - click's options
    """Say what is wrong with the pages by themselves; no network without --external.

    Errors fail, warnings and notes do not. What pages refer to is looked up in the
    whole set, whichever PATHs are given and wherever from: the configured paths, else
    the nearest folder above each PATH that is named docs or is the top of a git
    checkout, else the PATH alone.
    'docparse explain RULE' says why a finding matters and how to mend it.
    """
    from docparse.cli.checking.run import run

    return run(paths, given)
