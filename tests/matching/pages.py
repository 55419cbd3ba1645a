"""Examples for tests of matching, read from pages as authors write them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from docparse.matching import Policy, match_response
from docparse.message import Field, Headers, HttpRequest, HttpResponse
from docparse.model import Example, Mismatch, Severity, Verdict
from docparse.reading import read_page

JSON = ("Content-Type", "application/json")
OK = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n"


def example_of(request: str, *responses: str, **annotation: object) -> Example:
    """Return the example of a page with these blocks, all with the same further annotation keys."""
    page = _block("request", request, annotation)
    page += "".join(_block("response", response, annotation) for response in responses)
    (example,) = read_page(page).examples
    return example


def showing(content: object, request: str = "GET /things", **annotation: object) -> Example:
    """Return an example whose response is 200 with a JSON content; a text stands as it is."""
    shown = content if isinstance(content, str) else json.dumps(content, indent=2)
    return example_of(request, f"{OK}{shown}", **annotation)


def sending(method_and_target: str, content: object) -> str:
    """Return a request with a JSON content."""
    return f"{method_and_target}\nContent-Type: application/json\n\n{json.dumps(content, indent=2)}"


def answer(content: object, status_code: int = 200, fields: tuple[Field, ...] = (JSON,)) -> HttpResponse:
    """Return a response with a JSON content; a text stands as it is."""
    text = content if isinstance(content, str) else json.dumps(content)
    return HttpResponse(status_code, Headers(fields), text.encode())


def judge(
    example: Example, actual: HttpResponse, policy: Policy | None = None, sent: HttpRequest | None = None
) -> Verdict:
    """Return the verdict, with what the page has as sent unless something else is."""
    return match_response(example, sent or example.request, actual, policy or Policy())


def found(verdict: Verdict) -> list[tuple[str, str, str]]:
    """Return the mismatches as place, kind and severity, notes left out."""
    return [
        (mismatch.where, mismatch.kind.value, mismatch.severity.value)
        for mismatch in verdict.mismatches
        if mismatch.severity is not Severity.NOTE
    ]


def only(verdict: Verdict) -> Mismatch:
    """Return the one mismatch of a verdict."""
    (mismatch,) = verdict.mismatches
    return mismatch


def _block(block_type: str, text: str, annotation: Mapping[str, object]) -> str:
    value = {"blockType": block_type, **annotation}
    return f"\n<!-- {json.dumps(value)} -->\n```http\n{text}\n```\n"
