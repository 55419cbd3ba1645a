"""The pages of a check: those that are told of, among all that they may refer to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from docparse.cli.checking.surrounding import surround
from docparse.cli.choosing import STDIN, Choice, NothingChosenError
from docparse.config import Settings
from docparse.config.file import OWN, from_here
from docparse.errors import PageNotFoundError
from docparse.files import find_pages, read_docset
from docparse.files.search import SUFFIXES
from docparse.linting import RULES, lint
from docparse.linting.choosing import Wish, choose_rules
from docparse.model import Docset
from docparse.reading import read_page
from docparse.revisions import Changes, find_changes, read_before
from docparse.widening import find_differing, find_touched, go_back


class Gathered(NamedTuple):
    """The pages of a check."""

    docset: Docset
    told: frozenset[str]
    """The pages that are told of."""
    typed: Mapping[str, bytes]
    """What came from standard input, by the page's name."""


def gather(choice: Choice, settings: Settings, changed_since: str | None) -> Gathered:
    """Return the pages that a choice means, within the set that they belong to.

    Raises PageNotFoundError for a PATH that is not there, NothingChosenError for one that holds no page, and
    ConfigurationError where git cannot tell what changed.
    """
    files = [page for page in choice.pages if page != STDIN]
    found = _find(files, choice.exclude)
    typed = {choice.wanted.stdin_filename: sys.stdin.buffer.read()} if STDIN in choice.pages else {}
    told = frozenset((*found, *typed))
    docset = _read(choice, [*files, *_find_around(told, settings)], typed)
    docset = surround(docset, files, settings)
    if changed_since is not None:
        changes = find_changes(changed_since, os.path.dirname(found[0]) if found else ".")  # noqa: PTH120 - many, and cheap
        told &= _find_touched(docset, changes, settings)
    return Gathered(docset, told, typed)


def _find(paths: Iterable[str], exclude: Iterable[str]) -> list[str]:
    """Return the pages that paths name; a folder without any is nothing to check."""
    try:
        return find_pages(list(paths), list(exclude))
    except PageNotFoundError as error:
        if str(error).startswith("no pages in"):
            raise NothingChosenError(str(error)) from error
        raise


def _find_around(told: frozenset[str], settings: Settings) -> list[str]:
    """Return the paths of the set that the pages belong to: the configured ones, else docs."""
    if settings.paths:
        return [path for path in settings.paths if os.path.exists(path)]  # noqa: PTH110 - as above
    return ["docs"] if any(page.startswith("docs/") for page in told) else []


def _read(choice: Choice, paths: list[str], typed: Mapping[str, bytes]) -> Docset:
    """Return the pages of paths; what standard input brings stands in the place of a file of its name."""
    cache = None
    if choice.wanted.cached:
        from docparse.cache import open_cache

        cache = open_cache()
    docset = read_docset(paths, exclude=choice.exclude, cache=cache) if paths else Docset(())
    if not typed:
        return docset
    own = tuple(read_page(content, name) for name, content in typed.items())
    return Docset((*own, *(page for page in docset.pages if page.path not in typed)))


def _find_touched(docset: Docset, changes: Changes, settings: Settings) -> frozenset[str]:
    """Return the pages that a change touches: by itself, or because it changes what is found on them.

    A change of the configuration touches all.
    """
    files = {origin.rpartition(":")[0] for origin in settings.origins.values()}
    if any(file and file in changes for file in files) or any(
        file.endswith(f"/{OWN}") for file in changes.files
    ):
        return frozenset(page.path for page in docset.pages)
    names = {os.path.realpath(page.path): page.path for page in docset.pages if page.path in changes}
    before = [
        read_page(content, names.get(path) or from_here("", path))
        for path, content in read_before(changes, SUFFIXES).items()
    ]
    rules = choose_rules(Wish(settings.select, settings.ignore), RULES)
    found, found_before = (tuple(lint(each, rules)) for each in (docset, go_back(docset, before)))
    return find_touched(docset, changes.__contains__) | find_differing(found_before, found)
