"""What a resource leaves open is left open in the responses that show it."""

import json

import pytest

from docparse.message import Headers, HttpResponse
from docparse.model import Docset, Kind, Outcome
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay

RESOURCE = (
    '<!-- {"blockType": "resource", "@odata.type": "photo", "optionalProperties": ["colour"], '
    '"nullableProperties": ["due"]} -->\n```json\n'
    '{"id": "string", "colour": "string", "due": "string"}\n```\n'
)
EXAMPLE = (
    '<!-- {"blockType": "request"} -->\n```http\nGET /photo\n```\n'
    '<!-- {"blockType": "response", "@odata.type": "TYPE"} -->\n```http\nHTTP/1.1 200 OK\n'
    'Content-Type: application/json\n\n{"id": "a", "colour": "red", "due": "monday"}\n```\n'
)


def replay_one(value: object, type_: str = "photo", *, resource: str = RESOURCE):
    """Return the result of the example where the service answers with this value."""
    pages = Docset((read_page(resource, "type.md"), read_page(EXAMPLE.replace("TYPE", type_), "a.md")))
    answer = HttpResponse(200, Headers([("Content-Type", "application/json")]), json.dumps(value).encode())
    (result,) = replay(pages, lambda _: answer, ReplayOptions())
    return result


@pytest.mark.parametrize("type_", ["photo", "Photo"])
def test_what_may_be_missing_is_a_warning(type_):
    result = replay_one({"id": "b", "due": "x"}, type_)
    assert result.outcome is Outcome.PASSED
    assert [found.kind for found in result.mismatches] == [Kind.MISSING]


def test_what_may_be_null_is_no_word():
    assert replay_one({"id": "b", "colour": "x", "due": None}).mismatches == ()


@pytest.mark.parametrize(
    ("type_", "resource"),
    [pytest.param("other", RESOURCE, id="another type"), pytest.param("photo", "", id="no resource")],
)
def test_without_the_resource_what_is_shown_is_promised(type_, resource):
    assert replay_one({"id": "b", "due": "x"}, type_, resource=resource).outcome is Outcome.FAILED


def test_what_the_resource_does_not_name_is_promised():
    assert replay_one({"colour": "x", "due": "x"}).outcome is Outcome.FAILED
