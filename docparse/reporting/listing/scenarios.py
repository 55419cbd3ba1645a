"""The scenarios of files and pages: which would run, what goes before each, and why the others are off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from docparse.model import Json, Scenario, ScenarioFile
from docparse.reporting.style import Ink, Style, cut, plural, visible
from docparse.scenarios import ScenarioError, Step, prepare


@dataclass(frozen=True, slots=True)
class Row:
    """A scenario as it would run."""

    scenario: Scenario
    setup: tuple[Step, ...]
    """What would be sent before the example."""
    why_off: str
    """Why it would not run; empty where it would."""


def find_rows(files: Sequence[ScenarioFile], names: Collection[str]) -> Iterator[Row]:
    """Yield a row for each scenario, file by file; `names` are those of the docset's examples."""
    for file in files:
        for scenario in file.scenarios:
            why = [scenario.why_disabled] if scenario.why_disabled else []
            if scenario.method and scenario.method not in names:
                why.append(f"no page has a request '{scenario.method}'")
            setup: tuple[Step, ...] = ()
            try:
                setup = prepare(scenario, files).setup
            except ScenarioError as error:
                why.append(str(error))
            missing = dict.fromkeys(step.method for step in setup if step.method and step.method not in names)
            if missing:
                why.append(f"no page has what its test-setup names: {', '.join(missing)}")
            yield Row(scenario, setup, "; ".join(why))


def list_scenarios_text(files: Sequence[ScenarioFile], names: Collection[str], style: Style) -> Iterator[str]:
    """Yield the scenarios of each file, an aligned row for each, and at last how many would run."""
    rows = tuple(find_rows(files, names))
    left = iter(rows)
    for file in files:
        own = tuple(islice(left, len(file.scenarios)))
        if own and style.verbosity >= 0:
            yield "\n".join((style.paint(file.path, Ink.BOLD), *_row_lines(own, style), "", ""))
    if style.verbosity < -1:
        return
    running = sum(not row.why_off for row in rows)
    told = f"{plural(len(rows), 'scenario')}: {running} would run, {len(rows) - running} off"
    findings = sum(len(file.slips) for file in files)
    yield f"{told}; {plural(findings, 'finding')} (docparse check lists them)\n" if findings else f"{told}\n"


def _row_lines(rows: Sequence[Row], style: Style) -> Iterator[str]:
    digits = max(len(str(row.scenario.location.line)) for row in rows)
    width = min(max(len(visible(row.scenario.method)) for row in rows), max(style.width // 3, 16))
    for row in rows:
        state = style.paint("off", Ink.YELLOW) if row.why_off else style.paint("on ", Ink.GREEN)
        head = f"  {row.scenario.location.line:>{digits}}  "
        indent = " " * (len(head) + 5)
        method = f"{cut(visible(row.scenario.method), width):<{width}}"
        room = max(style.width - len(indent) - width - 2, 16)
        yield f"{head}{state}  {method}  {cut(visible(row.scenario.name), room)}".rstrip()
        if row.why_off:
            yield f"{indent}{cut(visible(row.why_off), max(style.width - len(indent), 16))}"
        elif row.setup:
            before = f"after {', '.join(visible(step.name) for step in row.setup)}"
            yield f"{indent}{cut(before, max(style.width - len(indent), 16))}"


def list_scenarios_json(files: Iterable[ScenarioFile], names: Collection[str]) -> dict[str, Json]:
    """Return the scenarios as a JSON value, `docparse.scenarios/1`: fields are added, never renamed."""
    rows = find_rows(tuple(files), names)
    return {"schema": "docparse.scenarios/1", "scenarios": [_row_json(row) for row in rows]}


def _row_json(row: Row) -> dict[str, Json]:
    scenario = row.scenario
    return {
        "path": scenario.location.page,
        "line": scenario.location.line,
        "name": scenario.name,
        "method": scenario.method,
        "enabled": scenario.enabled,
        "runs": not row.why_off,
        "reason": row.why_off,
        "setup": [_step_json(step) for step in row.setup],
        "scopes": [*scenario.scopes],
        "api_versions": [*scenario.api_versions],
        "tags": [*scenario.tags],
    }


def _step_json(step: Step) -> dict[str, Json]:
    request = f"{step.request.method} {step.request.target}" if step.request else ""
    return {
        "line": step.location.line,
        "name": step.name,
        "method": step.method,
        "request": request,
        "captures": [name for name, _ in step.captures],
        "secondary_account": step.secondary_account,
    }
