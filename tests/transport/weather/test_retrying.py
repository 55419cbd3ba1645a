"""A service is asked again where that is safe and may help, and never earlier than it wants to be."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.errors import ServiceError, ServiceUnreachableError, UnansweredError
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.transport import BUSY, Endurance, Patience, Timing, endure
from docparse.transport.weather.retrying import read_retry_after
from tests.transport.weather.timing import Hours

GET = HttpRequest("GET", "/a")
POST = HttpRequest("POST", "/a")
FINE = HttpResponse(200)


def busy(retry_after: str = "", status_code: int = 503) -> HttpResponse:
    return HttpResponse(status_code, Headers([("Retry-After", retry_after)] if retry_after else []))


def broken() -> ServiceError:
    return UnansweredError("the connection broke")


class Answering:
    """A service that gives its answers in turn, then the last one; it knows when it was asked."""

    def __init__(self, hours: Hours, *answers: HttpResponse | ServiceError) -> None:
        self.hours = hours
        self.answers = answers
        self.asked: list[float] = []

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked.append(self.hours.clock())
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, ServiceError):
            raise answer
        return answer


@pytest.mark.parametrize("request_", [GET, POST], ids=["GET", "POST"])
@pytest.mark.parametrize("status_code", sorted(BUSY))
def test_asks_again_after_not_now_whatever_the_method(request_, status_code):
    hours = Hours()
    service = Answering(hours, busy(status_code=status_code), busy(status_code=status_code), FINE)
    response = endure(service, Endurance(), timing=hours.timing())(request_)
    assert (response.status_code, response.tries, len(service.asked)) == (200, 3, 3)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
def test_asks_again_after_a_broken_connection_what_is_idempotent(method):
    hours = Hours()
    service = Answering(hours, broken(), FINE)
    assert endure(service, Endurance(), timing=hours.timing())(HttpRequest(method, "/a")).tries == 2


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        pytest.param(POST, broken(), id="broken connection, POST"),
        pytest.param(HttpRequest("PATCH", "/a"), broken(), id="broken connection, PATCH"),
        pytest.param(HttpRequest("MERGE", "/a"), broken(), id="broken connection, unknown method"),
        pytest.param(GET, ServiceError("half an answer"), id="broken after a part of the answer"),
        pytest.param(GET, ServiceUnreachableError("nobody there"), id="no connection"),
    ],
)
def test_an_error_stands_where_asking_again_may_do_harm_or_nothing(request_, error):
    hours = Hours()
    service = Answering(hours, error, FINE)
    with pytest.raises(type(error)) as caught:
        endure(service, Endurance(), timing=hours.timing())(request_)
    assert (caught.value.tries, len(service.asked)) == (1, 1)


@pytest.mark.parametrize(
    ("status_code", "endurance"),
    [
        pytest.param(500, Endurance(), id="another status code"),
        pytest.param(503, Endurance(promised=frozenset({503})), id="the page documents it"),
        pytest.param(503, Endurance(retried=frozenset()), id="nothing is to be retried"),
        pytest.param(503, Endurance(patience=Patience(max_tries=1)), id="one try"),
    ],
)
def test_an_answer_stands(status_code, endurance):
    hours = Hours()
    service = Answering(hours, HttpResponse(status_code), FINE)
    response = endure(service, endurance, timing=hours.timing())(GET)
    assert (response.status_code, response.tries, len(service.asked)) == (status_code, 1, 1)


def test_a_scenario_may_name_further_status_codes():
    hours = Hours()
    service = Answering(hours, HttpResponse(404), FINE)
    endurance = Endurance(retried=BUSY | {404})
    assert endure(service, endurance, timing=hours.timing())(POST).tries == 2


def test_the_last_answer_and_the_last_error_say_how_often_was_asked():
    hours = Hours()
    response = endure(Answering(hours, busy()), Endurance(), timing=hours.timing())(GET)
    assert (response.status_code, response.tries) == (503, 5)
    with pytest.raises(UnansweredError) as caught:
        endure(Answering(hours, broken()), Endurance(), timing=hours.timing())(GET)
    assert caught.value.tries == 5


def test_waits_are_drawn_from_spans_that_double():
    hours = Hours(random=1.0)
    service = Answering(hours, busy())
    endure(service, Endurance(), timing=hours.timing())(GET)
    assert [later - earlier for earlier, later in pairwise(service.asked)] == [0.5, 1, 2, 4]


@given(chance=st.floats(0, 1, exclude_max=True), asked=st.integers(0, 40), seconds=st.floats(0.1, 100))
def test_never_asks_earlier_than_wanted_nor_past_the_deadline(chance, asked, seconds):
    hours = Hours(random=chance)
    service = Answering(hours, busy(str(asked)))
    endure(service, Endurance(total_seconds=seconds), timing=hours.timing())(GET)
    assert all(later - earlier >= asked for earlier, later in pairwise(service.asked))
    assert hours.clock() - service.asked[0] <= seconds


def test_does_not_wait_for_what_is_too_long():
    hours = Hours()
    service = Answering(hours, busy("3600"), FINE)
    assert endure(service, Endurance(), timing=hours.timing())(GET).status_code == 503
    assert hours.clock() == service.asked[0]


NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        pytest.param("120", "", 120, id="seconds"),
        pytest.param("0", "", 0, id="none"),
        pytest.param("1.5", "", 1.5, id="a part of a second, as some send"),
        pytest.param("Tue, 24 Nov 2026 06:01:00 GMT", "", 60, id="date, by our clock"),
        pytest.param(
            "Tue, 24 Nov 2026 06:01:00 GMT", "Tue, 24 Nov 2026 06:00:50 GMT", 10, id="date, by its own clock"
        ),
        pytest.param("Tuesday, 24-Nov-26 06:01:00 GMT", "", 60, id="date of RFC 850"),
        pytest.param("Tue Nov 24 06:01:00 2026", "", 60, id="date of asctime"),
        pytest.param("Tue, 24 Nov 2026 05:00:00 GMT", "", 0, id="date in the past"),
        pytest.param("-5", "", 0, id="negative"),
        pytest.param("soon", "", 0, id="word"),
        pytest.param("9" * 400, "", 0, id="number past reading"),
        pytest.param("Tue, 99 Nov 2026 99:99:99 GMT", "", 0, id="no date"),
        pytest.param("Tue, 24 Nov 2026 06:01:00 GMT", "yesterday", 60, id="its own clock cannot be read"),
    ],
)
def test_reads_when_to_come_back(value, date, seconds):
    headers = Headers([("Date", date), ("Retry-After", value)])
    assert read_retry_after(headers, Timing(now=lambda: NOW)) == seconds


@given(st.text())
def test_any_text_may_stand_in_retry_after(value):
    assert read_retry_after(Headers([("Retry-After", value)]), Timing(now=lambda: NOW)) >= 0
