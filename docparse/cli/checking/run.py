"""A check from the command line: pages gathered, rules run, reports printed and written."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from time import perf_counter
from typing import Any

from docparse.check import CheckOptions, check
from docparse.cli import options
from docparse.cli.checking.gathering import Gathered, gather
from docparse.cli.checking.knowing import (
    find_from,
    name_from,
    own_baseline,
    read_known,
    say,
    say_use,
    update,
)
from docparse.cli.checking.mending import Mending, mend_pages
from docparse.cli.checking.placing import show_report
from docparse.cli.choosing import Choice, NothingChosenError, choose, refuse_nothing
from docparse.cli.console import make_style
from docparse.cli.exits import Exit
from docparse.config import Settings, load_settings
from docparse.errors import ConfigurationError
from docparse.files import read_file, read_lines, write_text
from docparse.linting import RULES
from docparse.linting.choosing import Wish, choose_rules
from docparse.model import CheckReport, Level
from docparse.reporting import CHECK_REPORTERS
from docparse.reporting.style import Style, plural
from docparse.selecting import select


def run(paths: tuple[str, ...], given: Mapping[str, Any]) -> Exit:
    """Check what the options ask for, mend, print and write the reports, and return the exit code."""
    started = perf_counter()
    settings = _load(paths, given)
    outputs = _read_outputs(given)
    choice = choose(options.read_wanted(paths, given), settings)
    wish = _read_wish(settings)
    baseline_file = settings.baseline or (own_baseline(settings) if given["update_baseline"] else "")
    asked = CheckOptions(
        wish,
        settings.severity,
        naming=lambda page: name_from(baseline_file, page),
        place=settings.place,
        is_gone=lambda name: not os.path.exists(find_from(baseline_file, name)),  # noqa: PTH110 - many, and cheap
    )
    if baseline_file and not given["update_baseline"]:
        asked = replace(asked, baseline=read_known(baseline_file))
    report, asked, gathered = _check(choice, settings, asked, given)
    if given["fix"] or given["diff"]:
        mending = mend_pages(
            report, asked, gathered.told - gathered.typed.keys(), dry=given["diff"], show=gathered.show
        )
        if given["diff"]:
            sys.stdout.write(mending.diff)
            return _close_diff(mending)
        if mending.findings:
            report, asked, gathered = _check(choice, settings, asked, given)
            say(f"mended {plural(mending.findings, 'finding')} in {plural(len(mending.pages), 'page')}")
    if given["update_baseline"]:
        report = update(baseline_file, report, asked, gathered)
        say_use(baseline_file, settings)
    report = show_report(report, gathered.show)
    report = replace(report, strict=settings.strict, seconds=perf_counter() - started)
    style = make_style(given["colour"], given["verbose"] - given["quiet"])
    for output in outputs:
        if output.file:
            write_text(output.file, CHECK_REPORTERS[output.format](report, Style()))
        else:
            sys.stdout.write(CHECK_REPORTERS[output.format](report, style))
            sys.stdout.flush()
    return exit_of(report, strict=settings.strict)


def _read_outputs(given: Mapping[str, Any]) -> tuple[options.Output, ...]:
    """Return the reports that are asked for; raises ConfigurationError as parse_outputs does."""
    if given["diff"] and given["formats"]:
        raise ConfigurationError("--diff writes a diff and no report: leave --format out")
    return options.parse_outputs(given["formats"], CHECK_REPORTERS)


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


def _read_wish(settings: Settings) -> Wish:
    """Return the rules that are asked for; raises ConfigurationError for a word that means none."""
    for key in ("select", "ignore"):
        try:
            choose_rules(Wish(getattr(settings, key)), RULES)
        except ValueError as error:
            origin = settings.origins.get(key, f"--{key}")
            raise ConfigurationError(f"{origin}: {error}; docparse explain lists them") from error
    return Wish(settings.select, settings.ignore, settings.per_path_ignores)


def _check(
    choice: Choice, settings: Settings, asked: CheckOptions, given: Mapping[str, Any]
) -> tuple[CheckReport, CheckOptions, Gathered]:
    """Return the report with the options it was made by and the pages it is of."""
    changed_since = given["changed_since"]
    gathered = gather(choice, settings, changed_since)
    if given["external"]:
        from docparse.cli.checking.surrounding import follow_links

        cached = choice.wanted.cached
        gathered = gathered._replace(docset=follow_links(gathered.docset, gathered.told, cached=cached))
    choice = gathered.choice
    asked = replace(asked, pages=gathered.told, anchored=gathered.anchored)
    if choice.selection:
        pages = [page for page in gathered.docset.pages if page.path in gathered.told]
        chosen = [example.id for page in pages for example in select(page, choice.selection)]
        if not chosen:
            refuse_nothing(choice, len(pages), [example for page in pages for example in page], "check")
        asked = replace(asked, examples=frozenset(chosen))

    own = {page.path for page in gathered.docset.pages}
    folders = tuple(f"{root}/" for root in gathered.roots if os.path.isabs(root))  # noqa: PTH117 - as below

    def read(path: str) -> bytes:
        if path.startswith("/") and path not in own and not path.startswith(folders):
            raise FileNotFoundError(path)  # an included file, named from a root that is not the disk's
        return gathered.typed[path] if path in gathered.typed else read_file(path)

    report = check(gathered.docset, asked, lambda places: read_lines(places, read))
    if not gathered.told and not changed_since:
        raise NothingChosenError("there are no pages")
    return report, asked, gathered


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
