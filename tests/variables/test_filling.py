"""Values of every type, from anywhere, change nothing of a request but the places that they are for."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest
from docparse.variables import Value, fill
from docparse.variables.placeholders import split_authority

JSON = Headers([("Content-Type", "application/json")])
XML = Headers([("Content-Type", "application/xml")])
PARTS = Headers([("Content-Type", "multipart/related; boundary=b")])


def post(content, headers=JSON):
    return HttpRequest("POST", "/a", headers, content.encode())


@pytest.mark.parametrize(
    ("value", "content"),
    [
        pytest.param(Value("5", typed=True), '["5", "a 5"]', id="a captured text stays a text"),
        pytest.param(Value("5"), '[5, "a 5"]', id="a text that a person gave is what it reads as"),
        pytest.param(Value(5, typed=True), '[5, "a 5"]', id="a number"),
        pytest.param(Value(json=True, typed=True), '[true, "a true"]', id="true"),
        pytest.param(Value(None, typed=True), '[null, "a null"]', id="null"),
    ],
)
def test_json_content_keeps_types(value, content):
    assert fill(post('["{x}", "a {{x}}"]'), {"x": value}).content == content.encode()


@pytest.mark.parametrize("json_value", [{"a": [1, "é"]}, [{}], []])
def test_a_whole_string_takes_objects_and_arrays(json_value):
    filled = fill(post('{"to": "<x>"}'), {"x": Value(json_value, typed=True)})
    assert json.loads(filled.content) == {"to": json_value}


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(HttpRequest("GET", "/a/{x}"), id="URL"),
        pytest.param(HttpRequest("GET", "/a", Headers([("X", "{x}")])), id="field"),
        pytest.param(post('["a {{x}}"]'), id="within a text"),
        pytest.param(post('{"{x}": 1}'), id="name of a property"),
        pytest.param(
            post("a={x}", Headers([("Content-Type", "application/x-www-form-urlencoded")])), id="form"
        ),
        pytest.param(post("{{x}}", Headers([("Content-Type", "text/plain")])), id="text"),
    ],
)
def test_nothing_else_takes_an_object(request_):
    with pytest.raises(ConfigurationError, match=r"a value from a\.toml:1 is an object: only a whole JSON"):
        fill(request_, {"x": Value({"a": 1}, "a.toml:1", typed=True)})


def test_a_value_is_escaped_for_xml():
    filled = fill(post("<a b='{{x}}'>{{x}} {x}</a>", XML), {"x": Value("<&'\">")})
    assert filled.content == b"<a b='&lt;&amp;&apos;&quot;&gt;'>&lt;&amp;&apos;&quot;&gt; {x}</a>"


def test_a_value_goes_into_a_part():
    content = "--b\n\nDear {{x}}\n--b--"
    assert (
        fill(post(content, PARTS), {"x": Value("a--b\u00e9")}).content
        == "--b\n\nDear a--b\u00e9\n--b--".encode()
    )


@pytest.mark.parametrize("value", ["x\n--b\n\nmore", "x\r--b--"])
def test_a_value_that_could_begin_a_part_is_refused(value):
    with pytest.raises(ConfigurationError, match="could begin a part"):
        fill(post("--b\n\nDear {{x}}\n--b--", PARTS), {"x": Value(value, "--var")})


SCALARS = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "..",
            "",
            "/",
            "//evil.example",
            "http://evil.example/",
            "a\r\nX: y",
            "?a=b",
            "#",
            "\\",
            "@evil.example",
            "%2e%2e",
        ]
    ),
    st.integers(),
    st.booleans(),
    st.none(),
    st.floats(allow_nan=False, allow_infinity=False),
)
TARGETS = st.sampled_from(
    [
        "https://graph.example/v1.0/{x}/b?c={x}",
        "{x}",
        "{x}/a",
        "/a/{x}{x}/<x>",
        "/a/.{x}/b",
        "//{x}/a/{x}",
        "https://{x}.example/a/{x}",
        "/a('{x}')/%7Bx%7D?$filter=a eq '{x}'#{x}",
    ]
)


@given(TARGETS, SCALARS, st.booleans())
def test_no_value_changes_authority_segments_or_lines(target, scalar, typed):
    request = HttpRequest("GET", target, Headers([("X", "a {x}"), ("If-Match", "<x>"), ("Y", "z")]))
    try:
        filled = fill(request, {"x": Value(scalar, "--var", typed)})
    except ConfigurationError:
        return
    authority, rest = split_authority(request.target)
    filled_authority, filled_rest = split_authority(filled.target)
    assert filled_authority == authority
    path, _, query = filled_rest.partition("?")
    assert path.count("/") == rest.partition("?")[0].count("/")
    assert not {".", "..", ""} & set(path.split("/")[1:])
    assert query.count("&") == rest.partition("?")[2].count("&")
    assert [name for name, _ in filled.headers] == ["X", "If-Match", "Y"]
    assert not any(sign in value for _, value in filled.headers for sign in "\r\n\0")
    assert not any(sign in filled.target for sign in "\r\n\0\\")


@given(SCALARS, st.booleans())
def test_json_content_stays_one_text_more_or_less(scalar, typed):
    request = post('{"a": "{x}", "b": "c {{x}}", "d": [1]}')
    content = json.loads(fill(request, {"x": Value(scalar, "--var", typed)}).content)
    assert list(content) == ["a", "b", "d"]
    assert not isinstance(content["a"], dict | list)
    assert isinstance(content["b"], str)
