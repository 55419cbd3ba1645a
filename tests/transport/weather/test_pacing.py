"""Turns come evenly spaced, whoever takes them, and waiting for one is not an example's time."""

import threading

import pytest

from docparse.message import HttpRequest, HttpResponse
from docparse.transport import Endurance, Pace, Timing, endure
from tests.transport.weather.timing import Hours

GET = HttpRequest("GET", "/a")


@pytest.mark.parametrize(
    ("per_second", "turns"),
    [
        pytest.param(4, [0, 0.25, 0.5, 0.75], id="four a second"),
        pytest.param(0.1, [0, 10, 20, 30], id="six a minute"),
    ],
)
def test_turns_are_evenly_spaced(per_second, turns):
    hours = Hours(now=0)
    pace = Pace(per_second, hours.timing())
    assert [(pace.wait(), hours.clock())[1] for _ in turns] == turns


def test_turns_that_nobody_took_are_not_made_up_for():
    hours = Hours(now=0)
    pace = Pace(1, hours.timing())
    pace.wait()
    hours.now = 100.5
    assert [(pace.wait(), hours.clock())[1] for _ in range(3)] == [100.5, 101.5, 102.5]


def test_threads_share_the_turns():
    waits: list[float] = []
    pace = Pace(10, Timing(clock=lambda: 0.0, sleep=waits.append))
    threads = [threading.Thread(target=lambda: [pace.wait() for _ in range(25)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [round(wait, 6) for wait in sorted(waits)] == [round(turn / 10, 6) for turn in range(1, 100)]


def test_each_try_takes_a_turn_and_waiting_is_not_the_examples_time():
    hours = Hours(now=0)
    asked: list[float] = []

    def service(request: HttpRequest) -> HttpResponse:
        asked.append(hours.clock())
        return HttpResponse(503 if len(asked) < 3 else 200)

    endurance = Endurance(total_seconds=5, pace=Pace(0.1, hours.timing()))
    response = endure(service, endurance, timing=hours.timing())(GET)
    assert (response.status_code, asked) == (200, [0, 10, 20])
