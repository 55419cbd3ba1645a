"""WSGI applications as services: what they are told, and what is made of what they answer."""

from wsgiref.validate import validator

import pytest

from docparse.message import Headers, HttpRequest
from docparse.plugin.applications import answer_with, count_arguments


def tell(environ, start_response):
    """Answer with what was told."""
    told = environ["wsgi.input"].read()
    names = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_X_A")
    start_response("201 Made", [("Content-Type", "text/plain"), ("Set-Cookie", "a"), ("Set-Cookie", "b")])
    return ["|".join(environ.get(name, "") for name in names).encode("latin-1"), b"|", told]


def test_the_request_is_told_and_the_answer_taken_whole() -> None:
    fields = Headers([("Host", "127.0.0.1:1234"), ("Content-Type", "text/x"), ("X-A", "1"), ("X-A", "2")])
    response = answer_with(tell)(HttpRequest("PUT", "/a%20%C3%A9?b=%20c", fields, b"body"))
    assert response.content == "PUT|/a é|b=%20c|text/x|4|1, 2|body".encode()
    assert (response.status_code, response.reason) == (201, "Made")
    assert response.headers.get_all("Set-Cookie") == ("a", "b")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_environment_is_what_the_specification_wants(method: str) -> None:
    @validator
    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"fine"]

    request = HttpRequest(method, "/a?b", Headers([("Host", "127.0.0.1:80"), ("Cookie", "a=1")]))
    assert answer_with(application)(request).content == b"fine"


def test_what_is_written_comes_before_what_is_returned_and_the_answer_is_closed() -> None:
    closed = []

    class Answer(list):
        def close(self) -> None:
            closed.append(True)

    def application(environ, start_response):
        start_response("200 OK", [])(b"first ")
        return Answer([b"then"])

    assert answer_with(application)(HttpRequest("GET", "/")).content == b"first then"
    assert closed == [True]


def test_an_application_that_says_nothing_is_at_fault(capsys: pytest.CaptureFixture[str]) -> None:
    response = answer_with(lambda environ, start_response: [])(HttpRequest("GET", "/"))
    assert (response.status_code, response.content) == (
        500,
        b"the application raised RuntimeError: the application did not call start_response\n",
    )
    assert "Traceback" in capsys.readouterr().err


class Framework:
    def __call__(self, environ, start_response):
        return []

    def handle(self, request):
        return None


@pytest.mark.parametrize(
    ("function", "count"),
    [
        pytest.param(lambda request: None, 1, id="service"),
        pytest.param(lambda request, deadline=None: None, 1, id="service with an option"),
        pytest.param(Framework().handle, 1, id="method"),
        pytest.param(tell, 2, id="application"),
        pytest.param(Framework(), 2, id="object of a framework"),
        pytest.param(lambda *arguments: None, 2, id="middleware"),
        pytest.param(validator(tell), 2, id="validator"),
    ],
)
def test_services_and_applications_are_told_apart(function, count: int) -> None:
    assert count_arguments(function) == count
