"""The pages of a check: those that are told of, among all that they may refer to."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from docparse.cli.checking.placing import place
from docparse.cli.checking.surrounding import surround
from docparse.cli.choosing import STDIN, Choice
from docparse.config import Settings
from docparse.config.file import OWN, from_here
from docparse.errors import NoPagesError
from docparse.files import find_pages, read_docset
from docparse.files.pages import Cache
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
    choice: Choice
    """The choice that was made, its paths spelt as those of the pages."""
    anchored: bool
    """The set is the same whichever of its pages are chosen."""
    roots: tuple[str, ...]
    """What the set was read from."""
    show: Callable[[str], str]
    """Gives the path by which a page is told of."""


def gather(choice: Choice, settings: Settings, changed_since: str | None) -> Gathered:
    """Return the pages that a choice means, within the set that they belong to.

    Raises PageNotFoundError for a PATH that is not there, NoPagesError for one that holds no page, and
    ConfigurationError where git cannot tell what changed.
    """
    placed = place(choice, settings)
    choice, settings = placed.choice, placed.settings
    files = [page for page in choice.pages if page != STDIN]
    found = find_pages(files, choice.exclude)
    typed = {choice.wanted.stdin_filename: sys.stdin.buffer.read()} if STDIN in choice.pages else {}
    told = frozenset((*found, *typed))
    try:
        docset = _read(choice, [*files, *placed.around], typed)
    except NoPagesError:  # around the page from standard input there may be none
        docset = _read(choice, files, typed)
    roots = (*files, *placed.around)
    docset = surround(docset, (*roots, *placed.reach), settings)
    if changed_since is not None:
        changes = find_changes(changed_since, os.path.dirname(found[0]) if found else ".")  # noqa: PTH120 - many, and cheap
        told &= _find_touched(docset, changes, settings)
    return Gathered(docset, told, typed, choice, placed.anchored, roots, placed.show)


def _read(choice: Choice, paths: list[str], typed: Mapping[str, bytes]) -> Docset:
    """Return the pages of paths; what standard input brings stands in the place of a file of its name."""
    cache = None
    if choice.wanted.cached:
        from docparse.cache import open_cache

        cache = open_cache()
    docset = _read_once(paths, choice.exclude, cache) if paths else Docset(())
    if not typed:
        return docset
    own = tuple(read_page(content, name) for name, content in typed.items())
    return Docset((*own, *(page for page in docset.pages if page.path not in typed)))


def _read_once(paths: list[str], exclude: Sequence[str], cache: Cache | None) -> Docset:
    """Return the pages of paths, and let Python never look for cycles among them: they hold none.

    To look through all that was read takes a tenth of a run, and would be due at once.
    """
    gc.disable()
    try:
        return read_docset(paths, exclude=exclude, cache=cache)
    finally:
        gc.freeze()
        gc.enable()


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
    is_whole = any(page.path.startswith("/") for page in docset.pages)
    before = [
        read_page(content, names.get(path) or (path if is_whole else from_here("", path)))
        for path, content in read_before(changes, SUFFIXES).items()
    ]
    rules = choose_rules(Wish(settings.select, settings.ignore), RULES)
    found, found_before = (tuple(lint(each, rules)) for each in (docset, go_back(docset, before)))
    return find_touched(docset, changes.__contains__) | find_differing(found_before, found)
