"""Files that pages include and that are not there."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from docparse.model import Docset, Location, Page, Slip
from docparse.reading.includes import NO_SUCH_FILE

_FEW = 3
"""So many files may be misspelt, each for itself; with more, their folder is missing."""


@dataclass(slots=True)
class _Missing:
    """What is missing: a file, or a folder with files in it."""

    location: Location
    """Where it is included first."""
    message: str
    files: set[str] = field(default_factory=set)
    """By what is told of each."""
    pages: set[str] = field(default_factory=set)


def find_missing(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield what is included and not there, each once, at its first use."""
    met = [(page, slip) for page in docset.pages for slip in page.slips if slip.rule == "include-not-found"]
    if not met:
        return
    paths = {
        slip.message: _find_path(page, slip) for page, slip in met if slip.message.endswith(NO_SUCH_FILE)
    }
    present = _find_folders(docset, frozenset(paths.values()))
    absent = {message: _find_absent(path, present) for message, path in paths.items()}
    files: dict[str, _Missing] = {}
    folders: dict[str, _Missing] = {}
    for page, slip in met:
        for found, name in ((files, slip.message), (folders, absent.get(slip.message, ""))):
            missing = found.setdefault(name, _Missing(slip.location, slip.message))
            missing.files.add(slip.message)
            missing.pages.add(page.path)
    gone = {name: each for name, each in folders.items() if name and len(each.files) > _FEW}
    for name, missing in gone.items():
        yield missing.location, _say_folder(name, missing)
    for message, missing in files.items():
        if absent.get(message) not in gone:
            yield missing.location, _say_file(missing)


def _find_path(page: Page, slip: Slip) -> str:
    """Return the path that a slip of a page tells of."""
    return next((path for path in page.includes if slip.message.startswith(f"'{path}' ")), "")


def _find_folders(docset: Docset, missing: Container[str]) -> frozenset[str]:
    """Return the folders that are known to be there."""
    found: set[str] = {""}
    names = docset.surroundings.folders if docset.surroundings else {}
    there = [f"{folder}/" for folder, known in names.items() if known]
    for page in docset.pages:
        there += (page.path, *(path for path in page.includes if path not in missing))
    for path in there:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)


def _find_absent(path: str, present: Container[str]) -> str:
    """Return the highest folder of a path that is not there; empty where all are."""
    absent, folder = "", path.rpartition("/")[0]
    while folder not in present:
        absent, folder = folder, folder.rpartition("/")[0]
    return absent


def _say_folder(folder: str, missing: _Missing) -> str:
    pages = len(missing.pages)
    where = "this page" if pages == 1 else f"{pages:,} pages"
    return f"'{folder}' is not there; {where} should include {len(missing.files):,} files from it"


def _say_file(missing: _Missing) -> str:
    pages = len(missing.pages)
    return missing.message if pages == 1 else f"{missing.message}; {pages:,} pages should include it"
