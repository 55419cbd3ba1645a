"""What `docparse check` finds on pages, as items: one for each finding, or one for a page without any."""

from __future__ import annotations

import os
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from docparse.arranging.checking.gathering import gather
from docparse.arranging.checking.known import make_check_options, read_known
from docparse.arranging.checking.placing import show_report
from docparse.arranging.checking.surveying import survey_files
from docparse.arranging.choice import Choice, Wanted
from docparse.check import judge
from docparse.config import Settings
from docparse.config.requirements import load_requirements
from docparse.linting import RULES
from docparse.linting.choosing import choose_rules
from docparse.model import CheckReport, Finding, Level
from docparse.plugin.telling import DocparseWarning, FindingFailed
from docparse.reporting.style import visible
from docparse.selecting import Selection

NAME = "check"


def check_pages(paths: Sequence[str], settings: Settings) -> CheckReport:
    """Return what the command line would report of these paths; raises ConfigurationError."""
    choice = Choice(tuple(paths), Selection(), Wanted(tuple(paths)), settings.exclude)
    asked = make_check_options(settings, settings.baseline)
    if settings.baseline:
        asked = replace(asked, baseline=read_known(settings.baseline))
    gathered = gather(choice, settings)
    found = survey_files(gathered, load_requirements(gathered.settings), choose_rules(asked.wish, RULES))
    told = gathered.told.union(path for path, _ in gathered.scenarios)
    asked = replace(asked, pages=told, anchored=gathered.placed.anchored, show_lines=lambda _: ())
    return show_report(judge(found, asked), gathered.placed.show)


def sort_findings(report: CheckReport, pages: Sequence[str]) -> Mapping[str, list[Finding]]:
    """Return the findings that count, by page; those in other files, such as scenarios, by the first page."""
    known: Collection[str] = frozenset(pages)
    found: dict[str, list[Finding]] = {page: [] for page in pages}
    for finding in report.findings:
        if finding.level is not Level.NOTE and pages:
            page = finding.location.page
            found[page if page in known else pages[0]].append(finding)
    return found


def collect_findings(parent: pytest.File, found: Sequence[Finding]) -> Iterator[pytest.Item]:
    """Yield an item for each finding on a page, called by its rule; one that passes where there is none."""
    if not found:
        yield FindingItem.from_parent(parent, name=NAME)
    used: dict[str, int] = {}
    for finding in found:
        used[finding.rule] = used.get(finding.rule, 0) + 1
        number = f"~{used[finding.rule]}" if used[finding.rule] > 1 else ""
        yield FindingItem.from_parent(parent, name=f"{NAME}[{finding.rule}{number}]", finding=finding)


class FindingItem(pytest.Item):
    """A finding, or that there is none."""

    def __init__(self, *, finding: Finding | None = None, **named: Any) -> None:  # noqa: ANN401 - pytest's own
        super().__init__(**named)
        self.finding = finding
        self.add_marker(pytest.mark.docparse(rule=finding.rule if finding else ""))
        if finding:
            where = finding.location
            self.user_properties += [("page", where.page), ("line", where.line), ("rule", finding.rule)]

    def reportinfo(self) -> tuple[os.PathLike[str] | str, int | None, str]:
        """Return the file and the line (from 0) of the finding, and a title."""
        if self.finding is None:
            return self.path, 0, f"{self.name} ({self.path.name})"
        where = self.finding.location
        return os.path.abspath(where.page), where.line - 1, f"{self.name} ({where})"  # noqa: PTH100 - a text

    def runtest(self) -> None:
        """Fail for an error, and for a warning under --docparse-strict; warn of any other."""
        from docparse.plugin.stage import stage_of

        if self.finding is None:
            return
        text = _describe(self.finding)
        if self.finding.level is Level.ERROR or stage_of(self.config).settings.strict:
            raise FindingFailed(f"{text}\n  next: docparse explain {self.finding.rule}")
        where = self.finding.location
        warnings.warn_explicit(DocparseWarning(text), None, where.page, where.line)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any, **__: Any) -> Any:  # noqa: ANN401 - pytest's own
        """Return the finding, without the way to it in our code."""
        if isinstance(excinfo.value, FindingFailed | DocparseWarning):
            return str(excinfo.value)
        return super().repr_failure(excinfo)


def _describe(finding: Finding) -> str:
    return visible(
        f"{finding.location} {finding.level.value} {finding.code} {finding.rule}: {finding.message}"
    )
