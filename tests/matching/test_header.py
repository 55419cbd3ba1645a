"""Header fields: present, media types, locations, values that are free."""

import pytest

from docparse.matching import Policy
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Match, Outcome
from tests.matching.pages import example_of, found, judge, only


def respond(shown: list[str], *fields: tuple[str, str], request: str = "POST /v1.0/things", code: int = 200):
    example = example_of(request, "\n".join([f"HTTP/1.1 {code} Some Reason", *shown]))
    return judge(example, HttpResponse(code, Headers(fields)))


@pytest.mark.parametrize(
    ("shown", "actual"),
    [
        pytest.param(
            "Content-Type: text/plain", ("content-type", "TEXT/Plain; charset=utf-8"), id="a parameter more"
        ),
        pytest.param(
            'Content-Type: text/csv; charset="UTF-8"', ("Content-Type", "text/csv;charset=utf-8"), id="quotes"
        ),
        pytest.param("Content-Length: 53", ("X", "y"), id="no Content-Length"),
        pytest.param("Transfer-Encoding: chunked", ("X", "y"), id="no field of the connection"),
        pytest.param("ETag: W/1", ("ETag", "W/2"), id="another entity tag"),
        pytest.param("request-id: 1", ("Request-Id", "2"), id="another request id"),
        pytest.param("Retry-After: 5", ("Retry-After", "7"), id="another time to wait"),
        pytest.param("X-Owner: {name}", ("X-Owner", "Ann"), id="a placeholder"),
        pytest.param("Content-Language: en-US", ("Content-Language", "de, en-us"), id="one value of several"),
        pytest.param("Allow: GET, HEAD", ("Allow", "HEAD, OPTIONS,GET"), id="a list in another order"),
        pytest.param(
            "Upload: 6b3c9a93-af5d-473f-a4ce-9710022185cd",
            ("Upload", "849DE639-0f42-4658-a41c-0027886299c1"),
            id="another GUID",
        ),
    ],
)
def test_leaves_alone(shown, actual):
    verdict = respond([shown], actual)
    assert (verdict.outcome, found(verdict)) == (Outcome.PASSED, [])


@pytest.mark.parametrize(
    ("shown", "actual", "mismatch"),
    [
        pytest.param("ETag: W/1", ("X", "y"), ("ETag", "missing", "failed"), id="a field that is missing"),
        pytest.param(
            "Content-Type: text/csv",
            ("Content-Type", "text/html"),
            ("Content-Type", "value", "failed"),
            id="another media type",
        ),
        pytest.param(
            "Content-Type: text/csv; header=present",
            ("Content-Type", "text/csv"),
            ("Content-Type", "value", "failed"),
            id="a parameter less",
        ),
        pytest.param(
            "Content-Language: fr",
            ("Content-Language", "de"),
            ("Content-Language", "value", "warning"),
            id="another value",
        ),
        pytest.param(
            "Allow: GET, PUT", ("Allow", "GET, HEAD"), ("Allow", "value", "warning"), id="a member less"
        ),
        pytest.param(
            "Upload: 6b3c9a93-af5d-473f-a4ce-9710022185cd",
            ("Upload", "first"),
            ("Upload", "value", "warning"),
            id="no GUID",
        ),
    ],
)
def test_finds(shown, actual, mismatch):
    assert found(respond([shown], actual)) == [mismatch]


def test_names_the_line_of_the_field():
    mismatch = only(respond(["X-A: 1", "X-B: 2"], ("X-A", "1")))
    assert (mismatch.line, mismatch.expected, mismatch.why) == (11, "2", "shown at line 11")


@pytest.mark.parametrize(
    ("shown", "actual", "code"),
    [
        pytest.param(
            "https://api.example/v1.0/things/7", "http://127.0.0.1:8080/v1.0/things/9", 201, id="another id"
        ),
        pytest.param(
            "https://api.example/v1.0/things/7", "/v1.0/things/new-one", 201, id="an id that is a word"
        ),
        pytest.param("/things({id})/jobs({job})", "/things('a')/jobs('b')", 202, id="keys in parentheses"),
        pytest.param("/things/{id}/jobs/{job}", "/things('a')/jobs/b", 202, id="one key in parentheses"),
        pytest.param(
            "https://files.example/34FF49D6...", "https://files.example/a/b/c", 302, id="an ellipsis"
        ),
    ],
)
def test_leaves_locations_of_the_same_shape_alone(shown, actual, code):
    verdict = respond(
        [f"Location: {shown}"],
        ("Location", actual),
        request="POST https://api.example/v1.0/things",
        code=code,
    )
    assert found(verdict) == []


def test_leaves_a_location_below_the_target_s_own_path_alone():
    example = example_of(
        "POST https://api.example/v1.0/things/{id}/jobs",
        "HTTP/1.1 202 Accepted\nLocation: https://api.example/v1.0/things/{id}/jobs/7",
    )
    sent = HttpRequest("POST", "/staging/api/things/a/jobs")
    for path in ("/staging/api/things/a/jobs/9", "/things/a/jobs/9", "/v1.0/things/a/jobs/9", "jobs/9"):
        assert found(judge(example, HttpResponse(202, Headers([("Location", path)])), sent=sent)) == []


@pytest.mark.parametrize(
    ("shown", "actual", "severity"),
    [
        pytest.param("/v1.0/things/7", "/v1.0/things", "failed", id="fewer segments"),
        pytest.param("/v1.0/things/7", "/v1.0/persons/7", "failed", id="another word"),
        pytest.param(
            "https://files.example/a/b/c", "https://files.example/a", "warning", id="on another host"
        ),
    ],
)
def test_finds_locations_of_another_shape(shown, actual, severity):
    assert found(respond([f"Location: {shown}"], ("Location", actual), code=201)) == [
        ("Location", "value", severity)
    ]


def test_leaves_header_fields_alone_in_status_mode():
    example = example_of("GET /x", "HTTP/1.1 200 OK\nETag: 1")
    assert judge(example, HttpResponse(200), Policy(mode=Match.STATUS)).outcome is Outcome.PASSED
