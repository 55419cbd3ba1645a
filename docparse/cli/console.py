"""The terminal: whether it shows colours, how wide it is, and a line of progress on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from docparse.reporting.style import Style

_NARROWEST, _WIDEST = 40, 100
_PATIENCE = 1.0
"""Seconds before progress is shown."""
_PAUSE = 0.1
"""Seconds between two changes of the line."""


def wants_colour(choice: str, environment: Mapping[str, str], stream: TextIO) -> bool:
    """Tell whether to colour what goes to a stream.

    The option counts first, then NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, then whether it is a terminal.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def make_style(colour: str, verbosity: int) -> Style:
    """Return how text looks on standard output."""
    from docparse.reporting.style import Style

    return Style(wants_colour(colour, os.environ, sys.stdout), _find_width(), verbosity)


def _find_width() -> int:
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() else 0
    if not width and sys.stdout.isatty():
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    return min(max(width or 80, _NARROWEST), _WIDEST)


class Progress:
    """A line on standard error that says how far a run is: on a terminal only, and only past a second."""

    def __init__(self, total: int, clock: Callable[[], float], *, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shows = self._stream.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
        self._total = total
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown = False

    def show(self, done: int) -> None:
        """Say how many of all are done."""
        if self._shows and self._clock() >= self._next:
            self._next = self._clock() + _PAUSE
            self._shown = True
            self._stream.write(f"\r\x1b[2K{done:,} of {self._total:,} examples")
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away, before something is printed."""
        if self._shown:
            self._shown = False
            self._stream.write("\r\x1b[2K")
            self._stream.flush()
