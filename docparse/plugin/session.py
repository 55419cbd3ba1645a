"""The hooks of a session that collects pages."""

from __future__ import annotations

import gc
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docparse.files.search import SUFFIXES
from docparse.plugin.stage import close_stage, stage_of

if TYPE_CHECKING:
    from docparse.plugin.items import PageFile


class Session:
    """A plugin of pytest's for as long as a session lasts."""

    def __init__(self, config: pytest.Config, *, replays: bool) -> None:
        self._stage = stage_of(config)
        self._stage.replays = replays

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection(self) -> Generator[None, object, object]:
        """Read the settings first, so that what is wrong with them is told before anything else.

        Items are there to stay: to look for garbage among more and more of them takes a quarter of the time.
        """
        assert self._stage.settings  # noqa: S101 - it raises
        collecting = gc.isenabled()
        gc.disable()
        try:
            return (yield)
        finally:
            if collecting:
                gc.enable()

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> PageFile | None:
        """Return a page for a file that the command line would read too, or that was named."""
        from docparse.plugin.items import PageFile

        library = self._stage.library
        named = parent.session.isinitpath(file_path) and file_path.suffix.lower() != ".py"
        if not (named or file_path.suffix.lower() in SUFFIXES):
            return None
        if library.holds(file_path):
            return PageFile.from_parent(parent, path=file_path)
        return None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the examples of a page in their order."""
        from docparse.plugin.ordering import order_items

        order_items(items)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Let what is skipped point at the page, not at our code."""
        report = yield
        place = getattr(item, "place", None)
        if place and report.skipped and isinstance(report.longrepr, tuple):
            report.longrepr = (str(place[0]), place[1], report.longrepr[2])
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(
        self, report: pytest.CollectReport | pytest.TestReport
    ) -> tuple[str, str, str] | None:
        """Return that an example without an answer is an error and no failure."""
        if report.failed and report.when == "call":
            properties = dict(report.user_properties)
            if properties.get("outcome") == "error" and "proof" in properties:
                return "error", "E", "ERROR"
        return None

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:  # noqa: ANN401 - it has no public name
        """Say what the examples were replayed against, and how much of their promises was checked."""
        from docparse.plugin.settings import find_given
        from docparse.plugin.summary import list_lines

        reports = [
            report
            for reports in terminalreporter.stats.values()
            for report in reports
            if getattr(report, "when", "") in {"setup", "call"}
        ]
        lines = list(list_lines(reports, find_given(self._stage.config)))
        if lines:
            terminalreporter.section("docparse")
            for line in lines:
                terminalreporter.write_line(line)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Stop what was served."""
        close_stage(session.config)


class Grouping:
    """A plugin of pytest's on the workers of pytest-xdist."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Say which examples need each other, before pytest-xdist asks."""
        from docparse.plugin.ordering import group_items

        group_items(items, stage_of(config))
