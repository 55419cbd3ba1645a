"""The file of a history."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from docparse.errors import DocparseError
from docparse.history.entries import Ended, Run

VERSION = 1
"""Of the tables below; a file of a later version is left alone."""
MOST_DAYS = 90
MOST_RUNS = 300
"""Of one target: whoever replays all day does not fill the disk."""
_PATIENCE = 10.0
"""Seconds to wait for another run that is writing."""
_DAY = 24 * 3600
_TABLES = """
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, started REAL NOT NULL, target TEXT NOT NULL, version TEXT NOT NULL,
  commit_id TEXT NOT NULL, seconds REAL NOT NULL, shard TEXT NOT NULL, interrupted INTEGER NOT NULL);
CREATE INDEX runs_by_target ON runs (target, started);
CREATE TABLE examples (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE results (
  example INTEGER NOT NULL REFERENCES examples (id),
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  outcome TEXT NOT NULL, seconds REAL NOT NULL, tries INTEGER NOT NULL, by_value INTEGER NOT NULL,
  by_type INTEGER NOT NULL, by_presence INTEGER NOT NULL, unchecked INTEGER NOT NULL, says BLOB NOT NULL,
  PRIMARY KEY (example, run)) WITHOUT ROWID;
CREATE INDEX results_by_run ON results (run);
"""


class HistoryError(DocparseError):
    """A history cannot be read or written: a sentence with its file."""


class History:
    """What a file remembers of runs; a file that is not there remembers nothing."""

    def __init__(self, file: str, clock: Callable[[], float] = time.time) -> None:
        self._file = file
        self._clock = clock

    def record(self, run: Run, ended: Iterable[Ended]) -> None:
        """Write a run, and forget what is too old; raises HistoryError."""
        with self._open(writing=True) as database:
            database.execute("BEGIN IMMEDIATE")
            _prepare(database)
            cursor = database.execute(
                "INSERT INTO runs (started, target, version, commit_id, seconds, shard, interrupted)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (run.started, run.target, run.version, run.commit, run.seconds, run.shard, run.interrupted),
            )
            rows = [(_spell(each.example), each) for each in ended]
            database.executemany(
                "INSERT OR IGNORE INTO examples (name) VALUES (?)", ((name,) for name, _ in rows)
            )
            database.executemany(
                "INSERT OR REPLACE INTO results"
                " SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM examples WHERE name = ?",
                ((cursor.lastrowid, *_columns(each), name) for name, each in rows),
            )
            _prune(database, run.target, self._clock() - MOST_DAYS * _DAY)
            database.execute("COMMIT")

    def find_failed(self, target: str) -> frozenset[str]:
        """Return the examples that failed or got no answer when they were last sent; raises HistoryError.

        That they were skipped since then does not count: nobody knows better.
        """
        rows = self._ask(
            "SELECT examples.name, results.outcome, MAX(runs.id) FROM results"
            " JOIN runs ON runs.id = results.run JOIN examples ON examples.id = results.example"
            " WHERE runs.target = ? AND results.outcome <> 'skipped' GROUP BY results.example",
            target,
        )
        return frozenset(name for name, outcome, _ in rows if outcome in {"failed", "error"})

    def find_skipped(self, target: str) -> frozenset[str]:
        """Return the examples that the last run which they were in skipped; raises HistoryError."""
        rows = self._ask(
            "SELECT examples.name, results.outcome, MAX(runs.id) FROM results"
            " JOIN runs ON runs.id = results.run JOIN examples ON examples.id = results.example"
            " WHERE runs.target = ? GROUP BY results.example",
            target,
        )
        return frozenset(name for name, outcome, _ in rows if outcome == "skipped")

    def find_seconds(self, target: str) -> Mapping[str, float]:
        """Return how long examples took when they were last sent in a run that was not cut in shards.

        Shards are shared out by these, and what one shard writes must not move what the next one does.
        Raises HistoryError.
        """
        rows = self._ask(
            "SELECT examples.name, results.seconds, MAX(runs.id) FROM results"
            " JOIN runs ON runs.id = results.run JOIN examples ON examples.id = results.example"
            " WHERE runs.target = ? AND runs.shard = '' AND results.tries > 0 GROUP BY results.example",
            target,
        )
        return {name: seconds for name, seconds, _ in rows}

    def _ask(self, query: str, target: str) -> list[tuple[Any, ...]]:
        if not os.path.exists(self._file):
            return []
        with self._open(writing=False) as database:
            return database.execute(query, (target,)).fetchall() if _version(database) else []

    @contextmanager
    def _open(self, *, writing: bool) -> Iterator[sqlite3.Connection]:
        """Give the open file; raises HistoryError."""
        try:
            folder = os.path.dirname(os.path.abspath(self._file))
            if writing:
                os.makedirs(folder, mode=0o700, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)) as database:
                if _version(database) > VERSION:
                    raise HistoryError(
                        f"{self._file}: a later docparse wrote this history; name another file"
                    )
                database.execute("PRAGMA foreign_keys = ON")
                database.execute("PRAGMA synchronous = NORMAL")
                yield database
        except (sqlite3.Error, OSError) as error:
            told = getattr(error, "strerror", None) or error
            what = "the history cannot be written" if writing else "the history cannot be read"
            raise HistoryError(f"{self._file}: {what}: {told}") from error


def _prepare(database: sqlite3.Connection) -> None:
    """Make the tables of a new file."""
    if _version(database):
        return
    for statement in filter(str.strip, _TABLES.split(";")):
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {VERSION}")


def _version(database: sqlite3.Connection) -> int:
    """Return the version of the tables; 0: there are none."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _prune(database: sqlite3.Connection, target: str, oldest: float) -> None:
    """Forget what is older, and of a target all but the newest runs."""
    before = database.total_changes
    database.execute("DELETE FROM runs WHERE started < ?", (oldest,))
    database.execute(
        "DELETE FROM runs WHERE target = ?1 AND id NOT IN"
        " (SELECT id FROM runs WHERE target = ?1 ORDER BY started DESC, id DESC LIMIT ?2)",
        (target, MOST_RUNS),
    )
    if database.total_changes > before:
        database.execute(
            "DELETE FROM examples"
            " WHERE NOT EXISTS (SELECT 1 FROM results WHERE results.example = examples.id)"
        )


def _columns(ended: Ended) -> tuple[object, ...]:
    proof = ended.proof
    return (
        ended.outcome.value, ended.seconds, ended.tries, proof.value, proof.type, proof.presence,
        proof.unchecked, ended.says,
    )  # fmt: skip


def _spell(text: str) -> str:
    """Return a text that SQLite can hold: a path may have bytes that are no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
