"""Asking again where that is safe and may help: Service → Service.

Asked again is after a status code that says "not now" (429, 503, and those a scenario names), whatever the
method: nothing was processed. And after a connection that broke before any byte of the answer, where
the method is idempotent (RFC 9110 9.2.2): a POST may have been processed. Each wait is drawn by chance
from nothing to a span that doubles, so that many clients do not come back at once; a `Retry-After` (RFC
9110 10.2.3) is waited for, or the answer stands: a service is never asked earlier than it wants to be.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docparse.errors import ServiceError, UnansweredError
from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.transport.connection import IDEMPOTENT
from docparse.transport.timing import Deadline, Timing

if TYPE_CHECKING:
    from datetime import datetime

BUSY = frozenset({429, 503})
_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Patience:
    """How often, and how long at most between two tries (seconds), a service is asked again."""

    max_tries: int = 5
    first_span: float = 0.5
    """The first wait is drawn from nothing to this; the span doubles with each try."""
    longest_wait: float = 30.0
    """Also for `Retry-After`: a service that asks for more is not asked again."""


PATIENT = Patience()


def retry(
    service: Service, statuses: Collection[int], patience: Patience, deadline: Deadline, timing: Timing
) -> Service:
    """Return a service that is asked again after these status codes and after broken connections.

    The response, and the error, say how often it was asked. No wait goes past the deadline.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        tries = 0
        while True:
            tries += 1
            wait: float | None = None
            try:
                response = service(request)
            except ServiceError as error:
                error.tries = tries
                if isinstance(error, UnansweredError) and request.method in IDEMPOTENT:
                    wait = _find_wait(tries, 0, patience, timing)
                if wait is None or wait >= deadline.left():
                    raise
            else:
                if response.status_code in statuses:
                    wait = _find_wait(tries, read_retry_after(response.headers, timing), patience, timing)
                if wait is None or wait >= deadline.left():
                    return response if tries == 1 else replace(response, tries=tries)
            timing.sleep(wait)

    return answer


def _find_wait(tries: int, asked: float, patience: Patience, timing: Timing) -> float | None:
    """Return how long to wait before the next try, None where there is none."""
    if tries >= patience.max_tries or asked > patience.longest_wait:
        return None
    if asked:  # spread as well, or all threads come back at the same moment
        return asked + timing.random() * min(patience.first_span, asked)
    return timing.random() * min(patience.longest_wait, patience.first_span * 2.0 ** (tries - 1))


def read_retry_after(headers: Headers, timing: Timing) -> float:
    """Return how many seconds a `Retry-After` asks to wait; 0 where there is none, or none to be read.

    A date is weighed against the answer's own `Date`, as clocks differ.
    """
    value = headers.get("Retry-After")
    if not value:
        return 0.0
    if _SECONDS.fullmatch(value):
        return float(value)
    until = _read_date(value)
    if until is None:
        return 0.0
    now = _read_date(headers.get("Date") or "") or timing.now()
    return max(0.0, (until - now).total_seconds())


def _read_date(text: str) -> datetime | None:
    """Return an HTTP-date (RFC 9110 5.6.7), None for any other text."""
    from datetime import UTC
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
