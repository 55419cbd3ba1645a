"""The reports that a check is asked for: which they are, what they show, how they are written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docparse.cli import options
from docparse.errors import ConfigurationError
from docparse.files import write_text
from docparse.model import CheckReport, Finding
from docparse.reporting import CHECK_REPORTERS, SHOW_LINES
from docparse.reporting.style import Style


def write_reports(outputs: Sequence[options.Output], style: Style, report: CheckReport) -> None:
    """Print the report, or write it to a file, in each form that is asked for."""
    for output in outputs:
        if output.file:
            write_text(output.file, CHECK_REPORTERS[output.format](report, Style()))
        else:
            sys.stdout.write(CHECK_REPORTERS[output.format](report, style))
            sys.stdout.flush()


def find_shown(outputs: Sequence[options.Output], style: Style, report: CheckReport) -> Iterator[Finding]:
    """Yield the findings of which the outputs show the authors' lines."""
    for output in outputs:
        if output.format in SHOW_LINES:
            yield from SHOW_LINES[output.format](report, Style() if output.file else style)


def read_outputs(given: Mapping[str, Any]) -> tuple[options.Output, ...]:
    """Return the reports that are asked for; raises ConfigurationError as parse_outputs does."""
    if given["diff"] and given["formats"]:
        raise ConfigurationError("--diff writes a diff and no report: leave --format out")
    return options.parse_outputs(given["formats"], CHECK_REPORTERS)
