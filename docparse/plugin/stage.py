"""What a pytest session holds: settings, pages, opened services, and the replays against them."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest

from docparse.arranging.asking import Asking, Typed, find_asking
from docparse.arranging.options import make_options
from docparse.arranging.scenarios import read_scenario_files
from docparse.config import Settings
from docparse.errors import ConfigurationError
from docparse.model import Example, Finding
from docparse.plugin.fixtures import read_credentials, read_variables
from docparse.plugin.library import Library
from docparse.plugin.opening import Opened, elsewhere, open_function, open_own, open_url, refuse
from docparse.plugin.running import Run
from docparse.plugin.settings import list_paths, load
from docparse.plugin.telling import DocparseWarning
from docparse.replay import ReplayOptions
from docparse.replay.options import HERE
from docparse.replay.resources import find_loose
from docparse.replay.types import asks_for_types, find_types
from docparse.selecting import page_of
from docparse.variables import merge

if TYPE_CHECKING:
    from docparse.replay.expansion import Expansion


@dataclass(frozen=True, slots=True)
class Given:
    """What the fixtures say for one example."""

    target: object
    credentials: object = field(repr=False)
    variables: Mapping[str, Any] = field(repr=False)

    def agrees(self, other: Given) -> bool:
        """Tell whether the fixtures said the same of another example."""
        same = self.target is other.target or (isinstance(self.target, str) and self.target == other.target)
        return same and self.credentials == other.credentials and self.variables == other.variables


_KEY = pytest.StashKey["Stage"]()
_ELSEWHERE = Opened(HERE, elsewhere)


class Stage:
    """The state of a session; each process of pytest-xdist has its own."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.replays = False
        """Examples are collected."""
        self._stack = ExitStack()
        self._opened: list[tuple[object, Opened]] = []
        self._runs: list[tuple[Given, Run | Exception]] = []

    @cached_property
    def settings(self) -> Settings:
        """The settings; raises pytest.UsageError for those that cannot be used."""
        try:
            return load(self.config)
        except ConfigurationError as error:
            raise pytest.UsageError(f"docparse: {error}") from error

    @cached_property
    def library(self) -> Library:
        """The pages."""
        return Library(list_paths(self.config), self.settings)

    @cached_property
    def expansion(self) -> Expansion:
        """The examples as scenarios want them replayed."""
        from docparse.replay.expansion import Expansion, expand

        docset = self.library.docset
        files = read_scenario_files(list_paths(self.config), self.settings, docset, self.tell)
        return expand(docset, files, docset) if files else Expansion(tuple(docset), {})

    @cached_property
    def by_page(self) -> Mapping[str, list[Example]]:
        """The examples by the path of their page."""
        pages: dict[str, list[Example]] = {}
        for example in self.expansion.examples:
            pages.setdefault(page_of(example), []).append(example)
        return pages

    @cached_property
    def findings(self) -> Mapping[str, list[Finding]]:
        """What a check finds, by the path of the page."""
        from docparse.plugin.findings import check_pages, sort_findings

        return sort_findings(check_pages(self.library.paths, self.settings), self.library.files)

    def tell(self, text: str) -> None:
        """Say something in the summary of warnings; most of it begins with the file that it is about."""
        file = text.partition(":")[0]
        warnings.warn_explicit(DocparseWarning(text), None, file if os.path.exists(file) else "docparse", 1)  # noqa: PTH110 - a text

    def open(self, target: object) -> Opened:
        """Return the service behind what the fixture `docparse_target` gives; raises ConfigurationError."""
        opened = self._find_opened(target)
        if opened is None:
            opened = self._open(target)
            self._opened.append((target, opened))
        return opened

    def open_for(self, target: object) -> Opened:
        """Return the service that examples go to, whose `docparse_service` was asked for before.

        Where nobody opened a service for no target, that fixture is another one, which has its own.
        """
        return self._find_opened(target) or (self.open(target) if target else _ELSEWHERE)

    def _find_opened(self, target: object) -> Opened | None:
        for known, opened in self._opened:
            if known is target or (isinstance(target, str) and known == target):
                return opened
        return None

    def _open(self, target: object) -> Opened:
        if not target:
            url = find_asking(self.settings, Typed(), self.library.files, self.tell).url
            if not url:
                return open_own(self.library.whole, self.settings, self._stack)
            target = url
        if isinstance(target, str):
            return open_url(target, self.settings)
        if not callable(target):
            raise refuse(target)
        return open_function(target, self.settings, self._stack)

    def find_run(self, said: Given, asked: Callable[[], Iterable[Example]]) -> Run:
        """Return the replay for what the fixtures say; what it could not begin for is raised each time."""
        run = next((run for known, run in self._runs if known.agrees(said)), None)
        if run is None:
            try:
                run = self._begin(said, asked)
            except Exception as error:  # noqa: BLE001 - raised below, for each example
                run = error
            self._runs.append((said, run))
        if isinstance(run, Exception):
            raise run
        return run

    def _begin(self, said: Given, asked: Callable[[], Iterable[Example]]) -> Run:
        opened = self.open_for(said.target)
        typed = read_credentials(said.credentials)
        url = opened.target.origin + opened.target.path
        settings = replace(self.settings, target="" if opened.target.embedded else url)
        asking = find_asking(settings, typed, self.library.files, self.tell)
        options = self._make_options(opened, asking, said)
        wanted = {example.id for example in asked()}
        examples = [example for example in self.expansion.examples if example.id in wanted]
        return Run(opened, examples, options, self.settings.severity, self.config)

    def _make_options(self, opened: Opened, asking: Asking, said: Given) -> ReplayOptions:
        settings, docset = self.settings, self.library.docset
        options = make_options(settings, opened.target)
        options = replace(
            options,
            given=merge(read_variables(said.variables), settings.given),
            among=tuple(docset),
            loose=find_loose(docset.pages),
            rehearsals={} if opened.target.embedded else self.expansion.rehearsals,
            accesses=asking.open(opened.target),
            secondary=asking.open_secondary(opened.target),
            jobs=1,
        )
        if asks_for_types(self.expansion.examples, options):
            options = replace(options, types=find_types(self.library.whole))
        return options

    def close(self) -> None:
        """Stop what was served."""
        self._stack.close()


def stage_of(config: pytest.Config) -> Stage:
    """Return the stage of a session."""
    if _KEY not in config.stash:
        config.stash[_KEY] = Stage(config)
    return config.stash[_KEY]


def close_stage(config: pytest.Config) -> None:
    """Stop what the session served, if anything."""
    if _KEY in config.stash:
        config.stash[_KEY].close()
