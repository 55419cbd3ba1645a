"""Redirects are followed when asked, within the target."""

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.transport.weather.redirects import MAX_REDIRECTS, follow_redirects

HERE = "http://127.0.0.1:8080"


def follow(status_code: int, location: str, request: HttpRequest) -> tuple[list[HttpRequest], HttpResponse]:
    """Return what is asked, and answered, where `/start` redirects to the location."""
    asked: list[HttpRequest] = []

    def service(request: HttpRequest) -> HttpResponse:
        asked.append(request)
        if request.target == "/a/start":
            return HttpResponse(status_code, Headers([("Location", location)]))
        return HttpResponse(200)

    return asked, follow_redirects(service, HERE)(request)


START = HttpRequest("POST", "/a/start", Headers([("Content-Type", "text/plain"), ("X", "y")]), b"content")


@pytest.mark.parametrize(
    ("location", "target"),
    [
        pytest.param("/b?c=d", "/b?c=d", id="path"),
        pytest.param("b", "/a/b", id="relative"),
        pytest.param("http://127.0.0.1:8080/b#top", "/b", id="absolute, fragment"),
        pytest.param("http://127.0.0.1:8080", "/", id="no path"),
    ],
)
def test_follows_within_the_target(location, target):
    asked, response = follow(307, location, START)
    assert (response.status_code, asked[1]) == (200, HttpRequest("POST", target, START.headers, b"content"))


@pytest.mark.parametrize(
    ("status_code", "method", "becomes"),
    [
        pytest.param(303, "PUT", "GET", id="303 asks for GET"),
        pytest.param(303, "HEAD", "HEAD", id="303 leaves HEAD"),
        pytest.param(302, "POST", "GET", id="302 makes GET of POST"),
        pytest.param(302, "PUT", "PUT", id="302 leaves PUT"),
        pytest.param(308, "POST", "POST", id="308 leaves all"),
    ],
)
def test_asks_with_the_method_of_rfc_9110(status_code, method, becomes):
    asked, _ = follow(status_code, "/b", HttpRequest(method, "/a/start", START.headers, b"content"))
    assert asked[1].method == becomes
    if becomes == "GET":
        assert (asked[1].content, asked[1].headers.fields) == (b"", (("X", "y"),))


@pytest.mark.parametrize(
    ("status_code", "location"),
    [
        pytest.param(302, "https://127.0.0.1:8080/b", id="another scheme"),
        pytest.param(302, "http://127.0.0.1:8081/b", id="another port"),
        pytest.param(302, "//evil.example/b", id="another host"),
        pytest.param(302, "http://[", id="no URL"),
        pytest.param(302, "", id="no location"),
        pytest.param(304, "/b", id="no redirect"),
    ],
)
def test_contacts_nobody_else(status_code, location):
    asked, response = follow(status_code, location, START)
    assert (len(asked), response.status_code) == (1, status_code)


def test_a_circle_ends():
    asked, response = follow(307, "/a/start", START)
    assert (len(asked), response.status_code) == (MAX_REDIRECTS + 1, 307)
