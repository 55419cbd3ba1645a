"""What was sent, what came back and what was promised, as JSON: all that a report of a result shows."""

from __future__ import annotations

from base64 import b64encode

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Json, Outcome, Promise, Result
from docparse.variables import without_credentials

VIEWED = frozenset({Outcome.FAILED, Outcome.ERROR, Outcome.INCONCLUSIVE})
"""The outcomes with a failure view."""


def write_messages(result: Result) -> dict[str, Json]:
    """Return the request, the response and the promise of a result, as far as reports show them.

    Results hold no secret, and neither does a request of which there is no answer: it is the page's own.
    """
    told: dict[str, Json] = {}
    if result.outcome in VIEWED:
        sent = result.exchange.request if result.exchange else without_credentials(result.example.request)
        told["request"] = write_request(sent)
    if result.outcome in VIEWED and result.exchange:
        told["response"] = _write_response(result.exchange.response)
    if result.promise and (result.mismatches or result.exchange):
        told["promise"] = _write_promise(result.promise, whole="response" in told)
    return told


def write_request(request: HttpRequest) -> dict[str, Json]:
    """Return a request; content that is no text is base64."""
    return {
        "method": request.method,
        "target": request.target,
        "headers": _write_fields(request.headers),
        **_write_content(request.content),
    }


def _write_response(response: HttpResponse) -> dict[str, Json]:
    return {
        "status_code": response.status_code,
        "reason": response.reason,
        "headers": _write_fields(response.headers),
        **_write_content(response.content),
    }


def _write_promise(promise: Promise, *, whole: bool) -> dict[str, Json]:
    place: dict[str, Json] = {"path": promise.block.location.page, "line": promise.line}
    if not whole:
        return place
    return {
        **place,
        "truncated": promise.annotation.truncated,
        "status_code": promise.status_code,
        "headers": _write_fields(promise.headers),
        "head": _find_head(promise.block.content),
        "head_line": promise.block.content_line,
        "content_line": promise.content_line,
        **_write_content(promise.content),
    }


def _find_head(text: str) -> str:
    """Return what stands before the first empty line of a response block."""
    lines = text.split("\n")
    end = next((index for index, line in enumerate(lines) if index and not line.strip()), len(lines))
    return "\n".join(lines[:end])


def _write_fields(headers: Headers) -> list[Json]:
    return [[name, value] for name, value in headers]


def _write_content(content: bytes) -> dict[str, Json]:
    try:
        return {"content": content.decode("utf-8")}
    except UnicodeDecodeError:
        return {"content_base64": b64encode(content).decode("ascii")}
