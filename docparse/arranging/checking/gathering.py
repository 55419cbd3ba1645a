"""The pages of a check: those that are told of, among all that they may refer to."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docparse.arranging.checking.placing import Placed, place
from docparse.arranging.checking.surrounding import surround
from docparse.arranging.choice import STDIN, Choice
from docparse.config import Settings
from docparse.config.file import OWN, from_here
from docparse.errors import NoPagesError
from docparse.files import find_pages, read_docset, read_pages
from docparse.files.scenarios import Texts, find_scenarios
from docparse.files.search import SUFFIXES
from docparse.linting import RULES, lint
from docparse.linting.choosing import Wish, choose_rules
from docparse.model import Docset, Page, Requirements
from docparse.reading import Depth, read_page

if TYPE_CHECKING:
    from docparse.cache.sharing import Cache
    from docparse.revisions import Changes

_MANY = 2000
"""Pages below which a second process costs more than it saves."""


class Gathered(NamedTuple):
    """The pages of a check, not read yet."""

    told: frozenset[str]
    """The pages that are told of."""
    typed: Mapping[str, bytes]
    """What came from standard input, by the page's name."""
    choice: Choice
    """The choice that was made, its paths spelt as those of the pages."""
    settings: Settings
    """Likewise."""
    sources: tuple[str, ...]
    """The files, folders and globs that the set is read from."""
    pages: tuple[str, ...]
    """The files of the whole set."""
    placed: Placed
    scenarios: Texts = ()
    """The scenario files that are told of: those of the chosen folders and of the configuration."""

    @property
    def reach(self) -> tuple[str, ...]:
        """What links may lead into."""
        return (*self.sources, *self.placed.around, *self.placed.reach)


def gather(choice: Choice, settings: Settings) -> Gathered:
    """Return the pages that a choice means, and the set that they belong to.

    Raises PageNotFoundError for a PATH that is not there, and NoPagesError for one that holds no page.
    """
    placed = place(choice, settings)
    choice, settings = placed.choice, placed.settings
    files = tuple(page for page in choice.pages if page != STDIN)
    found = find_pages(files, choice.exclude)
    typed = {choice.wanted.stdin_filename: sys.stdin.buffer.read()} if STDIN in choice.pages else {}
    around = tuple(dict.fromkeys((*files, *placed.around)))
    sources, pages = files, found
    with suppress(NoPagesError):  # around the page from standard input there may be none
        pages = found if around == files else find_pages(around, choice.exclude)
        sources = around
    scenarios = _find_scenarios(files, choice, settings)
    told = frozenset((*found, *typed))
    return Gathered(told, typed, choice, settings, sources, tuple(pages), placed, scenarios)


def read(gathered: Gathered, requirements: Requirements) -> Docset:
    """Return the set that the pages belong to, with what is around it and what is asked of it.

    What standard input brings stands in the place of a file of its name.
    """
    typed = gathered.typed
    docset = _read_files(gathered) if gathered.sources else Docset(())
    if typed:
        own = tuple(read_page(content, name) for name, content in typed.items())
        docset = Docset((*own, *(page for page in docset.pages if page.path not in typed)))
    return _with_scenarios(surround(docset, gathered.reach, requirements), gathered.scenarios)


def _find_scenarios(paths: tuple[str, ...], choice: Choice, settings: Settings) -> Texts:
    """Return the scenario files of the folders among paths; pages alone are checked without any."""
    folders = [path for path in paths if os.path.isdir(path)]  # noqa: PTH112 - many, and cheap
    return find_scenarios(folders, choice.exclude, scenarios=settings.scenarios).scenarios if folders else ()


def _with_scenarios(docset: Docset, texts: Texts) -> Docset:
    if not texts:
        return docset
    from docparse.scenarios import read_scenarios

    return replace(docset, scenarios=tuple(read_scenarios(text, path) for path, text in texts))


def narrow(gathered: Gathered, docset: Docset, changed_since: str) -> Gathered:
    """Return the gathered pages that what changed since a revision touches.

    Raises ConfigurationError where git cannot tell what changed.
    """
    from docparse.revisions import find_changes

    here = next(iter(sorted(gathered.told - gathered.typed.keys())), "")
    changes = find_changes(changed_since, os.path.dirname(here) or ".")  # noqa: PTH120 - many, and cheap
    touched = _find_touched(docset, changes, gathered.settings)
    scenarios = tuple(each for each in gathered.scenarios if each[0] in touched or each[0] in changes)
    return gathered._replace(told=gathered.told & touched, scenarios=scenarios)


def _read_files(gathered: Gathered) -> Docset:
    """Return the pages of files, and let Python never look for cycles among them: they hold none.

    To look through all that was read takes a tenth of a run, and would be due at once.
    """
    gc.disable()
    try:
        cache = _open_cache(gathered)
        return read_docset(gathered.sources, exclude=gathered.choice.exclude, cache=cache)
    finally:
        gc.freeze()
        gc.enable()


def _open_cache(gathered: Gathered) -> Cache | None:
    """Return the cache to read pages with; of many, a second process reads a part from now on."""
    choice = gathered.choice
    cache: Cache | None = None
    if choice.wanted.cached:
        from docparse.cache import open_cache

        cache = open_cache()
    if len(gathered.pages) < _MANY:
        return cache
    from docparse.cache.sharing import NoCache, share

    def read_beside(cache: Cache) -> Iterator[Page]:
        return read_pages(gathered.sources, exclude=choice.exclude, cache=cache)

    return share(gathered.pages, cache or NoCache(), Depth.WHOLE, read_beside)


def _find_touched(docset: Docset, changes: Changes, settings: Settings) -> frozenset[str]:
    """Return the pages that a change touches: by itself, or because it changes what is found on them.

    A change of the configuration touches all.
    """
    from docparse.revisions import read_before
    from docparse.widening import find_differing, find_touched, go_back

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
