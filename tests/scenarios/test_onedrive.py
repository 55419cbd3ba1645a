"""The scenario file of a real documentation set: it loads whole, and what it asks for can be sent."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from docparse.files import read_docset
from docparse.files.scenarios import find_scenarios
from docparse.message import HttpRequest
from docparse.model import ScenarioFile
from docparse.scenarios import Fresh, apply, find_unknown_methods, prepare, read_scenarios
from docparse.variables import Value, missing

FRESH = Fresh(Random(1), lambda: datetime(2026, 3, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def file(corpus: Path) -> ScenarioFile:
    ((path, text),) = find_scenarios([str(corpus / "onedrive")]).scenarios
    return read_scenarios(text, path)


@pytest.fixture(scope="module")
def requests(corpus: Path) -> dict[str, HttpRequest]:
    return {example.name: example.request for example in read_docset([str(corpus / "onedrive")])}


def test_every_scenario_and_canned_request_is_read(file):
    assert len(file.scenarios) == 102
    assert sum(scenario.enabled for scenario in file.scenarios) == 90
    assert [canned.name for canned in file.canned] == [
        "create-photo-item",
        "create-file-item",
        "create-folder-item",
        "get-sites-root",
    ]
    assert Counter(slip.rule for slip in file.slips) == {
        "scenario-key-unknown": 2,
        "scenario-json-lenient": 1,
    }


def test_its_setups_are_of_all_three_kinds(file):
    kinds = Counter(
        "canned" if setup.canned else "method" if setup.method else "raw"
        for scenario in file.scenarios
        for setup in scenario.setup
    )
    assert kinds == {"method": 121, "canned": 29, "raw": 7}


def test_each_method_is_there_or_told_of(file, requests):
    told = list(find_unknown_methods([file], requests))
    named = [scenario.method for scenario in file.scenarios]
    named += [setup.method for scenario in file.scenarios for setup in scenario.setup if setup.method]
    named += [canned.method for canned in file.canned]
    assert len(told) == sum(method not in requests for method in named) == 54


def test_every_request_of_a_scenario_with_pages_can_be_made(file, requests):
    left_open = []
    made = 0
    for scenario in file.scenarios:
        steps = prepare(scenario, [file])
        captured: dict[str, Value] = {}
        for step in (*steps.setup, steps.example):
            base = step.request or requests.get(step.method)
            if base is None:
                break
            request = apply(base, step.parameters, captured, FRESH)
            left_open += [(scenario.name, each.name) for each in missing(request, captured)]
            captured |= {name: Value("01ABC!7", source, typed=True) for name, source in step.captures}
            made += step is steps.example
    assert made == 68
    assert left_open == [
        ("Delete an item from a site list", "site-id"),
        ("Delete an item from a site list", "list-id"),
    ]
