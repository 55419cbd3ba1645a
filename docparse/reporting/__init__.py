"""Reports of a replay and of a check, one format a module; a format's module is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from docparse.model import CheckReport, Finding, Report
from docparse.reporting.style import Style

Reporter = Callable[[Report, Style], str]
CheckReporter = Callable[[CheckReport, Style], str]


def _late(module: str, name: str) -> Callable[[Any, Style], Any]:
    """Return the function of that name, imported at the first call."""

    def call(report: Any, style: Style) -> Any:  # noqa: ANN401 - the tables say which report it is, and what comes
        return getattr(import_module(f"docparse.reporting.{module}"), name)(report, style)

    return call


REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": _late("text", "render_text"),
        "concise": _late("remarks.concise", "render_concise_replay"),
        "json": _late("json", "render_json"),
        "jsonl": _late("json_lines", "render_lines"),
        "junit": _late("cases.junit", "render_junit_replay"),
        "sarif": _late("remarks.sarif", "render_sarif_replay"),
        "github": _late("remarks.github", "render_github_replay"),
        "gitlab": _late("remarks.gitlab", "render_gitlab_replay"),
        "markdown": _late("summaries.replay", "render_markdown_replay"),
    }
)
"""Of a replay."""
CHECK_REPORTERS: Mapping[str, CheckReporter] = MappingProxyType(
    {
        "text": _late("checking.text", "render_check"),
        "concise": _late("remarks.concise", "render_concise_check"),
        "json": _late("checking.json", "render_json_check"),
        "junit": _late("cases.junit", "render_junit_check"),
        "sarif": _late("remarks.sarif", "render_sarif_check"),
        "github": _late("remarks.github", "render_github_check"),
        "gitlab": _late("remarks.gitlab", "render_gitlab_check"),
        "markdown": _late("summaries.check", "render_markdown_check"),
    }
)
"""Of a check."""
SHOW_LINES: Mapping[str, Callable[[CheckReport, Style], Iterable[Finding]]] = MappingProxyType(
    {
        "text": _late("checking.text", "find_shown"),
        "json": _late("checking.json", "find_shown"),
        "sarif": _late("remarks.sarif", "find_shown"),
    }
)
"""The formats that show authors' lines: each gives the findings that it shows with theirs."""
