"""Content of a page that cannot be compared is told."""

import pytest

from docparse.matching import match_response
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Kind, Outcome, Severity
from tests.matching.pages import example_of, showing

SENT = HttpRequest("GET", "/things")
JSON = Headers([("Content-Type", "application/json")])


def test_json_that_cannot_be_read_is_a_warning_as_nothing_was_compared():
    verdict = match_response(showing('{"done": true "id": 1}'), SENT, HttpResponse(200, JSON, b'{"done": 1}'))
    (mismatch,) = verdict.mismatches
    assert (verdict.outcome, mismatch.severity, mismatch.kind) == (
        Outcome.PASSED,
        Severity.WARNING,
        Kind.FORMAT,
    )
    assert "is no JSON, so nothing in it was compared" in mismatch.why


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("{'id': 1,}", id="JSON that is forgiven"),
        pytest.param('{"id": 1}', id="JSON"),
    ],
)
def test_json_that_can_be_read_is_left_alone(content):
    assert match_response(showing(content), SENT, HttpResponse(200, JSON, b'{"id": 1}')).mismatches == ()


def test_other_content_is_left_alone():
    example = example_of("GET /things", "HTTP/1.1 200 OK\nContent-Type: text/plain\n\nwords {")
    answer = HttpResponse(200, Headers([("Content-Type", "text/plain")]), b"other words")
    assert match_response(example, SENT, answer).mismatches == ()
