"""Scenario files written in tests."""

import json

from docparse.model import ScenarioFile
from docparse.scenarios import read_scenarios


def read(text: str, path: str = "s.json") -> ScenarioFile:
    return read_scenarios(text, path)


def make(*scenarios: dict[str, object], canned: tuple[dict[str, object], ...] = ()) -> ScenarioFile:
    """Return the reading of a file with these scenarios and canned requests."""
    entries = [{"name": "S", "method": "a", "enabled": True, **each} for each in scenarios]
    return read(json.dumps({"canned-requests": canned, "scenarios": entries}, indent=1))


def tell(file: ScenarioFile) -> list[tuple[str, int, str]]:
    """Return what is wrong with a file: rule, line and message."""
    return [(slip.rule.removeprefix("scenario-"), slip.location.line, slip.message) for slip in file.slips]
