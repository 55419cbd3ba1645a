"""`docparse replay --dry-run`: nothing is sent."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from docparse.arranging.asking import Asking, find_asking
from docparse.arranging.choice import Choice
from docparse.arranging.options import make_options
from docparse.arranging.scenarios import read_scenario_files
from docparse.cli.exits import Exit
from docparse.cli.options import Output, parse_outputs
from docparse.cli.replaying.narrowing import make_narrowing, narrow_run
from docparse.cli.replaying.preparing import read_credentials, read_given_files, tell
from docparse.cli.replaying.reading import list_paths
from docparse.config import Settings
from docparse.errors import ServiceError
from docparse.exporting import SCRIPTS
from docparse.model import Docset, Example, Target
from docparse.replay.dry_run import dry_run
from docparse.replay.expansion import expand, narrow
from docparse.reporting.dry_run import DRY_RUNS, DryRun
from docparse.reporting.style import Style
from docparse.transport import parse_target

_OWN = Target("http://127.0.0.1", embedded=True, loopback=True)
"""docparse's own service, which is not started for this."""


def parse_dry_outputs(texts: Sequence[str]) -> tuple[Output, ...]:
    """Return the outputs that are asked for; raises ConfigurationError."""
    return parse_outputs(texts, (*DRY_RUNS, *SCRIPTS))


def _find_asking(settings: Settings, choice: Choice, given: Mapping[str, Any]) -> Asking:
    """Return who would ask; where nobody could log in that is told, as nothing is sent."""
    try:
        return find_asking(settings, read_credentials(given), list_paths(choice), tell)
    except ServiceError as error:
        tell(f"nobody could log in: {error}")
        return Asking(settings=settings)


def run_dry(
    examples: Sequence[Example],
    pages: tuple[Docset, Choice],
    settings: Settings,
    given: Mapping[str, Any],
    style: Style,
) -> Exit:
    """Print and write what would be sent, and return the exit code."""
    docset, choice = pages
    asking = _find_asking(settings, choice, given)
    target = parse_target(asking.url) if asking.url else _OWN
    files = () if target.embedded else read_scenario_files(list_paths(choice), settings, docset, tell)
    expansion = narrow(expand(examples, files, docset), choice.selection)
    how = replace(
        make_options(settings, target, unpaired=given["unpaired"], files=read_given_files(given["files"])),
        among=tuple(docset),
        rehearsals=expansion.rehearsals,
        accesses=asking.name(target),
    )
    narrowed = narrow_run(expansion.examples, how, make_narrowing(choice, settings, target, given))
    prepared = tuple(dry_run(narrowed.examples, how))
    run = DryRun(target.origin + target.path, prepared, embedded=target.embedded)
    for output in parse_dry_outputs(given["formats"]):
        shown = Style() if output.file else style
        text = (
            SCRIPTS[output.format](prepared)
            if output.format in SCRIPTS
            else DRY_RUNS[output.format](run, shown)
        )
        if output.file:
            from docparse.files import write_text

            write_text(output.file, text)
        else:
            sys.stdout.write(text)
    return Exit.CLEAN if prepared or narrowed.part else Exit.NOTHING
