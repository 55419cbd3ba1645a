"""The baseline of a check: which file it is, what it says, how it is written anew."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from docparse.arranging.checking.known import read_known
from docparse.baseline import render_baseline, renew
from docparse.check import CheckOptions, tell_checked
from docparse.config import Settings
from docparse.config.file import from_here
from docparse.files import write_text
from docparse.linting import RULES
from docparse.linting.choosing import choose_rules
from docparse.linting.survey import Survey
from docparse.model import CheckReport
from docparse.reporting.style import plural

BASELINE = "docparse-baseline.jsonl"


def update(file: str, report: CheckReport, asked: CheckOptions, found: Survey) -> CheckReport:
    """Write the baseline, and return the report with every finding known."""
    before = read_known(file) if os.path.exists(file) else {}  # noqa: PTH110 - as above
    asked = replace(asked, baseline=before)
    findings = (*report.findings, *report.baselined)
    rules = choose_rules(asked.wish, RULES)
    was_checked = tell_checked(rules, found.pages, asked)
    after = renew(findings, before, asked.naming, was_checked)
    write_text(file, render_baseline(after))
    gone = sum(entry not in after for entry in before)
    say(f"{file}: {plural(sum(after.values()), 'known finding')}, {plural(gone, 'stale line')} taken out")
    return replace(report, findings=(), baselined=findings, stale=())


def own_baseline(settings: Settings) -> str:
    """Return where a baseline is written that has no name: beside the configuration, else here."""
    return from_here("", f"{settings.folder}/{BASELINE}") if settings.folder else BASELINE


def say_use(file: str, settings: Settings) -> None:
    """Say how other runs come to know the baseline, unless the configuration names it."""
    if settings.origins.get("baseline", "--baseline") != "--baseline":
        return
    if settings.folder:
        name = os.path.relpath(file, settings.folder).replace(os.sep, "/")
        say(f'so that every run knows it, put this into the configuration: baseline = "{name}"')
    else:
        say(f'so that every run knows it, put this into docparse.toml: baseline = "{file}"')


def say(text: str) -> None:
    """Say something of the run on standard error."""
    print(f"docparse check: {text}", file=sys.stderr)
