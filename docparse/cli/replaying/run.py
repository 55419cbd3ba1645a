"""A replay from the command line: pages read, examples sent, results told, reports written."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from docparse.arranging.asking import Asking, find_asking
from docparse.arranging.choice import Choice
from docparse.arranging.options import make_options
from docparse.arranging.reaching import open_target
from docparse.arranging.scenarios import read_scenario_files
from docparse.cli import options
from docparse.cli.choosing import choose, find_folder, refuse_nothing
from docparse.cli.console import Progress, make_style
from docparse.cli.exits import Exit
from docparse.cli.options import parse_pairs
from docparse.cli.replaying.ending import exit_of
from docparse.cli.replaying.narrowing import Narrowed, divide_rate, make_narrowing, narrow_run
from docparse.cli.replaying.preparing import load, read_credentials, read_given_files, tell
from docparse.cli.replaying.reading import list_paths, read_all
from docparse.cli.replaying.streaming import Streams, find_streamed
from docparse.cli.unfitting import tell_unfitting, tell_unfitting_files
from docparse.config import Settings
from docparse.message import HttpRequest
from docparse.model import Docset, Example, Level, Report, Result, Target
from docparse.replay import ReplayOptions, replay
from docparse.replay.resources import find_loose
from docparse.replay.types import asks_for_types, find_types
from docparse.reporting import REPORTERS
from docparse.reporting.style import Style
from docparse.reporting.text import Narrator
from docparse.reporting.weighing import weigh
from docparse.revisions import find_commit
from docparse.selecting import select

if TYPE_CHECKING:
    from docparse.replay.expansion import Expansion


def run(paths: tuple[str, ...], given: dict[str, Any]) -> Exit:
    """Replay what the options ask for, print and write the reports, and return the exit code."""
    settings = load(paths, given)
    outputs = () if given["dry_run"] else options.parse_outputs(given["formats"], REPORTERS)
    choice = choose(options.read_wanted(paths, given), settings)
    settings = replace(settings, rate=divide_rate(settings.rate, choice.wanted.shard))
    docset = read_all(choice, settings)
    examples = [example for page in docset.pages for example in select(page, choice.selection)]
    if not examples:
        refuse_nothing(choice, len(docset.pages), docset, "replay")
    tell_unfitting(choice, settings, docset)
    tell_unfitting_files(parse_pairs(given["files"], "--file"), docset)
    style = make_style(given["colour"], given["verbose"] - given["quiet"])
    if given["dry_run"]:
        from docparse.cli.replaying.dry import run_dry

        return run_dry(examples, (docset, choice), settings, given, style)
    asking = find_asking(settings, read_credentials(given), list_paths(choice), tell)
    narrator = Narrator(replace(style, as_command=as_command))
    with open_target(settings, docset, asking.url) as (target, service):
        narrowed = _narrow(examples, (docset, choice), settings, target, given)
        how = _complete(narrowed, asking, target, docset)
        report = _make_report(target, narrowed, choice, _lint(docset, settings))
        with Streams(outputs, report, settings.severity) as streams:
            results = replay(narrowed.examples, service, how, watch=streams.watch)
            weighed = (weigh(result, settings.severity) for result in results)
            report, fault = _follow(weighed, report, narrator if _tells(outputs) else None)
            streams.end(report)
    _write(report, outputs, narrator)
    narrowed.memory.keep(report, find_folder(choice.pages))
    if fault is not None:
        raise fault
    return exit_of(report) if narrowed.examples else Exit.CLEAN


def _narrow(
    examples: Sequence[Example],
    pages: tuple[Docset, Choice],
    settings: Settings,
    target: Target,
    given: Mapping[str, Any],
) -> Narrowed:
    """Return what is replayed of the chosen examples, as scenarios want them, and how."""
    docset, choice = pages
    expansion = _expand(examples, docset, choice, settings) if not target.embedded else None
    if expansion and examples and not expansion.examples:
        refuse_nothing(choice, len(docset.pages), docset, "replay")
    how = replace(
        make_options(settings, target, unpaired=given["unpaired"], files=read_given_files(given["files"])),
        among=tuple(docset),
        loose=find_loose(docset.pages),
        rehearsals=expansion.rehearsals if expansion else {},
    )
    narrowing = make_narrowing(choice, settings, target, given)
    return narrow_run(expansion.examples if expansion else examples, how, narrowing)


def _complete(narrowed: Narrowed, asking: Asking, target: Target, docset: Docset) -> ReplayOptions:
    """Return how to replay with all that this takes; nobody is logged in for nothing. Raises LoginError."""
    how = narrowed.options
    if narrowed.examples:
        how = replace(how, accesses=asking.open(target), secondary=asking.open_secondary(target))
    return replace(how, types=find_types(docset) if asks_for_types(narrowed.examples, how) else None)


def _tells(outputs: Sequence[options.Output]) -> bool:
    """Tell whether the terminal is shown the run as it goes."""
    return any(output.format == "text" and not output.file for output in outputs)


def _make_report(target: Target, narrowed: Narrowed, choice: Choice, findings: Mapping[Level, int]) -> Report:
    """Return the report of a run that has not begun."""
    return Report(
        target.origin + target.path,
        (),
        embedded=target.embedded,
        findings=findings,
        planned=len(narrowed.examples),
        part=narrowed.part,
        ids=narrowed.ids,
        commit=find_commit(find_folder(choice.pages)) if narrowed.part else "",
    )


def _write(report: Report, outputs: Sequence[options.Output], narrator: Narrator) -> None:
    """Print the end of a report, or all of it, and write it to the files that are asked for."""
    for output in outputs:
        if output in find_streamed(outputs):
            continue
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


def _follow(
    run: Iterator[Result], report: Report, narrator: Narrator | None
) -> tuple[Report, Exception | None]:
    """Return the report of a run, told as it goes where there is a narrator, and what broke it."""
    done: list[Result] = []
    fault: Exception | None = None
    interrupted = False
    progress = Progress(report.planned, perf_counter)
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
    except Exception as error:  # noqa: BLE001 - raised again when what was done is reported
        interrupted, fault = True, error
    finally:
        progress.clear()
    seconds = perf_counter() - started
    return replace(report, results=tuple(done), seconds=seconds, interrupted=interrupted), fault


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def as_command(request: HttpRequest, url: str) -> str:
    """Return a request as a command to try by hand."""
    from docparse.exporting import EXPORTERS

    return EXPORTERS["curl"](request, url)


def _lint(docset: Docset, settings: Settings) -> Mapping[Level, int]:
    """Return how much reading noticed, by level; `check` says more, and takes longer for it."""
    if not any(page.slips for page in docset.pages):
        return {}
    from docparse.linting import MET_WHILE_READING, lint
    from docparse.linting.weighing import weigh_findings

    findings = weigh_findings(lint(docset, MET_WHILE_READING), settings.severity)
    return Counter(finding.level for finding in findings)
