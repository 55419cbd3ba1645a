"""A replay from the command line: pages read, examples sent, results told, reports written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from docparse.arranging.asking import find_asking
from docparse.arranging.options import make_options
from docparse.arranging.reaching import open_target
from docparse.arranging.scenarios import read_scenario_files
from docparse.cli import options
from docparse.cli.choosing import Choice, choose, refuse_nothing
from docparse.cli.console import Progress, make_style
from docparse.cli.exits import Exit
from docparse.cli.options import parse_pairs
from docparse.cli.replaying.ending import exit_of
from docparse.cli.replaying.preparing import load, read_credentials, read_given_files, tell
from docparse.cli.replaying.reading import list_paths, read_all
from docparse.cli.unfitting import tell_unfitting, tell_unfitting_files
from docparse.config import Settings
from docparse.message import HttpRequest
from docparse.model import Docset, Example, Finding, Report, Result
from docparse.replay import replay
from docparse.replay.types import asks_for_types, find_types
from docparse.reporting import REPORTERS
from docparse.reporting.style import Style
from docparse.reporting.text import Narrator
from docparse.reporting.weighing import weigh
from docparse.selecting import select

if TYPE_CHECKING:
    from docparse.replay.expansion import Expansion


def run(paths: tuple[str, ...], given: dict[str, Any]) -> Exit:
    """Replay what the options ask for, print and write the reports, and return the exit code."""
    settings = load(paths, given)
    outputs = () if given["dry_run"] else options.parse_outputs(given["formats"], REPORTERS)
    choice = choose(options.read_wanted(paths, given), settings)
    docset = read_all(choice, settings)
    examples = [example for page in docset.pages for example in select(page, choice.selection)]
    if not examples:
        refuse_nothing(choice, len(docset.pages), docset, "replay")
    tell_unfitting(choice, settings, docset)
    tell_unfitting_files(parse_pairs(given["files"], "--file"), docset)
    style = make_style(given["colour"], given["verbose"] - given["quiet"])
    asking = find_asking(settings, read_credentials(given), list_paths(choice), tell)
    if given["dry_run"]:
        from docparse.cli.replaying.dry import run_dry

        return run_dry(examples, (docset, choice), asking, given, style)
    narrator = Narrator(replace(style, as_command=_as_command))
    shown = next(output.format for output in outputs if not output.file)
    with open_target(settings, docset, asking.url) as (target, service):
        expansion = _expand(examples, docset, choice, settings) if not target.embedded else None
        how = replace(
            make_options(
                settings, target, unpaired=given["unpaired"], files=read_given_files(given["files"])
            ),
            among=tuple(docset),
            rehearsals=expansion.rehearsals if expansion else {},
            accesses=asking.open(target),
            secondary=asking.open_secondary(target),
        )
        how = replace(how, types=find_types(docset) if asks_for_types(examples, how) else None)
        findings = _lint(docset, settings)
        report = Report(target.origin + target.path, (), embedded=target.embedded, findings=findings)
        if expansion:
            if examples and not expansion.examples:
                refuse_nothing(choice, len(docset.pages), docset, "replay")
            examples = list(expansion.examples)
        results = replay(examples, service, how)
        weighed = (weigh(result, settings.severity) for result in results)
        report = _follow(weighed, report, len(examples), narrator if shown == "text" else None)
    _write(report, outputs, narrator)
    return exit_of(report) if examples else Exit.CLEAN


def _write(report: Report, outputs: Sequence[options.Output], narrator: Narrator) -> None:
    """Print the end of a report, or all of it, and write it to the files that are asked for."""
    for output in outputs:
        if output.file:
            from docparse.files import write_text

            write_text(output.file, REPORTERS[output.format](report, Style()))
        elif output.format == "text":
            _print(narrator.close(report))
        else:
            _print(REPORTERS[output.format](report, narrator.style))


def _expand(
    examples: Sequence[Example], docset: Docset, choice: Choice, settings: Settings
) -> Expansion | None:
    """Return the examples as scenarios want them replayed; None where there are no scenarios."""
    files = read_scenario_files(list_paths(choice), settings, docset, tell)
    if not files:
        return None
    from docparse.replay.expansion import expand, narrow

    return narrow(expand(examples, files, docset), choice.selection)


def _follow(run: Iterator[Result], report: Report, total: int, narrator: Narrator | None) -> Report:
    """Return the report of a run, told as it goes where there is a narrator."""
    done: list[Result] = []
    report = replace(report, planned=total)
    interrupted = False
    progress = Progress(total, perf_counter)
    started = perf_counter()
    if narrator:
        _print(narrator.begin(report))
    try:
        for result in run:
            done.append(result)
            if narrator and (told := narrator.tell(result)):
                progress.clear()
                _print(told)
            progress.show(len(done))
    except KeyboardInterrupt:
        interrupted = True
    finally:
        progress.clear()
    return replace(report, results=tuple(done), seconds=perf_counter() - started, interrupted=interrupted)


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _as_command(request: HttpRequest, url: str) -> str:
    from docparse.exporting import EXPORTERS

    return EXPORTERS["curl"](request, url)


def _lint(docset: Docset, settings: Settings) -> tuple[Finding, ...]:
    """Return what reading noticed; `check` says more, and takes longer for it."""
    if not any(page.slips for page in docset.pages):
        return ()
    from docparse.linting import MET_WHILE_READING, lint
    from docparse.linting.weighing import weigh_findings

    return tuple(weigh_findings(lint(docset, MET_WHILE_READING), settings.severity))
