"""The JSON of resource and example blocks by itself."""

import pytest

from docparse.linting import lint
from docparse.model import Docset
from docparse.reading import read_page
from tests.linting.resources.pages import comment, resource


def find(text: str) -> list[tuple[str, str]]:
    return [
        (str(finding.location), finding.message)
        for finding in lint(Docset((read_page(text),)))
        if finding.rule == "body-json-invalid"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(resource(), id="JSON"),
        pytest.param(resource('{ /* own */ "id": "string", ... }'), id="a comment and an ellipsis"),
        pytest.param(resource("<a/>", language="xml"), id="another language"),
        pytest.param(f"{comment(blockType='example')}\n```http\nGET /x\n```\n", id="an example in HTTP"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        pytest.param(resource('{\n  "id": }'), "page.md:4:9", "where a value must stand", id="resource"),
        pytest.param(resource('{ "id": "string", }'), "page.md:3:17", "a trailing comma", id="repaired"),
        pytest.param(resource('{ "a": 1, "a": 2 }'), "page.md:3:11", "'a' stands twice", id="twice"),
        pytest.param(
            f"{comment(blockType='example')}\n```json\n[\n```\n", "page.md:3:1", "never closed", id="example"
        ),
    ],
)
def test_finds(text: str, place: str, words: str) -> None:
    ((where, message),) = find(text)
    assert where == place
    assert words in message
