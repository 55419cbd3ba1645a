"""What a replay takes from the history of earlier ones, and what it leaves there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from docparse.arranging.naming import name_ids

if TYPE_CHECKING:
    from docparse.history import History
    from docparse.model import Report, Target

Known = TypeVar("Known")
EMBEDDED = "embedded"
"""What a history calls docparse's own service."""


class Memory:
    """The history of one target; where it cannot be read or written, that is told, and the run goes on."""

    def __init__(
        self, file: str, target: str, naming: Callable[[str], str], tell: Callable[[str], None]
    ) -> None:
        self._file = file
        self._target = target
        self._tell = tell
        self.name = name_ids(naming)
        """Gives the name that an example's id has there."""

    def find_failed(self) -> frozenset[str]:
        """Return the named ids of the examples that failed when they were last sent."""
        return self._read(lambda history: history.find_failed(self._target), frozenset())

    def find_skipped(self) -> frozenset[str]:
        """Return the named ids of the examples that the last run which they were in skipped."""
        return self._read(lambda history: history.find_skipped(self._target), frozenset())

    def find_seconds(self) -> Mapping[str, float]:
        """Return how long examples took, by their named ids."""
        nothing: Mapping[str, float] = {}
        return self._read(lambda history: history.find_seconds(self._target), nothing)

    def keep(self, report: Report, folder: str = "") -> None:
        """Write what a run did that has just ended; one that did nothing leaves nothing.

        The commit is that of the report, else the one that is checked out where the folder lies.
        """
        if not self._file or not report.results:
            return
        from docparse import __version__
        from docparse.history import History, HistoryError, Run
        from docparse.history.entries import list_ended
        from docparse.revisions import find_commit

        part = report.part
        shard = f"{part.index}/{part.count}" if part else ""
        commit = report.commit or (find_commit(folder) if folder else "")
        started = time.time() - report.seconds
        run = Run(started, self._target, __version__, commit, report.seconds, shard, report.interrupted)
        try:
            History(self._file).record(run, list_ended(report, self.name))
        except HistoryError as error:
            self._tell(f"{error}; --no-history leaves it alone")

    def _read(self, ask: Callable[[History], Known], nothing: Known) -> Known:
        if not self._file:
            return nothing
        from docparse.history import History, HistoryError

        try:
            return ask(History(self._file))
        except HistoryError as error:
            self._tell(str(error))
            return nothing


def name_target(target: Target) -> str:
    """Return what a history calls a target: docparse's own service the same on whatever port."""
    return EMBEDDED if target.embedded else target.origin + target.path


def find_history(environment: Mapping[str, str]) -> str:
    """Return the file that the runs of this working folder are remembered in, in the cache's folder."""
    from hashlib import blake2b

    from docparse.cache.folder import find_folder as find_cache

    here = blake2b(os.fsencode(os.getcwd()), digest_size=16).hexdigest()  # noqa: PTH109 - pathlib costs start-up
    return f"{find_cache(environment)}/history/{here}.sqlite3"
