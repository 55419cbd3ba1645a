"""The scenario files that a replay is about."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase

from docparse.config import Settings
from docparse.errors import ConfigurationError
from docparse.model import BlockType, Docset, ScenarioFile
from docparse.reporting.style import plural


def read_scenario_files(
    folders: Sequence[str], settings: Settings, docset: Docset, tell: Callable[[str], None]
) -> tuple[ScenarioFile, ...]:
    """Return the scenario files in the folders of the pages, those configured, and what pages say themselves.

    What is wrong with them is counted, and told a sentence at a time. Raises ConfigurationError for one
    that is named and cannot be read.
    """
    from docparse.files.scenarios import find_scenarios

    found = find_scenarios(folders, settings.exclude, scenarios=settings.scenarios)
    tell_themselves = any(
        block.annotation.block_type is BlockType.TEST_PARAMS for page in docset.pages for block in page.blocks
    )
    if not found.scenarios and not tell_themselves:
        return ()
    from docparse.scenarios import JSON_INVALID, read_page_scenarios, read_scenarios

    files = [read_scenarios(text, path) for path, text in found.scenarios]
    files += [file for page in docset.pages if (file := read_page_scenarios(page)) is not None]
    for file in files:
        broken = next((slip for slip in file.slips if slip.rule == JSON_INVALID), None)
        if broken is not None and _is_named(file.path, settings.scenarios):
            raise ConfigurationError(f"{broken.location}: {broken.message}")
        if file.slips:
            tell(f"{file.path}: {plural(len(file.slips), 'finding')}; docparse check lists them")
    return tuple(files)


def _is_named(path: str, globs: Sequence[str]) -> bool:
    """Tell whether a person named a file."""
    return any(fnmatchcase(os.path.normpath(path), os.path.normpath(each)) for each in globs)
