"""docparse replay."""

from __future__ import annotations

from typing import Any

import click

from docparse.cli import options
from docparse.cli.command import Command
from docparse.cli.replay_options import asking, formatting, judging, remembering, targeting


@click.command(
    "replay",
    cls=Command,
    arguments=[options.PATHS],
    examples=[
        ("docparse replay docs", "Does each example agree with itself?"),
        ("docparse replay docs --target http://localhost:8080", "Does your service do what they say?"),
        ("docparse replay docs/photo.md::update_photo -v", "One example, with its curl command."),
        (
            "docparse replay -k 'photo and not delete' --var user-id=48d31887",
            "Some of them, with a value for {user-id}.",
        ),
        ("docparse replay docs --format text --format json=replay.json", "For people and for programs."),
        ("docparse replay docs --last-failed", "What failed the last time."),
        (
            "docparse replay docs --shard 2/4 --format jsonl=2.jsonl",
            "A quarter, to be joined by docparse report.",
        ),
    ],
    exits=("0", "1", "2", "3", "4", "5", "130"),
)
@options.paths
@targeting
@asking
@options.selecting
@judging
@remembering
@formatting
@options.verbosity
@options.colouring
@options.configuring
@options.caching
def command(paths: tuple[str, ...], **given: Any) -> int:  # noqa: ANN401 - click's options
    """Send the examples' requests and compare the answers with the pages.

    With --target the service there answers. Without, docparse serves the pages
    itself on a loopback port: that shows whether each example agrees with itself.
    Only the target is ever contacted, whatever host a page names.
    """
    from docparse.cli.replaying.run import run

    return run(paths, given)
