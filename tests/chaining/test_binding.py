"""Live values in the place of documented ones."""

import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.chaining import bind
from docparse.message import Headers, HttpRequest

VALUES = {"48d3": "live/1", '"x1"': '"y2"', "..": "no"}


def request_(target: str, content: str = "", **fields: str) -> HttpRequest:
    headers = Headers((name.replace("_", "-"), value) for name, value in fields.items())
    return HttpRequest("POST", target, headers, content.encode())


@pytest.mark.parametrize(
    ("target", "bound"),
    [
        pytest.param("/photos/48d3", "/photos/live%2F1", id="segment"),
        pytest.param(
            "https://api.example/photos/48d3/x", "https://api.example/photos/live%2F1/x", id="absolute"
        ),
        pytest.param("/photos('48d3')?a=48d3&b=1", "/photos('live%2F1')?a=live%2F1&b=1", id="key and query"),
    ],
)
def test_puts_values_into_urls(target, bound):
    assert bind(request_(target), VALUES).target == bound


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("/photos/48d3x", id="a longer word"),
        pytest.param("https://48d3/photos", id="the authority"),
        pytest.param("/photos/{48d3}", id="a placeholder"),
    ],
)
def test_leaves_urls_alone(target):
    assert bind(request_(target), VALUES).target == target


def test_puts_entity_tags_into_conditions_only():
    bound = bind(request_("/", If_Match='"x1"', X_Tag='"x1"'), VALUES)
    assert bound.headers.fields == (("If-Match", '"y2"'), ("X-Tag", '"x1"'))


def test_puts_values_into_json_and_leaves_the_rest_byte_for_byte():
    content = '{ "id" : "48d3", "ref": "https://a.example/p/48d3", "text": "a 48d3", "n": 48 }'
    bound = bind(request_("/", content, Content_Type="application/json"), VALUES)
    assert bound.content.decode() == (
        '{ "id" : "live/1", "ref": "https://a.example/p/live%2F1", "text": "a 48d3", "n": 48 }'
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'"48d3"', id="text"),
        pytest.param(b'\xff"48d3"', id="no UTF-8"),
    ],
)
def test_leaves_other_content_alone(content):
    request = HttpRequest("POST", "/", Headers([("Content-Type", "text/plain")]), content)
    assert bind(request, VALUES).content == content


@given(st.text(min_size=1))
def test_a_value_stays_one_segment_of_the_same_host(value):
    bound = bind(request_("https://api.example/photos/48d3/x"), {"48d3": value}).target
    segments = bound.split("/")
    assert len(segments) == 6
    assert segments[:4] == ["https:", "", "api.example", "photos"]
    assert "?" not in bound
    assert "#" not in bound
    if value.strip(".") and value.isprintable():
        assert unquote(segments[4]) == value


@given(st.text())
def test_a_value_stays_one_string_of_the_content(value):
    bound = bind(request_("/", '{"id": "48d3"}', Content_Type="application/json"), {"48d3": value})
    assert list(json.loads(bound.content)) == ["id"]
