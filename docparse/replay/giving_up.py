"""When nothing more is sent: the service is not there, or enough has failed."""

from __future__ import annotations

import threading

from docparse.errors import ServiceUnreachableError
from docparse.message import HttpRequest, HttpResponse, Service
from docparse.model import Example, Outcome, Result
from docparse.replay.strand import Judge, Judged, Supply
from docparse.transport.weather import Layer

MAX_UNREACHABLE = 3
"""After so many vain tries in a row to reach a service that has never answered, it is not tried again."""


def make_giving_up() -> Layer:
    """Return a layer for the services of a run: they stop trying what could not be reached several times.

    Without it a run against a host that swallows connections takes the connection time-out for every
    example.
    """
    answered = False
    failures = 0
    last = ""

    def give_up(service: Service) -> Service:
        def answer(request: HttpRequest) -> HttpResponse:
            nonlocal answered, failures, last
            if failures >= MAX_UNREACHABLE and not answered:
                raise ServiceUnreachableError(f"not tried again: {last}")
            try:
                response = service(request)
            except ServiceUnreachableError as error:
                failures += 1
                last = str(error)
                raise
            answered = True
            return response

        return answer

    return give_up


def stop_after(judge: Judge, most: int) -> Judge:
    """Return a judge that sends nothing more after so many failures and errors, whatever thread met them."""
    failures = 0
    counting = threading.Lock()

    def judge_some(example: Example, supply: Supply) -> Judged:
        nonlocal failures
        if failures >= most:
            told = f"not sent, as {most} failed before it (max-failures)"
            return Judged(Result(example, Outcome.SKIPPED, reason=told))
        judged = judge(example, supply)
        if judged.result.outcome in {Outcome.FAILED, Outcome.ERROR}:
            with counting:
                failures += 1
        return judged

    return judge_some
