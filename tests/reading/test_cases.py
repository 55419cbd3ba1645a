"""The small cases of the corpus: what is extracted, and what reading tells of it."""

import json
from typing import Any

import pytest

from docparse.model import Page
from docparse.reading import read_page
from tests.cases import read_cases

NOT_READING = {
    "front-matter-empty",
    "front-matter-missing",
    "property-not-in-table",
    "response-type-missing",
    "text-before-heading",
}
"""Rules that look at whole pages and docsets; reading does not tell of them."""

DIFFERENT = {
    "json-two-objects": "format.md refuses a comment with two objects",
    "json-key-case": "format.md notes keys in another letter case",
    "http-version-last": "format.md notes spaces in a request target",
    "http-header-folded": "format.md reads folded lines with a note",
}
"""Where a case and format.md disagree, format.md holds."""


def read(case: dict[str, Any]) -> Page:
    return read_page(case["markdown"], "page.md", include=case.get("files", {}).get)


@pytest.mark.parametrize("case", read_cases("scan-", "json-", "pair-", "http-", "page-"))
def test_extracts(case: dict[str, Any]) -> None:
    if case["id"] == "json-two-objects":
        pytest.skip(DIFFERENT[case["id"]])
    expected = case["expect"]["docparse"]
    page = read(case)
    actual = [
        {
            "name": example.block.annotation.names[0] if example.block.annotation.names else "page.md#0",
            "method": example.request.method,
            "url": example.request.target,
            "responses": [promise.status_code for promise in example.promises],
        }
        for example in page.examples
    ]
    wanted = [
        {key: request[key] for key in ("name", "method", "url", "responses")}
        for request in expected.get("requests", ())
    ]
    assert actual == wanted
    for example, request in zip(page.examples, expected.get("requests", ()), strict=True):
        for name, value in request.get("headers", {}).items():
            assert example.request.headers.get(name) == value
        if "body" in request:
            assert json.loads(example.request.content) == request["body"]
    assert [f"{line.method} {line.template}" for line in page.syntax] == expected.get("syntax", [])
    resources = [
        block.annotation.resource_type for block in page.blocks if block.annotation.block_type == "resource"
    ]
    assert resources == expected.get("resources", [])
    if "page" in expected:
        assert page.annotation is not None
        assert page.annotation.value["description"] == expected["page"]["description"]


@pytest.mark.parametrize("case", read_cases("scan-", "json-", "pair-", "http-", "page-"))
def test_tells(case: dict[str, Any]) -> None:
    if case["id"] in DIFFERENT:
        pytest.skip(DIFFERENT[case["id"]])
    expected = sorted(
        (finding["code"], finding["severity"] == "info")
        for finding in case["expect"]["docparse"].get("findings", ())
        if finding["code"] not in NOT_READING
    )
    assert sorted((slip.rule, slip.noted) for slip in read(case).slips) == expected
