"""The scenario files that a replay is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docparse.config import Settings
from docparse.model import BlockType, Docset, ScenarioFile
from docparse.reporting.style import plural


def read_scenario_files(
    folders: Sequence[str], settings: Settings, docset: Docset, tell: Callable[[str], None]
) -> tuple[ScenarioFile, ...]:
    """Return the scenario files in the folders of the pages, those configured, and what pages say themselves.

    What is wrong with them is counted, and told a sentence at a time.
    """
    from docparse.files.scenarios import find_scenarios

    found = find_scenarios(folders, settings.exclude, scenarios=settings.scenarios)
    tell_themselves = any(
        block.annotation.block_type is BlockType.TEST_PARAMS for page in docset.pages for block in page.blocks
    )
    if not found.scenarios and not tell_themselves:
        return ()
    from docparse.scenarios import read_page_scenarios, read_scenarios

    files = [read_scenarios(text, path) for path, text in found.scenarios]
    files += [file for page in docset.pages if (file := read_page_scenarios(page)) is not None]
    for file in files:
        if file.slips:
            tell(f"{file.path}: {plural(len(file.slips), 'finding')}; docparse check lists them")
    return tuple(files)
