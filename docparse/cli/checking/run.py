"""A check from the command line: pages gathered, rules run, reports printed and written."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from docparse.arranging.checking.gathering import Gathered, gather, narrow, read
from docparse.arranging.checking.known import make_check_options, read_known
from docparse.arranging.checking.placing import show_report
from docparse.arranging.checking.surveying import survey_files
from docparse.arranging.choice import Choice
from docparse.check import CheckOptions, judge
from docparse.cli import options
from docparse.cli.checking.knowing import own_baseline, say, say_use, update
from docparse.cli.checking.outputs import find_shown, read_outputs, write_reports
from docparse.cli.checking.sharing import find_followed, make_keeper
from docparse.cli.choosing import NothingChosenError, choose, refuse_nothing
from docparse.cli.console import make_style
from docparse.cli.exits import Exit
from docparse.config import Settings, load_settings
from docparse.config.requirements import load_requirements
from docparse.errors import ConfigurationError
from docparse.files import read_file, read_lines
from docparse.linting import RULES
from docparse.linting.choosing import choose_rules
from docparse.linting.survey import Survey, survey
from docparse.model import CheckReport, Docset, Level
from docparse.reporting.style import plural
from docparse.selecting import select

if TYPE_CHECKING:
    from docparse.cli.checking.mending import Mending


def run(paths: tuple[str, ...], given: Mapping[str, Any]) -> Exit:
    """Check what the options ask for, mend, print and write the reports, and return the exit code."""
    started = perf_counter()
    settings = _load(paths, given)
    if given["shard"] and given["update_baseline"]:
        raise ConfigurationError("a baseline is of the whole set: leave --shard out with --update-baseline")
    outputs = read_outputs(given)
    choice = choose(options.read_wanted(paths, given), settings)
    baseline_file = settings.baseline or (own_baseline(settings) if given["update_baseline"] else "")
    asked = make_check_options(settings, baseline_file)
    if baseline_file and not given["update_baseline"]:
        asked = replace(asked, baseline=read_known(baseline_file))
    style = make_style(given["colour"], given["verbose"] - given["quiet"])
    asked = replace(asked, show_lines=partial(find_shown, outputs, style))
    report, asked, gathered, found = _check(choice, settings, asked, given)
    if given["fix"] or given["diff"]:
        from docparse.cli.checking.mending import mend_pages

        mending = mend_pages(
            report, asked, gathered.told - gathered.typed.keys(), dry=given["diff"], show=gathered.placed.show
        )
        if given["diff"]:
            sys.stdout.write(mending.diff)
            return _close_diff(mending)
        if mending.findings:
            report, asked, gathered, found = _check(choice, settings, asked, given)
            say(f"mended {plural(mending.findings, 'finding')} in {plural(len(mending.pages), 'page')}")
    if given["update_baseline"]:
        report = update(baseline_file, report, asked, found)
        say_use(baseline_file, settings)
    report = show_report(report, gathered.placed.show)
    report = replace(report, strict=settings.strict, seconds=perf_counter() - started)
    write_reports(outputs, style, report)
    return exit_of(report, strict=settings.strict)


def _load(paths: tuple[str, ...], given: Mapping[str, Any]) -> Settings:
    """Return the settings, those of the command line included."""
    typed = {
        "strict": given["strict"],
        "baseline": given["baseline"],
        "select": _split(given["select"]),
        "ignore": _split(given["ignore"]),
    }
    return load_settings(
        paths[0] if paths else ".",
        config_file=given["config_file"],
        given={key: value for key, value in typed.items() if value not in (None, ())},
    )


def _split(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for text in texts for word in text.replace(",", " ").split())


class _Checked(NamedTuple):
    """A report, with what it was made of."""

    report: CheckReport
    asked: CheckOptions
    gathered: Gathered
    found: Survey


def _check(choice: Choice, settings: Settings, asked: CheckOptions, given: Mapping[str, Any]) -> _Checked:
    """Return the report of the chosen pages."""
    changed_since, shown = given["changed_since"], asked.show_lines
    gathered = gather(choice, settings)
    requirements = load_requirements(gathered.settings)
    rules = choose_rules(asked.wish, RULES)
    wanted, selection = gathered.choice.wanted, gathered.choice.selection
    if wanted.cached and not (gathered.typed or changed_since or given["external"] or selection):
        found = survey_files(gathered, requirements, rules)
    else:
        docset = read(gathered, requirements)
        if changed_since is not None:
            gathered = narrow(gathered, docset, changed_since)
        if given["external"]:
            from docparse.cli.checking.following import follow_links

            docset = follow_links(docset, find_followed(docset, gathered), cached=wanted.cached)
        if selection:
            asked = replace(asked, examples=_select(docset, gathered))
        found = survey(docset, rules)
    told = gathered.told.union(path for path, _ in gathered.scenarios)
    asked = replace(asked, pages=told, anchored=gathered.placed.anchored)
    keep = make_keeper(wanted.shard, gathered, found, asked)
    asked = replace(asked, show_lines=lambda report: shown(keep(report)))
    report = keep(judge(found, asked, lambda places: read_lines(places, partial(_read, found, gathered))))
    if not gathered.told and not changed_since:
        raise NothingChosenError("there are no pages")
    return _Checked(report, asked, gathered, found)


def _select(docset: Docset, gathered: Gathered) -> frozenset[str]:
    """Return the ids of the chosen examples; raises NothingChosenError where there is none."""
    pages = [page for page in docset.pages if page.path in gathered.told]
    chosen = [example.id for page in pages for example in select(page, gathered.choice.selection)]
    if not chosen:
        examples = [example for page in pages for example in page]
        refuse_nothing(gathered.choice, len(pages), examples, "check")
    return frozenset(chosen)


def _read(found: Survey, gathered: Gathered, path: str) -> bytes:
    """Return the bytes of a page or an included file; raises OSError."""
    folders = tuple(f"{root}/" for root in gathered.sources if os.path.isabs(root))  # noqa: PTH117 - many, and cheap
    if any(path == file for file, _ in gathered.scenarios):
        raise FileNotFoundError(path)  # nobody masks the credentials that may stand in its lines
    if path.startswith("/") and not path.startswith(folders) and path not in {p.path for p in found.pages}:
        raise FileNotFoundError(path)  # an included file, named from a root that is not the disk's
    return gathered.typed[path] if path in gathered.typed else read_file(path)


def _close_diff(mending: Mending) -> Exit:
    if not mending.findings:
        say("there is nothing to mend")
        return Exit.CLEAN
    say(f"{plural(mending.findings, 'finding')} in {plural(len(mending.pages), 'page')} would be mended")
    return Exit.FAILED


def exit_of(report: CheckReport, *, strict: bool) -> Exit:
    """Return the exit code of a check: errors fail, warnings and stale entries under strict."""
    if report.count(Level.ERROR) or (strict and (report.count(Level.WARNING) or report.stale)):
        return Exit.FAILED
    return Exit.CLEAN
