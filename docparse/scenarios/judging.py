"""What is wrong with scenario files beside the pages and files around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from docparse.errors import did_you_mean
from docparse.model import Location, Scenario, ScenarioFile, Setup, Slip
from docparse.scenarios.faults import ScenarioError, UnknownRequestError
from docparse.scenarios.keys import KeyKind, read_key
from docparse.scenarios.notes import VALUE_INVALID
from docparse.scenarios.planning import Steps, prepare
from docparse.scenarios.values import find_names
from docparse.variables import key

METHOD_UNKNOWN = "scenario-method-unknown"
NAME_DUPLICATE = "scenario-name-duplicate"
CAPTURE_UNKNOWN = "scenario-capture-unknown"
CAPTURE_UNUSED = "scenario-capture-unused"

Names = Mapping[str, Collection[str]]
"""The names of the examples of a docset, and of each those of its placeholders as `key` gives them."""


def find_slips(files: Sequence[ScenarioFile], names: Names) -> Iterator[Slip]:
    """Yield what reading one file cannot see: requests, canned requests and captures that there are not."""
    yield from find_unknown_methods(files, names)
    yield from _find_duplicates(files)
    told: set[Location] = set()
    for file in files:
        for scenario in file.scenarios:
            try:
                steps = prepare(scenario, files)
            except ScenarioError as error:
                rule = METHOD_UNKNOWN if isinstance(error, UnknownRequestError) else VALUE_INVALID
                location = error.location or scenario.location
                if location not in told:
                    told.add(location)
                    yield Slip(rule, str(error), location)
            else:
                yield from _find_capture_slips(steps, names)


def find_unknown_methods(files: Iterable[ScenarioFile], names: Collection[str]) -> Iterator[Slip]:
    """Yield the requests that are named, and that no page has."""
    near = cache(lambda method: did_you_mean(method, names))
    for file in files:
        for method, location in _find_methods(file):
            if method and method not in names:
                yield Slip(METHOD_UNKNOWN, f"no page has a request '{method}'{near(method)}", location)


def _find_methods(file: ScenarioFile) -> Iterator[tuple[str, Location]]:
    for scenario in file.scenarios:
        yield scenario.method, scenario.location
        for setup in _walk(scenario.setup):
            yield setup.method, setup.location
    for setup in _walk(file.canned):
        yield setup.method, setup.location


def _walk(setups: Iterable[Setup]) -> Iterator[Setup]:
    for setup in setups:
        yield setup
        yield from _walk(setup.setup)


def _find_duplicates(files: Iterable[ScenarioFile]) -> Iterator[Slip]:
    """Yield scenarios of one method that have the same name, and canned requests that do."""
    canned: dict[str, Location] = {}
    scenarios: dict[tuple[str, str], Location] = {}
    for file in files:
        for setup in file.canned:
            first = canned.setdefault(setup.name, setup.location)
            if first is not setup.location:
                message = f"another canned request '{setup.name}' stands at {_spell(first)}"
                yield Slip(NAME_DUPLICATE, message, setup.location)
        for scenario in file.scenarios:
            first = scenarios.setdefault((scenario.method, scenario.name), scenario.location)
            if first is not scenario.location:
                message = (
                    f"another scenario '{scenario.name}' of '{scenario.method}' stands at {_spell(first)}"
                )
                yield Slip(NAME_DUPLICATE, message, scenario.location)


def _spell(location: Location) -> str:
    return f"{location.page}:{location.line}"


def _find_capture_slips(steps: Steps, names: Names) -> Iterator[Slip]:
    """Yield the names that are used before anything captures them, and those that nothing uses."""
    captured: set[str] = set()
    used: set[str] = set()
    for step in (*steps.setup, steps.example):
        wanted = {key(name): name for _, value in step.parameters for name in find_names(value)}
        if step is steps.example:
            wanted |= {key(name): name for _, value in steps.expectations for name in find_names(value)}
        for name in wanted.keys() - captured:
            message = f"nothing before captures [{wanted[name]}]{did_you_mean(name, captured)}"
            yield Slip(CAPTURE_UNKNOWN, message, step.location)
        used |= captured & (wanted.keys() | _find_open(step.method, step.parameters, names))
        captured |= {key(name) for name, _ in step.captures}
    yield from _find_unused(steps.scenario, used)


def _find_open(method: str, parameters: Iterable[tuple[str, object]], names: Names) -> set[str]:
    """Return the placeholders of a request that captures of their name fill, as no parameter does."""
    given = {
        key(found.name)
        for text, _ in parameters
        if (found := read_key(text)) and found.kind is KeyKind.PLACEHOLDER
    }
    return set(names.get(method, ())) - given


def _find_unused(scenario: Scenario, used: Collection[str]) -> Iterator[Slip]:
    """Yield a scenario's own captures that nothing uses; those of canned requests are for others too."""
    for setup in _walk(scenario.setup):
        for name, _ in setup.captures:
            if key(name) not in used:
                yield Slip(CAPTURE_UNUSED, f"nothing uses [{name}], which is captured here", setup.location)
