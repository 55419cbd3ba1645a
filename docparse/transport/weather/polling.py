"""Work that goes on after the answer, asked after until it is done: Service → Service.

A 202 with a `Location` is asked after there until the answer is another (RFC 9110 15.3.3). A monitor named by
`Operation-Location` or `Azure-AsyncOperation` answers 200 all along and tells in its JSON property `status`
how far the work is; what it made is then at `Location`, or where PUT and PATCH were sent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from docparse.errors import ServiceError
from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.transport.timing import Deadline, Timing
from docparse.transport.weather.hops import find_hop
from docparse.transport.weather.redirects import without_content
from docparse.transport.weather.retrying import read_retry_after

MONITORS = ("Operation-Location", "Azure-AsyncOperation")
_DONE = frozenset({"succeeded", "failed", "canceled", "cancelled", "completed"})
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 5.0
_SHORTEST_PAUSE = 0.1
_FOR_THE_FIRST = ("If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "Prefer", "Range")
"""The fields that are about the request that began the work."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be asked after, and where its result will be."""

    place: str
    monitored: bool
    result: str | None


def poll(service: Service, origin: str, deadline: Deadline, timing: Timing) -> Service:
    """Return a service that answers once the work that a request began is done.

    Only what is at the origin is asked after. Raises ServiceError where the time ends before the work.
    """
    waiting = _Waiting(service, origin, deadline, timing)

    def answer(request: HttpRequest) -> HttpResponse:
        response = service(request)
        work = _find_work(request, response, origin)
        if work is None:
            return response
        asking = HttpRequest("GET", work.place, without_content(request.headers).without(*_FOR_THE_FIRST))
        return _wait_for(work, asking, response, waiting)

    return answer


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What waiting needs."""

    service: Service
    origin: str
    deadline: Deadline
    timing: Timing

    def pause(self, headers: Headers, number: int, place: str) -> None:
        """Wait as long as an answer asks to, else a little longer each time; raises past the deadline."""
        asked = read_retry_after(headers, self.timing)
        pause = asked or min(_LONGEST_PAUSE, _FIRST_PAUSE * 1.5**number)
        if pause >= self.deadline.left():
            raise ServiceError(
                f"the work at {self.origin}{place} was not done within {self.deadline.seconds:g} s; "
                "give it more time with --timeout, or with docparse.timeout in the annotation"
            )
        self.timing.sleep(max(pause, _SHORTEST_PAUSE))


def _find_work(request: HttpRequest, response: HttpResponse, origin: str) -> _Work | None:
    """Return what an answer promises to do, None where it is the last word."""
    if response.status_code not in {200, 201, 202}:
        return None
    location = find_hop(response.headers.get("Location"), request.target, origin)
    for name in MONITORS:
        monitor = find_hop(response.headers.get(name), request.target, origin)
        if monitor is not None:
            result = request.target if request.method in {"PUT", "PATCH"} else location
            return _Work(monitor, monitored=True, result=result)
    if response.status_code == 202 and location is not None:
        return _Work(location, monitored=False, result=None)
    return None


def _wait_for(work: _Work, asking: HttpRequest, response: HttpResponse, waiting: _Waiting) -> HttpResponse:
    """Return the answer that follows once the work is done."""
    tries, number, headers = response.tries, 0, response.headers
    while True:
        waiting.pause(headers, number, asking.target)
        response = waiting.service(asking)
        tries += response.tries - 1
        number += 1
        if not _goes_on(response, monitored=work.monitored):
            break
        headers = response.headers
        moved = None if work.monitored else find_hop(headers.get("Location"), asking.target, waiting.origin)
        asking = asking if moved is None else replace(asking, target=moved)
    if work.result is not None and response.status_code == 200 and _read_status(response) == "succeeded":
        response = waiting.service(replace(asking, target=work.result))
        tries += response.tries - 1
    return replace(response, tries=tries)


def _goes_on(response: HttpResponse, *, monitored: bool) -> bool:
    """Tell whether the work is not done yet."""
    if response.status_code == 202:
        return True
    if not monitored or response.status_code != 200:
        return False
    status = _read_status(response)
    return bool(status) and status not in _DONE


def _read_status(response: HttpResponse) -> str:
    """Return what a monitor says of the work, in lower case; empty where it says nothing."""
    try:
        value = json.loads(response.content)
    except (ValueError, RecursionError):
        return ""
    status = value.get("status") if isinstance(value, dict) else None
    return status.lower() if isinstance(status, str) else ""
