"""The pages that a replay is about."""

from __future__ import annotations

from docparse.arranging.choice import STDIN, Choice
from docparse.cli.choosing import read_pages
from docparse.config import Settings
from docparse.model import Docset
from docparse.replay import ReplayOptions
from docparse.replay.types import asks_for_types


def read_all(choice: Choice, settings: Settings) -> Docset:
    """Return the pages, with their tables where docparse's own service or the mode `schema` needs them."""
    from docparse.reading import Depth

    whole = not settings.target or STDIN in choice.pages  # standard input is read once
    asked = ReplayOptions(mode=settings.match, refinements=settings.examples, place=settings.place)
    if not whole and not asks_for_types((), asked):
        docset = Docset(tuple(read_pages(choice, Depth.BLOCKS)))
        if not asks_for_types(docset, asked):
            return docset
    return Docset(tuple(read_pages(choice, Depth.WHOLE)))


def list_paths(choice: Choice) -> list[str]:
    """Return the files, folders and globs that the pages are read from."""
    return [page for page in choice.pages if page != STDIN]
