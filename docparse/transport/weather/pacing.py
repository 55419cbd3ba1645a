"""At most so many requests a second, whatever number of threads sends them: Service → Service."""

from __future__ import annotations

import threading

from docparse.message import HttpRequest, HttpResponse, Service
from docparse.transport.timing import REAL, Deadline, Timing


class Pace:
    """Turns that come evenly spaced, shared by all threads of a run."""

    def __init__(self, per_second: float, timing: Timing = REAL) -> None:
        self._spacing = 1 / per_second
        self._timing = timing
        self._lock = threading.Lock()
        self._next = timing.clock()

    def wait(self) -> float:
        """Wait for the next turn, and return how many seconds that took."""
        with self._lock:
            now = self._timing.clock()
            turn = max(now, self._next)
            self._next = turn + self._spacing
        if turn > now:
            self._timing.sleep(turn - now)
        return turn - now


def limit_rate(service: Service, pace: Pace, deadline: Deadline | None = None) -> Service:
    """Return a service that is asked only when it is its turn; the waiting is not the example's time."""

    def answer(request: HttpRequest) -> HttpResponse:
        waited = pace.wait()
        if deadline is not None:
            deadline.postpone(waited)
        return service(request)

    return answer
