"""docparse list --scenarios: what would run, what goes before it, and what is off and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from docparse.arranging.choice import STDIN, Choice, Wanted
from docparse.cli.choosing import choose, read_pages, refuse_nothing
from docparse.config import Settings
from docparse.files.scenarios import find_scenarios
from docparse.model import Docset, Example, ScenarioFile
from docparse.reading import Depth
from docparse.reporting.listing.scenarios import list_scenarios_json, list_scenarios_text
from docparse.reporting.style import Style
from docparse.scenarios import read_page_scenarios, read_scenarios
from docparse.selecting import select


def list_scenarios(wanted: Wanted, settings: Settings) -> Callable[[str, Style], Iterator[str]]:
    """Return the function that yields the scenarios in a format.

    Of the paths, those of JSON files name scenario files, beside those around the pages that the others name.
    Raises ConfigurationError as choosing pages does, and for a file that cannot be read.
    """
    named = [path for path in wanted.paths if path.lower().endswith(".json")]
    paths = tuple(path for path in wanted.paths if path not in named)
    choice = choose(replace(wanted, paths=paths), settings)
    docset = Docset(tuple(read_pages(choice, Depth.BLOCKS)))
    chosen = [example for page in docset.pages for example in select(page, choice.selection)]
    if choice.selection and not chosen:
        refuse_nothing(choice, len(docset.pages), docset, "list")
    files = _find_files(choice, docset, (*settings.scenarios, *named), settings.exclude)
    if choice.selection:
        files = [_narrow(file, chosen) for file in files]
    names = {name for example in docset for name in (example.name, *example.block.annotation.names)}

    def list_(form: str, style: Style) -> Iterator[str]:
        if form == "json":
            yield f"{json.dumps(list_scenarios_json(files, names), indent=1)}\n"
        else:
            yield from list_scenarios_text(files, names, style)

    return list_


def _find_files(
    choice: Choice, docset: Docset, named: Sequence[str], exclude: Sequence[str]
) -> list[ScenarioFile]:
    folders = [page for page in choice.pages if page != STDIN]
    found = find_scenarios(folders, exclude, scenarios=named)
    files = [read_scenarios(text, path) for path, text in found.scenarios]
    return files + [file for page in docset.pages if (file := read_page_scenarios(page)) is not None]


def _narrow(file: ScenarioFile, chosen: Sequence[Example]) -> ScenarioFile:
    """Return a file with the scenarios of these examples only; all its canned requests stay."""
    names = {name for example in chosen for name in (example.name, *example.block.annotation.names)}
    scenarios = tuple(scenario for scenario in file.scenarios if scenario.method in names)
    return replace(file, scenarios=scenarios)
