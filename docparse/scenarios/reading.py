"""Scenario files, read as they are; what cannot be used of them is told at its line."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.errors import did_you_mean
from docparse.model import BlockType, Json, Location, Page, ScenarioFile, Setup, Slip
from docparse.model.places import ROOT, item
from docparse.reading.json_text import JsonReading, read_json
from docparse.scenarios.entries import read_canned, read_scenario
from docparse.scenarios.notes import JSON_INVALID, JSON_LENIENT, KEY_UNKNOWN, VALUE_INVALID, Notes

_KNOWN = ("scenarios", "canned-requests", "accounts", "checkServiceEnabledBranches")
_HINT = 'write {"scenarios": […], "canned-requests": […]}'


def read_scenarios(text: str, path: str) -> ScenarioFile:
    """Return the scenarios and canned requests of a file, `{"scenarios": […], "canned-requests": […]}`.

    JSON is read leniently, comments without a word; a wrong value loses that value only, and is a slip.
    """
    notes, value = _read_json(text, Location(path, 1))
    if not isinstance(value, dict):
        if not notes.slips:
            notes.tell(JSON_INVALID, ROOT, f"a scenario file is an object: {_HINT}")
        return ScenarioFile(path, slips=tuple(notes.slips))
    for name in value:
        if name not in _KNOWN and not name.startswith(("$", "//")):
            message = f"'{name}' is no key of a scenario file{did_you_mean(name, _KNOWN)}"
            notes.tell(KEY_UNKNOWN, f"{ROOT}.{name}", message)
    scenarios = [
        read_scenario(each, where, notes) for where, each in _find_objects(value, "scenarios", notes)
    ]
    canned = [
        read_canned(each, where, notes) for where, each in _find_objects(value, "canned-requests", notes)
    ]
    return ScenarioFile(path, tuple(scenarios), _named(canned, notes), tuple(notes.slips))


def read_page_scenarios(page: Page) -> ScenarioFile | None:
    """Return the scenarios that a page's blocks `testParams` hold; None where there is no such block.

    Each block is a list of scenarios for the example above it, whose name they may leave out.
    """
    blocks = [block for block in page.blocks if block.annotation.block_type is BlockType.TEST_PARAMS]
    if not blocks:
        return None
    scenarios, slips = [], []
    for block in blocks:
        start = Location(block.location.page, block.content_line, block.content_column)
        notes, value = _read_json(block.content, start)
        above = [
            example.name
            for example in page.examples
            if example.location.page == start.page and example.location.line < start.line
        ]
        if not isinstance(value, list):
            if not notes.slips:
                notes.tell(
                    JSON_INVALID, ROOT, 'testParams are a list of scenarios: [{"name": …, "enabled": true}]'
                )
            value = []
        if not above:
            notes.tell(VALUE_INVALID, ROOT, "no request stands above these testParams")
        for where, each in _find_items(ROOT, value, notes):
            scenarios.append(read_scenario(each, where, notes, above[-1] if above else ""))
        slips += notes.slips
    return ScenarioFile(page.path, tuple(scenarios), slips=tuple(slips))


def _read_json(text: str, start: Location) -> tuple[Notes, Json]:
    reading = read_json(text)
    notes = Notes(text, start)
    notes.slips += _find_json_slips(text, reading, notes)
    return notes, None if reading.error else reading.value


def _find_json_slips(text: str, reading: JsonReading, notes: Notes) -> Iterator[Slip]:
    """Yield why a text is no JSON, or what was forgiven; comments are as good as in any file of settings."""

    def locate(offset: int) -> Location:
        line_start = text.rfind("\n", 0, offset) + 1
        return notes.place_line(text.count("\n", 0, offset), offset - line_start + 1)

    if reading.error is not None:
        message = f"the file is no JSON: {reading.error.message}"
        yield Slip(JSON_INVALID, message, locate(reading.error.offset))
        return
    for what, offset in dict(reversed(reading.repairs)).items():
        if what != "a comment":
            yield Slip(JSON_LENIENT, f"{what} is read, and is no JSON", locate(offset))
    for name, offset in reading.duplicates:
        yield Slip(VALUE_INVALID, f"the key '{name}' stands twice; only the last one counts", locate(offset))


def _find_objects(value: dict[str, Json], key: str, notes: Notes) -> Iterator[tuple[str, dict[str, Json]]]:
    """Yield the objects of one of the file's lists with their JSONPaths."""
    listed = value.get(key)
    where = ROOT + (f".{key}" if key.isidentifier() else f"['{key}']")
    if isinstance(listed, list):
        yield from _find_items(where, listed, notes)
    elif listed is not None:
        notes.tell(VALUE_INVALID, where, f"'{key}' takes a list of objects")


def _find_items(where: str, listed: list[Json], notes: Notes) -> Iterator[tuple[str, dict[str, Json]]]:
    for index, each in enumerate(listed):
        if isinstance(each, dict):
            yield item(where, index), each
        else:
            notes.tell(VALUE_INVALID, item(where, index), "an object stands here, with a name and a method")


def _named(canned: list[Setup], notes: Notes) -> tuple[Setup, ...]:
    """Return the canned requests that have a name: without one none can be used."""
    for each in canned:
        if not each.name:
            message = "a canned request needs a name to be used by"
            notes.slips.append(Slip(VALUE_INVALID, message, each.location))
    return tuple(each for each in canned if each.name)
