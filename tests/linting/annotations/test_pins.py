"""Pins that name nothing in the responses that the page shows."""

import json

import pytest

from tests.linting.telling import tell_of

SHOWN = '{"id": 1, "tags": ["a"]}'


def page(*responses: str, request: object = None, response: object = None) -> str:
    """Return a page of one example; the objects are the refinements of request and responses."""

    def block(block_type: str, text: str, refinement: object) -> str:
        own = {} if refinement is None else {"docparse": refinement}
        value = {"blockType": block_type, "name": "a", "@odata.type": "x.y", **own}
        return f"<!-- {json.dumps(value)} -->\n```http\n{text}\n```\n\n"

    head = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n"
    answers = [block("response", head + shown, response) for shown in responses]
    return block("request", "GET /a", request) + "".join(answers)


def tell(text: str) -> list[tuple[str, str]]:
    return [
        (place, message) for rule, place, message in tell_of("DP114", text) if rule == "annotation-value-type"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(page(SHOWN), id="no pin"),
        pytest.param(page(SHOWN, response={"pin": ["$.id", "$.tags[0]"]}), id="what is shown"),
        pytest.param(page(SHOWN, response={"pin": "$..id", "volatile": ["$.x"]}), id="a descent"),
        pytest.param(page("{}", SHOWN, request={"pin": "$.id"}), id="in one of the responses"),
        pytest.param(page(request={"pin": "$.id"}), id="no response"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(page(SHOWN, response={"pin": ["$.id", "$.nothere"]}), "0.md:6:1", id="at the response"),
        pytest.param(page(SHOWN, request={"pin": "$.nothere"}), "0.md:1:1", id="at the request"),
        pytest.param(page("", response={"pin": "$.nothere"}), "0.md:6:1", id="no content"),
        pytest.param(page("text", response={"pin": "$.nothere"}), "0.md:6:1", id="no JSON"),
    ],
)
def test_finds(text: str, place: str) -> None:
    assert tell(text) == [(place, "docparse.pin: '$.nothere' fits nothing in the response shown")]


def test_a_path_that_cannot_be_read_is_told_once() -> None:
    ((place, message),) = tell(page(SHOWN, response={"pin": ["$.id["]}))
    assert place.startswith("0.md:6:")
    assert message.startswith("docparse.pin: '$.id[' is no JSONPath: ")
