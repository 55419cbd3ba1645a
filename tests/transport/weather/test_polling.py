"""What was accepted is asked after until it is done, at the same origin, within the time of the example."""

import json

import pytest

from docparse.errors import ServiceError
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.transport import Endurance, endure
from tests.transport.weather.timing import Hours

HERE = "http://127.0.0.1:8080"
FIELDS = Headers(
    [("Content-Type", "application/json"), ("Prefer", "respond-async"), ("Authorization", "Bearer x")]
)
POST = HttpRequest("POST", "/copies", FIELDS, b"{}")
DONE = HttpResponse(200, content=b'{"id": "42"}')


def accepted(*fields: tuple[str, str], status_code: int = 202) -> HttpResponse:
    return HttpResponse(status_code, Headers(fields))


def status(word: str) -> HttpResponse:
    return HttpResponse(200, content=json.dumps({"status": word}).encode())


def ask(request: HttpRequest, *answers: HttpResponse, redirects: bool = False, seconds: float = 60):
    """Return what was asked, the last answer and the time, where the answers come in turn."""
    asked: list[HttpRequest] = []
    hours = Hours(now=0)

    def service(request: HttpRequest) -> HttpResponse:
        asked.append(request)
        return answers[min(len(asked), len(answers)) - 1]

    endurance = Endurance(HERE, seconds, poll=True, redirects=redirects)
    response = endure(service, endurance, timing=hours.timing())(request)
    return asked, response, hours


WORK = accepted(("Location", "/work/1"))


def test_asks_until_the_answer_is_another():
    asked, response, hours = ask(POST, WORK, WORK, accepted(), DONE)
    assert (response, response.tries) == (DONE, 1)
    assert [f"{request.method} {request.target}" for request in asked] == ["POST /copies"] + [
        "GET /work/1"
    ] * 3
    assert hours.slept == [0.5, 0.75, 1.125]


def test_asks_with_the_fields_that_are_not_about_the_first_request():
    asked, *_ = ask(POST, WORK, DONE)
    assert asked[1] == HttpRequest("GET", "/work/1", Headers([("Authorization", "Bearer x")]))


def test_waits_as_long_as_it_is_asked_to():
    again = accepted(("Location", "/work/1"), ("Retry-After", "7"))
    _, _, hours = ask(POST, again, again, DONE)
    assert hours.slept == [7, 7]


def test_goes_where_the_work_has_moved():
    asked, *_ = ask(POST, WORK, accepted(("Location", "/work/2")), DONE)
    assert [request.target for request in asked] == ["/copies", "/work/1", "/work/2"]


def test_an_end_that_redirects_is_the_answer_or_followed():
    moved = HttpResponse(303, Headers([("Location", "/items/42")]))
    assert ask(POST, WORK, moved, DONE)[1].status_code == 303
    asked, response, _ = ask(POST, WORK, moved, DONE, redirects=True)
    assert (response.status_code, asked[-1].target) == (200, "/items/42")


def test_busy_while_asking_is_a_try_and_not_the_end():
    _, response, _ = ask(POST, WORK, HttpResponse(503), DONE)
    assert (response.status_code, response.tries) == (200, 2)


@pytest.mark.parametrize("name", ["Operation-Location", "Azure-AsyncOperation"])
def test_a_monitor_tells_in_its_content(name):
    begun = accepted((name, f"{HERE}/operations/1"), status_code=201)
    asked, response, _ = ask(POST, begun, status("Running"), status("Failed"))
    assert (response, [request.target for request in asked[1:]]) == (status("Failed"), ["/operations/1"] * 2)


@pytest.mark.parametrize(
    ("request_", "fields", "result"),
    [
        pytest.param(POST, [("Location", "/items/42")], "/items/42", id="POST: at Location"),
        pytest.param(HttpRequest("PUT", "/items/7"), [], "/items/7", id="PUT: where it was sent"),
    ],
)
def test_what_a_monitored_operation_made_is_the_answer(request_, fields, result):
    begun = accepted(("Azure-AsyncOperation", "/operations/1"), *fields)
    asked, response, _ = ask(request_, begun, status("InProgress"), status("Succeeded"), DONE)
    assert (response, asked[-1].method, asked[-1].target) == (DONE, "GET", result)


def test_time_that_ends_before_the_work_is_an_error_that_says_what_to_do():
    with pytest.raises(ServiceError, match=r"127\.0\.0\.1:8080/work/1 was not done within 20 s; .*--timeout"):
        ask(POST, WORK, seconds=20)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(DONE, id="done"),
        pytest.param(accepted(), id="no location"),
        pytest.param(accepted(("Location", "https://elsewhere.example/1")), id="another host"),
        pytest.param(accepted(("Location", "http://127.0.0.1:8081/1")), id="another port"),
        pytest.param(accepted(("Operation-Location", "http://user@127.0.0.1:8080/1")), id="credentials"),
        pytest.param(accepted(("Location", "/a"), status_code=201), id="created"),
        pytest.param(accepted(("Location", "/a"), status_code=400), id="an error"),
    ],
)
def test_an_answer_that_is_the_last_word_stands(answer):
    asked, response, hours = ask(POST, answer)
    assert (len(asked), response, hours.slept) == (1, answer, [])


def test_nothing_is_asked_after_unless_wanted():
    assert endure(lambda _: WORK, Endurance(HERE))(POST).status_code == 202


@pytest.mark.parametrize("content", [b"", b"[]", b'{"status": 5}', b"{", b"[" * 100_000, b"\xff"])
def test_a_monitor_that_says_nothing_is_the_end(content):
    begun = accepted(("Operation-Location", "/operations/1"))
    assert ask(POST, begun, HttpResponse(200, content=content))[1].content == content
