"""The small cases of the corpus: what is extracted from them."""

import json
from typing import Any

import pytest

from docparse.model import Page
from docparse.reading import read_page
from tests.cases import read_cases

EXTRACTED = [
    case
    for case in read_cases("scan-", "json-", "pair-", "http-", "page-")
    if case.id != "json-two-objects"  # format.md refuses a comment with two objects
]


def read(case: dict[str, Any]) -> Page:
    return read_page(case["markdown"], "page.md", include=case.get("files", {}).get)


@pytest.mark.parametrize("case", EXTRACTED)
def test_extracts(case: dict[str, Any]) -> None:
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
