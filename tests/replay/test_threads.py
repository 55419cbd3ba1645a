"""What threads share of a run over real HTTP, and what they do not."""

import threading
import time

from docparse.message import Headers, HttpResponse
from docparse.replay import ReplayOptions, replay
from docparse.serving import serve
from docparse.transport import Endurance, Pace, TransportOptions, connect
from tests.replay.test_run import pages

JOBS = 8


def test_cookies_of_one_answer_are_sent_with_no_other_request() -> None:
    fields: list[tuple[str, str]] = []

    def service(request):
        fields.extend(request.headers)
        return HttpResponse(200, Headers([("Set-Cookie", f"session={len(fields)}; Path=/")]))

    with serve(service) as target:
        asked = connect(target, TransportOptions(jobs=JOBS))
        results = list(replay(pages(20), asked, ReplayOptions(target=target, jobs=JOBS)))
    assert len(results) == 40
    assert "cookie" not in {name.lower() for name, _ in fields}


def test_threads_share_the_rate() -> None:
    times: list[float] = []
    lock = threading.Lock()

    def service(_):
        with lock:
            times.append(time.monotonic())
        return HttpResponse(200)

    with serve(service) as target:
        endurance = Endurance(target.origin, 60, pace=Pace(400))
        options = ReplayOptions(target=target, jobs=JOBS, endurance=endurance)
        results = list(replay(pages(20), connect(target, TransportOptions(jobs=JOBS)), options))
    assert len(results) == 40
    assert max(times) - min(times) > 39 / 400 * 0.9
