"""How examples ended in earlier runs: SQLite, one file, which several runs may write at the same time.

A run writes all that it did in one short transaction at its end. What a history says is a help: one that
cannot be read or written is told of and stops nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docparse.late import import_late

if TYPE_CHECKING:
    from docparse.history.entries import Ended, Run
    from docparse.history.store import History, HistoryError
else:
    __getattr__ = import_late(__name__, {"entries": "Ended Run", "store": "History HistoryError"})

__all__ = ["Ended", "History", "HistoryError", "Run"]
