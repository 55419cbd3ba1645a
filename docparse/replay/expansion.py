"""Examples with their scenarios: one replay for each scenario that is on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from docparse.model import Example, Scenario, ScenarioFile
from docparse.replay.rehearsal import Rehearsal
from docparse.scenarios import ScenarioError, prepare, tell_scenario
from docparse.selecting import Selection, page_of

_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_.-]+")


class Expansion(NamedTuple):
    """What is replayed."""

    examples: tuple[Example, ...]
    """As they were, but for those with several scenarios: `PAGE::NAME[scenario]` for each of these."""
    rehearsals: Mapping[str, Rehearsal]
    """What scenarios say of them, by id."""


def expand(examples: Iterable[Example], files: Sequence[ScenarioFile], among: Iterable[Example]) -> Expansion:
    """Return the examples as their scenarios want them replayed; `among` are those that scenarios may name.

    A scenario is for the examples that have its method as their name. Of those that are off the example is
    not sent, unless another one is on.
    """
    methods: dict[str, Example] = {}
    pages = set()
    for example in among:
        pages.add(page_of(example))
        methods.setdefault(_name(example), example)
    by_method: dict[tuple[str, str], list[Scenario]] = {}
    for file in files:
        page = file.path if file.path in pages else ""  # what a page says itself is for its own examples
        for scenario in file.scenarios:
            by_method.setdefault((page, scenario.method), []).append(scenario)
    expanded: list[Example] = []
    rehearsals: dict[str, Rehearsal] = {}
    for example in examples:
        scenarios = [
            scenario
            for page in (page_of(example), "")
            for scenario in by_method.get((page, _name(example)), ())
        ]
        for replayed, own in _pair(example, scenarios):
            expanded.append(replayed)
            if own is not None:
                rehearsals[replayed.id] = _make_rehearsal(own, files, methods)
    return Expansion(tuple(expanded), rehearsals)


def narrow(expansion: Expansion, selection: Selection) -> Expansion:
    """Return what is chosen by its id, that of one scenario (`PAGE::NAME[scenario]`) too."""
    chosen = Selection(selection.names)
    return expansion._replace(examples=tuple(each for each in expansion.examples if each in chosen))


def _name(example: Example) -> str:
    """Return the name of an example as its annotation has it."""
    names = example.block.annotation.names
    return names[0] if names else example.name


def _pair(example: Example, scenarios: Sequence[Scenario]) -> Iterator[tuple[Example, Scenario | None]]:
    """Yield the replays of an example, each with its scenario."""
    running = [scenario for scenario in scenarios if scenario.enabled]
    if len(running) < 2:
        yield example, running[0] if running else scenarios[0] if scenarios else None
        return
    taken: set[str] = set()
    for scenario in running:
        name = stem = _NOT_IN_IDS.sub("-", scenario.name).strip("-") or "scenario"
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}~{number}"
        taken.add(name)
        yield replace(example, id=f"{example.id}[{name}]"), scenario


def _make_rehearsal(
    scenario: Scenario, files: Sequence[ScenarioFile], methods: Mapping[str, Example]
) -> Rehearsal:
    if not scenario.enabled:
        return Rehearsal(off=f"its {tell_scenario(scenario)} is off: {scenario.why_disabled}")
    try:
        return Rehearsal(prepare(scenario, files), methods=methods)
    except ScenarioError as error:
        return Rehearsal(off=f"its {tell_scenario(scenario)} cannot be run: {error}")
