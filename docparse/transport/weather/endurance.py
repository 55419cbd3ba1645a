"""What one example goes through until there is an answer to judge: redirects, polling, retries, turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docparse.message import Service
from docparse.transport.connecting import Wire
from docparse.transport.timing import REAL, Deadline, Timing
from docparse.transport.weather.pacing import Pace, limit_rate
from docparse.transport.weather.polling import poll
from docparse.transport.weather.redirects import follow_redirects
from docparse.transport.weather.retrying import BUSY, PATIENT, Patience, retry

Layer = Callable[[Service], Service]


@dataclass(frozen=True, slots=True)
class Endurance:
    """How much an example, or all of a run, may ask of a service."""

    origin: str = ""
    """The target's, which redirects and polling never leave; empty: the service is a function."""
    total_seconds: float = 60.0
    """For everything together: tries, the waits between them, redirects, polling."""
    patience: Patience = PATIENT
    retried: frozenset[int] = BUSY
    """The status codes after which the service is asked again."""
    promised: frozenset[int] = frozenset()
    """The status codes that the page documents: no retry and no redirect is wanted after these."""
    redirects: bool = False
    """Redirects are followed."""
    poll: bool = False
    """What is accepted (202) is asked after until it is done."""
    pace: Pace | None = None
    """The run's, shared by all examples."""


def endure(
    service: Service, endurance: Endurance, *, layer: Layer | None = None, timing: Timing = REAL
) -> Service:
    """Return the service for one example: its time starts now, and bounds all that is done for it.

    `layer` is put around each single try, below retries and redirects: credentials, a log.
    """
    deadline = Deadline(endurance.total_seconds, timing.clock)
    bounded = service.until(deadline) if isinstance(service, Wire) else service
    if endurance.pace is not None:
        bounded = limit_rate(bounded, endurance.pace, deadline)
    if layer is not None:
        bounded = layer(bounded)
    statuses = endurance.retried - endurance.promised if endurance.promised else endurance.retried
    enduring = retry(bounded, statuses, endurance.patience, deadline, timing)
    if endurance.redirects:
        enduring = follow_redirects(enduring, endurance.origin, endurance.promised)
    if endurance.poll:
        enduring = poll(enduring, endurance.origin, deadline, timing)
    return enduring
