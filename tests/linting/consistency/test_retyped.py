"""Responses of one page that show a property with two JSON types."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.linting.consistency.retyped import compare_each, share_kinds
from docparse.model import Json
from docparse.reading import read_page
from tests.linting.consistency.pages import tell
from tests.linting.resources.pages import comment

TYPED = {"@odata.type": "x.photo"}


def get(
    shown: str, path: str = "/photo", *, request: object = None, status: str = "200 OK", **annotation: object
) -> str:
    """Return a GET with its response: the content starts on line 11."""
    refinement = {"docparse": request} if request else {}
    return (
        f"{comment(blockType='request', **refinement)}\n```http\nGET {path}\n```\n\n"
        f"{comment(blockType='response', **annotation)}\n"
        f"```http\nHTTP/1.1 {status}\nContent-Type: application/json\n\n{shown}\n```\n\n"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param('{ "a": 1 }', '{ "a": 2.5 }', id="numbers are one type"),
        pytest.param('{ "a": 1 }', '{ "a": null }', id="null"),
        pytest.param('{ "a": 1 }', '{ "a": "{a}" }', id="a placeholder"),
        pytest.param('{ "a": 1 }', '{ "a": "string" }', id="a type's name"),
        pytest.param('{ "a": 1 }', '{ "b": "1" }', id="another property"),
        pytest.param('{ "a": [1, "x"] }', '{ "a": ["x"] }', id="items of several types"),
        pytest.param('{ "a": [] }', '{ "a": [1] }', id="an empty array"),
        pytest.param(
            '{ "v": [{ "@odata.type": "x.a", "a": 1 }] }',
            '{ "v": [{ "@odata.type": "x.b", "a": "1" }] }',
            id="objects of two types",
        ),
        pytest.param('{ "a": 1 }', '{ "a": "1"', id="broken JSON is another rule's"),
        pytest.param('{ "a": 1 }', '[{ "a": "1" }]', id="an array of objects"),
    ],
)
def test_leaves_alone(one: str, other: str) -> None:
    assert tell(get(one) + get(other)) == []


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(get('{ "a": 1 }') + get('{ "a": "1" }', "/other"), id="another path"),
        pytest.param(get('{ "a": 1 }') + get('{ "a": "1" }', status="404 Not Found"), id="an error"),
        pytest.param(get('{ "a": 1 }') + get('{ "a": "1" }', expectError=True), id="an error expected"),
        pytest.param(
            get('{ "a": 1 }', **TYPED) + get('{ "a": "1" }', "/b", **{"@odata.type": "x.b"}), id="two types"
        ),
        pytest.param(
            get('{ "value": 1 }', **TYPED)
            + get('{ "value": [{ "a": "1" }] }', "/b", isCollection=True, **TYPED),
            id="one and a collection",
        ),
    ],
)
def test_leaves_what_is_not_alike_alone(page: str) -> None:
    assert tell(page) == []


def test_pages_are_apart() -> None:
    assert tell(get('{ "a": 1 }'), get('{ "a": "1" }')) == []


@pytest.mark.parametrize(
    "refinement",
    [{"volatile": ["$.a"]}, {"volatile": ["$.a.b"]}, {"types": {"$.a.b": "string|number"}}],
    ids=json.dumps,
)
def test_the_author_may_say_so(refinement: object) -> None:
    one, other = '{ "a": { "b": 1 } }', '{ "a": { "b": "1" } }'
    assert len(tell(get(one) + get(other))) == 1
    assert tell(get(one) + get(other, request=refinement)) == []
    assert tell(get(one, docparse=refinement) + get(other)) == []


@pytest.mark.parametrize(
    ("one", "other", "where", "kinds"),
    [
        ('{ "size": 3 }', '{ "size": "large" }', "$.size", ("a string", "a number")),
        ('{ "a": true }', '{ "a": 1 }', "$.a", ("a number", "a boolean")),
        ('{ "a": {} }', '{ "a": [] }', "$.a", ("an array", "an object")),
        ('{ "a": [ 1, 2 ] }', '{ "a": [ "x" ] }', "$.a[0]", ("a string", "a number")),
    ],
)
def test_finds(one: str, other: str, where: str, kinds: tuple[str, str]) -> None:
    column = other.rindex(":") + 3 + 2 * where.endswith("]")
    assert tell(get(one) + get(other)) == [
        (
            "echo-contradicted",
            f"0.md:24:{column}",
            f"{where} is {kinds[0]} here, and {kinds[1]} at line 11",
        )
    ]


@pytest.mark.parametrize("path", ["/photo?$select=a", "https://api.example/photo", "/photo#x"])
def test_finds_it_whatever_the_query_and_the_host(path: str) -> None:
    assert len(tell(get('{ "a": 1 }') + get('{ "a": "1" }', path))) == 1


def test_finds_it_in_responses_of_one_declared_type_once() -> None:
    first, other = get('{ "a": 1 }', **TYPED), get('{ "a": "1" }', "/b", **{"@odata.type": "#x.photo"})
    assert [place for _, place, _ in tell(first + other)] == ["0.md:24:8"]
    assert len(tell(first + get('{ "a": "1" }', **TYPED))) == 1


VALUES = st.recursive(
    st.sampled_from([None, True, 1, 2.5, "x", "{x}", "string"]),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "@odata.type"]), inside)
    ),
    max_leaves=6,
)
CONTENTS = st.dictionaries(st.sampled_from(["a", "b"]), VALUES, max_size=2)


@given(st.lists(CONTENTS, min_size=2, max_size=3))
def test_where_names_share_their_types_looking_at_each_place_finds_nothing(contents: list[Json]) -> None:
    kinds: dict[str, int] = {}
    shared = all(share_kinds(content, kinds) for content in contents)
    page = read_page("".join(get(json.dumps(content)) for content in contents))
    shown = [(each, each.promises[0], value) for each, value in zip(page, contents, strict=True)]
    assert not (shared and list(compare_each(shown)))
