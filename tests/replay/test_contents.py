"""Answers without content, with bytes, with an expected error: each is judged by what it can show."""

import pytest

from docparse.message import Headers, HttpResponse
from docparse.reading import read_page
from docparse.replay import replay

BYTES = "HTTP/1.1 200 OK\nContent-Type: image/jpeg\n\nBinary data for the image"
PNG = "HTTP/1.1 200 OK\nContent-Type: image/png"
ERROR = '{"error": {"code": "itemNotFound"}}'


def outcome(request, response, answer):
    text = f'<!-- {{"blockType": "request", "name": "one"}} -->\n```http\n{request}\n```\n'
    text += f'<!-- {{"blockType": "response"}} -->\n```http\n{response}\n```\n'
    (result,) = replay(read_page(text, "a.md"), lambda _: answer)
    return result.outcome


def answer(status_code, media_type="", content=b"", **fields):
    named = [("Content-Type", media_type)] if media_type else []
    return HttpResponse(status_code, Headers([*named, *fields.items()]), content)


@pytest.mark.parametrize(
    ("request_", "response", "given"),
    [
        pytest.param("HEAD /a", PNG, answer(200, "image/png"), id="HEAD"),
        pytest.param(
            "HEAD /a",
            'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"a": 1}',
            answer(200, "application/json"),
            id="HEAD with the content of GET",
        ),
        pytest.param("DELETE /a", "HTTP/1.1 204 No Content", answer(204), id="204"),
        pytest.param("GET /a", 'HTTP/1.1 304 Not Modified\nETag: "a"', answer(304, ETag='"b"'), id="304"),
        pytest.param("GET /a/$value", BYTES, answer(200, "image/jpeg", b"\xff"), id="bytes"),
        pytest.param("GET /a", f"HTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{ERROR}",
                     answer(404, "application/json", ERROR.encode()), id="an expected error"),
    ],
)  # fmt: skip
def test_passes(request_, response, given):
    assert outcome(request_, response, given) == "passed"


@pytest.mark.parametrize(
    ("request_", "response", "given"),
    [
        pytest.param("HEAD /a", PNG, answer(200, "text/html"), id="HEAD"),
        pytest.param("DELETE /a", "HTTP/1.1 204 No Content", answer(200), id="204"),
        pytest.param("GET /a/$value", BYTES, answer(200, "image/jpeg"), id="no bytes"),
        pytest.param("GET /a/$value", BYTES, answer(200, "text/html", b"<p>"), id="other bytes"),
        pytest.param("GET /a", f"HTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{ERROR}",
                     answer(404, "application/json", b'{"message": "no"}'), id="another error"),
    ],
)  # fmt: skip
def test_fails(request_, response, given):
    assert outcome(request_, response, given) == "failed"
