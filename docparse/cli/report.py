"""docparse report."""

from __future__ import annotations

from typing import Any

import click

from docparse.cli import options
from docparse.cli.command import Command


@click.command(
    "report",
    cls=Command,
    arguments=[
        (
            "[merge] FILE...",
            "Results that replay wrote with --format json=FILE or jsonl=FILE, or check with --format "
            "json=FILE: of one run, or the shards of one. The word merge may stand before them.",
        )
    ],
    examples=[
        ("docparse report merge shard-*.json", "What four shards come to."),
        ("docparse report replay.json --format markdown=replay.md", "Another format of a run."),
        ("docparse report replay.jsonl", "What a run did before it was killed."),
    ],
    exits=("0", "1", "2", "4", "5", "130"),
)
@click.argument("files", nargs=-1, required=True, metavar="[merge] FILE...")
@options.option(
    "--history", metavar="FILE", section="Memory",
    help="Remember a replay in this file, for --last-failed and for shards that take about as long.",
)  # fmt: skip
@options.option(
    "--format", "formats", multiple=True, metavar="NAME[=FILE]", section="Output",
    help="As of replay or check, whichever the results are of. May be repeated: one to the terminal, the "
    "others to files.",
)  # fmt: skip
@options.verbosity
@options.colouring
def command(files: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401 - click's options
    """Make any report of stored results, and join those of shards.

    The exit code is that of the run. Where results are missing (a shard that is not
    there, or that was killed) the report says which, and the code is 130 as of an
    interrupted run.
    """
    from docparse.cli.reporting.run import run

    return run(files, given)
