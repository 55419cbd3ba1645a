"""What `docparse replay` does; apart from the command, so that its help imports none of this."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter
from typing import Any

from docparse.cli import options
from docparse.cli.choosing import STDIN, Choice, choose, read_pages, refuse_nothing
from docparse.cli.console import Progress, make_style
from docparse.cli.exits import Exit
from docparse.cli.unfitting import tell_unfitting
from docparse.config import Settings, load_settings
from docparse.config.keys import KEYS
from docparse.message import HttpRequest, Service
from docparse.model import Docset, Finding, Match, Outcome, Report, Result, Target
from docparse.replay import ReplayOptions, replay
from docparse.replay.types import asks_for_types, find_types
from docparse.reporting import REPORTERS
from docparse.reporting.style import Style
from docparse.reporting.text import Narrator
from docparse.reporting.weighing import weigh
from docparse.selecting import select
from docparse.transport import TransportOptions, connect, parse_target

_REFUSED = {401, 403}


def run(paths: tuple[str, ...], given: dict[str, Any]) -> Exit:
    """Replay what the options ask for, print and write the reports, and return the exit code."""
    settings = _load(paths, given)
    outputs = options.parse_outputs(given["formats"], REPORTERS)
    choice = choose(options.read_wanted(paths, given), settings)
    docset = _read(choice, settings)
    examples = [example for page in docset.pages for example in select(page, choice.selection)]
    if not examples:
        refuse_nothing(choice, len(docset.pages), docset, "replay")
    tell_unfitting(choice, settings, docset)
    style = make_style(given["colour"], given["verbose"] - given["quiet"])
    narrator = Narrator(replace(style, as_command=_as_command))
    shown = next(output.format for output in outputs if not output.file)
    with _open_target(settings, docset) as (target, service):
        report = Report(
            target.origin + target.path, (), embedded=target.embedded, findings=_lint(docset, settings)
        )
        how = _make_options(settings, target, unpaired=given["unpaired"])
        types = find_types(docset) if asks_for_types(examples, how) else None
        run = replay(examples, service, replace(how, types=types))
        weighed = (weigh(result, settings.severity) for result in run)
        report = _follow(weighed, report, len(examples), narrator if shown == "text" else None)
    if shown == "text":
        _print(narrator.close(report))
    for output in outputs:
        if output.file:
            from docparse.files import write_text

            write_text(output.file, REPORTERS[output.format](report, Style()))
        elif shown != "text":
            _print(REPORTERS[shown](report, narrator.style))
    return exit_of(report) if examples else Exit.CLEAN


def _load(paths: Sequence[str], given: dict[str, Any]) -> Settings:
    """Return the settings, those of the command line included."""
    typed = {key: given.get(key.replace("-", "_")) for key in KEYS if key != "variables"}
    if typed["match"]:
        typed["match"] = Match(typed["match"])
    return load_settings(
        paths[0] if paths else ".",
        config_file=given["config_file"],
        given={key: value for key, value in typed.items() if value is not None},
        variables=options.parse_pairs(given["variables"], "--var"),
    )


def _read(choice: Choice, settings: Settings) -> Docset:
    """Return the pages, with their tables where docparse's own service or the mode `schema` needs them."""
    from docparse.reading import Depth

    whole = not settings.target or STDIN in choice.pages  # standard input is read once
    asked = ReplayOptions(mode=settings.match, refinements=settings.examples, place=settings.place)
    if not whole and not asks_for_types((), asked):
        docset = Docset(tuple(read_pages(choice, Depth.BLOCKS)))
        if not asks_for_types(docset, asked):
            return docset
    return Docset(tuple(read_pages(choice, Depth.WHOLE)))


@contextmanager
def _open_target(settings: Settings, docset: Docset) -> Iterator[tuple[Target, Service]]:
    """Give the target with the service there; without one, docparse's own on a loopback port."""
    transport = TransportOptions(
        connect_seconds=settings.connect_timeout,
        read_seconds=settings.read_timeout,
        total_seconds=settings.timeout,
        jobs=settings.jobs or 1,
    )
    if settings.target:
        target = parse_target(settings.target)
        yield target, connect(target, replace(transport, jobs=_jobs(settings, target)))
        return
    from docparse.mock import mock
    from docparse.serving import serve

    with serve(mock(docset, settings.doc_hosts)) as own:
        target = replace(own, embedded=True)
        yield target, connect(target, transport)


def _jobs(settings: Settings, target: Target) -> int:
    """Return how many pages to replay at once: threads only help where answers take their time."""
    return settings.jobs or (1 if target.loopback else 4 * (os.cpu_count() or 1))


def _make_options(settings: Settings, target: Target, *, unpaired: bool) -> ReplayOptions:
    return ReplayOptions(
        target=target,
        mode=settings.match,
        strict=settings.strict,
        allow_writes=settings.allow_writes,
        unpaired=unpaired,
        follow_redirects=settings.follow_redirects,
        variables=settings.variables,
        doc_hosts=settings.doc_hosts,
        refinements=settings.examples,
        place=settings.place,
        jobs=_jobs(settings, target),
    )


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


def exit_of(report: Report) -> Exit:
    """Return the exit code of a replay."""
    counts = {outcome: report.count(outcome) for outcome in Outcome}
    if report.interrupted:
        return Exit.INTERRUPTED
    if counts[Outcome.FAILED]:
        return Exit.FAILED
    if not counts[Outcome.PASSED] and (counts[Outcome.ERROR] or _all_refused(report)):
        return Exit.UNJUDGED
    if counts[Outcome.ERROR]:
        return Exit.FAILED
    return Exit.CLEAN if counts[Outcome.PASSED] or counts[Outcome.INCONCLUSIVE] else Exit.NOTHING


def _all_refused(report: Report) -> bool:
    answers = [result.exchange for result in report.results if result.outcome is Outcome.INCONCLUSIVE]
    return bool(answers) and all(answer and answer.response.status_code in _REFUSED for answer in answers)
