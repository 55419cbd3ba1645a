"""Stored results read, joined, and reported anew."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from docparse.cli.console import make_style
from docparse.cli.exits import Exit
from docparse.cli.options import Output, parse_outputs
from docparse.cli.reporting.reading import read_stored
from docparse.errors import ConfigurationError
from docparse.model import CheckReport, Report
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.stored import StoredError, merge_checks, merge_replays
from docparse.reporting.style import Style, visible

_WORD = "merge"


def run(files: Sequence[str], given: Mapping[str, Any]) -> Exit:
    """Print and write the reports of stored results, and return the exit code of their run."""
    named = files[1:] if files[0] == _WORD else files
    if not named:
        raise ConfigurationError("report merge: name the files to join")
    replays, checks = read_stored(named)
    style = make_style(given["colour"], given["verbose"] - given["quiet"])
    try:
        if replays:
            return _report_replay(merge_replays(replays), given, style)
        return _report_check(merge_checks(checks), given, style)
    except StoredError as error:
        raise ConfigurationError(str(error)) from error


def _report_replay(report: Report, given: Mapping[str, Any], style: Style) -> Exit:
    from docparse.cli.replaying.ending import exit_of
    from docparse.cli.replaying.run import as_command

    outputs = parse_outputs(given["formats"], REPORTERS)
    _write(outputs, replace(style, as_command=as_command), lambda name, how: REPORTERS[name](report, how))
    if given["history"]:
        _remember(report, given["history"])
    return exit_of(report) if report.results or report.interrupted else Exit.CLEAN


def _report_check(report: CheckReport, given: Mapping[str, Any], style: Style) -> Exit:
    from docparse.cli.checking.run import exit_of

    if given["history"]:
        raise ConfigurationError("--history remembers replays, and these are results of a check")
    outputs = parse_outputs(given["formats"], CHECK_REPORTERS)
    _write(outputs, style, lambda name, how: CHECK_REPORTERS[name](report, how))
    return Exit.INTERRUPTED if report.gaps else exit_of(report, strict=report.strict)


def _write(outputs: Sequence[Output], style: Style, render: Callable[[str, Style], str]) -> None:
    """Print a report, or write it to a file, in each format that is asked for."""
    for output in outputs:
        if output.file:
            from docparse.files import write_text

            write_text(output.file, render(output.format, Style()))
        else:
            sys.stdout.write(render(output.format, style))
            sys.stdout.flush()


def _remember(report: Report, file: str) -> None:
    """Write a replay into a history; pages are named as the configuration of this checkout says."""
    from docparse.arranging.naming import make_naming
    from docparse.cli.replaying.remembering import EMBEDDED, Memory
    from docparse.config import load_settings

    first = next((result.example.location.page for result in report.results), ".")
    naming = make_naming((), load_settings(first).folder)
    target = EMBEDDED if report.embedded else report.target
    Memory(file, target, naming, _tell).keep(report)


def _tell(text: str) -> None:
    print(f"docparse report: {visible(text)}", file=sys.stderr)
