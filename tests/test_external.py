"""URLs are asked for politely, and only what proves that a reader gets no page makes one dead."""

from collections.abc import Callable

import pytest

from docparse.errors import ServiceError, ServiceUnreachableError
from docparse.external import Answers, Manners, ask, is_public
from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.serving import serve
from docparse.transport import connect, parse_target

Answer = Callable[[HttpRequest], HttpResponse]


def ask_for(*urls: str, answer: Answer, slept: list[float] | None = None) -> Answers:
    pauses = [] if slept is None else slept
    return ask(urls, lambda _: answer, Manners(sleep=pauses.append, allowed=lambda _: True))


def answers(status_code: int, **fields: str) -> Answer:
    return lambda _: HttpResponse(status_code, Headers(fields.items()))


@pytest.mark.parametrize("status_code", [200, 204, 401, 403, 405, 429])
def test_alive_is_what_may_be_a_page(status_code: int) -> None:
    assert ask_for("https://h/x", answer=answers(status_code)) == Answers(("https://h/x",), {}, {})


@pytest.mark.parametrize("status_code", [404, 410])
def test_dead_is_what_is_no_page(status_code: int) -> None:
    found = ask_for("https://h/x", answer=answers(status_code))
    assert found == Answers((), {"https://h/x": f"the answer is {status_code}"}, {})


def raises(error: Exception) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        if request.target == "/alive":
            return HttpResponse(200)
        raise error

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(answers(500), id="a fault of the service"),
        pytest.param(raises(ServiceError("no whole answer in time")), id="no whole answer"),
        pytest.param(raises(ServiceUnreachableError("no connection within 5 s")), id="no connection"),
        pytest.param(answers(301, Location="ftp://h/x"), id="a redirect to another scheme"),
    ],
)
def test_of_others_nothing_can_be_said(answer: Answer) -> None:
    found = ask_for("https://h/x", "https://h/alive", answer=answer)
    assert "https://h/x" in found.unknown
    assert not found.dead


def test_a_host_without_a_name_is_dead_where_others_answer() -> None:
    unnamed = raises(ServiceUnreachableError("https://h cannot be reached: its name is not known here"))
    assert ask_for("https://h/x", "https://h/alive", answer=unnamed).dead
    assert not ask_for("https://h/x", answer=unnamed).dead


def test_get_follows_a_refused_head() -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(200 if request.method == "GET" else 404)

    assert ask_for("https://h/x", answer=answer).alive


def test_redirects_are_followed_and_those_without_end_are_dead() -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        to = {"/a": "/b?c=d", "/round": "/round"}.get(request.target)
        return HttpResponse(301, Headers([("Location", to)])) if to else HttpResponse(200)

    found = ask_for("https://h/a", "https://h/round", answer=answer)
    assert found.alive == ("https://h/a",)
    assert found.dead == {"https://h/round": "more than 10 redirects"}


def test_each_url_is_asked_for_once_and_a_host_has_pauses() -> None:
    asked: list[str] = []
    slept: list[float] = []

    def answer(request: HttpRequest) -> HttpResponse:
        asked.append(request.target)
        return HttpResponse(200)

    ask_for("https://h/x", "https://h/x", "https://h/y", answer=answer, slept=slept)
    assert asked == ["/x", "/y"]
    assert slept == [0.5]


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("https://docs.microsoft.com/x", True),
        ("https://8.8.8.8/", True),
        ("http://localhost:8080/", False),
        ("http://127.0.0.1/", False),
        ("http://[::1]/", False),
        ("http://10.0.0.1/", False),
        ("http://169.254.169.254/latest", False),
        ("https://example.com/", False),
        ("https://www.example.org/", False),
        ("https://contoso.example/", False),
        ("http://intranet/", False),
        ("https://host.local/", False),
    ],
)
def test_only_hosts_of_the_web_are_asked(url: str, *, public: bool) -> None:
    assert is_public(url) is public


def test_hosts_that_are_not_of_the_web_are_never_connected_to() -> None:
    def refuse(origin: str) -> Service:
        raise AssertionError(origin)

    assert ask(["http://127.0.0.1/x", "https://example.com/"], refuse) == Answers((), {}, {})


def test_real_connections() -> None:
    def service(request: HttpRequest) -> HttpResponse:
        return HttpResponse(200 if request.target == "/a%20b?c=%C3%A9" else 404)

    with serve(service) as target:
        urls = [f"{target.origin}/a b?c=é", f"{target.origin}/none"]
        manners = Manners(sleep=lambda _: None, allowed=lambda _: True)
        found = ask(urls, lambda origin: connect(parse_target(origin)), manners)
    assert found == Answers((urls[0],), {urls[1]: "the answer is 404"}, {})
