"""Time and chance, and how much of the time an example has left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def _now() -> datetime:
    from datetime import UTC, datetime

    return datetime.now(UTC)


def _draw() -> float:
    from random import random

    return random()  # noqa: S311  # it spreads retries and protects nothing


@dataclass(frozen=True, slots=True)
class Timing:
    """Where time and chance come from; tests bring their own."""

    clock: Callable[[], float] = time.monotonic
    """Seconds that only go forward."""
    sleep: Callable[[float], object] = time.sleep
    random: Callable[[], float] = _draw
    """At least 0, below 1."""
    now: Callable[[], datetime] = _now
    """The time of day, aware."""


REAL = Timing()


class Deadline:
    """The end of the time that one example has, whatever is done for it; one thread's own."""

    __slots__ = ("_clock", "_end", "seconds")

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        """How long the example may take in all."""
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Return how many seconds are left, negative ones too."""
        return self._end - self._clock()

    def postpone(self, seconds: float) -> None:
        """Move the end: what docparse itself lets an example wait for is not the example's time."""
        self._end += seconds
