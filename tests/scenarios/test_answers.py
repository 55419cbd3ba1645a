"""Values taken from answers, and answers held against what a scenario expects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.message import Headers, HttpResponse
from docparse.model import Aspect, Json, Kind
from docparse.scenarios import ScenarioError, capture, find_unmet
from docparse.variables import Value

CONTENT = (
    b'{"id": 5, "on": true, "none": null, "kind": "file", "at": "2015-01-02T03:04:05Z",'
    b' "roles": ["read", "write"], "value": [{"id": "a"}, {"id": "b"}], "@odata.count": 2, "o": {"x": 1.0}}'
)
FIELDS = Headers(
    [("Content-Type", "application/json; charset=utf-8"), ("ETag", '"v1"'), ("Vary", "A, B"), ("Vary", "C")]
)
ANSWER = HttpResponse(200, FIELDS, CONTENT)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("$.id", 5, id="a number stays one"),
        pytest.param("$.on", True, id="true"),
        pytest.param("$.none", None, id="null"),
        pytest.param("$.at", "2015-01-02T03:04:05Z", id="a date as it was"),
        pytest.param("$.value[1].id", "b", id="of an item"),
        pytest.param("$.['@odata.count']", 2, id="an odd name"),
        pytest.param("$['@odata.count']", 2, id="an odd name as RFC 9535 has it"),
        pytest.param("$.@odata.count", 2, id="an odd name as people write it"),
        pytest.param("$.o", {"x": 1.0}, id="an object"),
        pytest.param("$.value[*].id", "a", id="the first of several"),
        pytest.param("$.value[-1].id", "b", id="the last"),
        pytest.param("etag:", '"v1"', id="a field, whatever its case"),
        pytest.param("ETag", '"v1"', id="a known field without its colon"),
        pytest.param("Vary:", "A, B", id="the first of several fields"),
        pytest.param("!body", CONTENT.decode(), id="all of it"),
    ],
)
def test_captures_what_an_answer_shows(source, expected):
    values = capture(ANSWER, [("x", source)], "create_photo")
    assert values == {"x": Value(expected, f"{source} of create_photo", typed=True)}
    assert type(values["x"].json) is type(expected)


def test_a_captured_value_with_a_secret_name_is_one():
    (value,) = capture(ANSWER, [("access-token", "$.kind")], "a").values()
    assert value.secret


@pytest.mark.parametrize(
    ("answer", "source", "words"),
    [
        pytest.param(
            ANSWER, "$.absent", r"\(200\) shows nothing at \$\.absent, so \[x\] has no value", id="place"
        ),
        pytest.param(ANSWER, "$.value[2].id", "shows nothing", id="item"),
        pytest.param(ANSWER, "Location:", "shows nothing at Location:", id="field"),
        pytest.param(HttpResponse(204), "$.id", r"\(204\) shows nothing", id="no content"),
        pytest.param(HttpResponse(200, FIELDS, b"<html>"), "$.id", "shows nothing", id="no JSON"),
        pytest.param(ANSWER, "id", "names no place in an answer", id="no source"),
    ],
)
def test_refuses_a_source_that_the_answer_lacks(answer, source, words):
    with pytest.raises(ScenarioError, match=words):
        capture(answer, [("x", source)], "a")


def unmet(key: str, expected: Json, answer: HttpResponse = ANSWER) -> list[tuple[Aspect, Kind, str, Json]]:
    values = {"photo-id": Value(5, "a", typed=True)}
    return [
        (each.aspect, each.kind, each.where, each.actual)
        for each in find_unmet(answer, [(key, expected)], values)
    ]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("$.id", 5, id="a number"),
        pytest.param("$.id", 5.0, id="a number by value"),
        pytest.param("$.o", {"x": 1}, id="an object, numbers by value"),
        pytest.param("$.id", "[photo-id]", id="a captured value"),
        pytest.param("$.on", True, id="true"),
        pytest.param("$.none", None, id="null"),
        pytest.param("$.kind", ["folder", "file"], id="one of a list"),
        pytest.param("$.roles", ["write", "read"], id="the same members"),
        pytest.param("$.roles", [["write", "read"], ["owner"]], id="one of two lists"),
        pytest.param("$.at", "2015-01-02T03:04:05.000Z", id="the same instant"),
        pytest.param("$.value[*].id", ["a", "b"], id="each of several places"),
        pytest.param("Content-Type:", "application/json", id="a media type with more parameters"),
        pytest.param("Content-Type:", "Application/JSON; charset=UTF-8", id="a media type in another case"),
        pytest.param("content-type:", ["text/plain", "application/json"], id="one of two media types"),
        pytest.param("ETag:", '"v1"', id="a field"),
        pytest.param("Vary:", "A, B", id="one of several fields"),
        pytest.param("Vary:", "C", id="a member of several fields"),
        pytest.param("Location:", None, id="a field that is not there"),
        pytest.param("!body", CONTENT.decode() + "\r\n", id="all of it, the line end aside"),
    ],
)
def test_leaves_alone_what_is_as_expected(key, expected):
    assert unmet(key, expected) == []


@pytest.mark.parametrize(
    ("key", "expected", "kind", "actual"),
    [
        pytest.param("$.id", 6, Kind.VALUE, 5, id="another number"),
        pytest.param("$.id", "5", Kind.VALUE, 5, id="a text for a number"),
        pytest.param("$.on", 1, Kind.VALUE, True, id="a number for true"),
        pytest.param("$.absent", 1, Kind.MISSING, None, id="nothing there"),
        pytest.param("$.absent", None, Kind.MISSING, None, id="nothing there, where null should be"),
        pytest.param("$.kind", ["folder", "list"], Kind.VALUE, "file", id="none of a list"),
        pytest.param("$.roles", ["read"], Kind.VALUE, ["read", "write"], id="a member less"),
        pytest.param("$.roles", ["read", "read"], Kind.VALUE, ["read", "write"], id="a member twice"),
        pytest.param("$.value[*].id", "a", Kind.VALUE, "a", id="not in each of several places"),
        pytest.param("$.o", {"x": 1, "y": 2}, Kind.VALUE, {"x": 1.0}, id="a member less in an object"),
    ],
)
def test_yields_what_is_not_as_expected(key, expected, kind, actual):
    assert unmet(key, expected) == [(Aspect.BODY, kind, key, actual)]


@pytest.mark.parametrize(
    ("key", "expected", "kind", "actual"),
    [
        pytest.param(
            "Content-Type:", "text/plain", Kind.VALUE, "application/json; charset=utf-8", id="another type"
        ),
        pytest.param(
            "Content-Type:",
            "application/json; charset=ascii",
            Kind.VALUE,
            "application/json; charset=utf-8",
            id="another parameter",
        ),
        pytest.param("ETag:", '"V1"', Kind.VALUE, '"v1"', id="another case"),
        pytest.param("ETag:", None, Kind.EXTRA, '"v1"', id="a field that should not be there"),
        pytest.param("Location:", "/a", Kind.MISSING, None, id="no such field"),
    ],
)
def test_yields_fields_that_are_not_as_expected(key, expected, kind, actual):
    assert unmet(key, expected) == [(Aspect.HEADER, kind, key.rstrip(":"), actual)]


def test_content_is_compared_as_text_or_as_json():
    assert unmet("!body", "hello", HttpResponse(200, content=b"hello\n")) == []
    assert unmet("!body", {"a": 1}, HttpResponse(200, content=b'{"a": 1.0}')) == []
    assert unmet("!body", {"a": 1}, HttpResponse(200, content=b"hello")) != []
    assert unmet("!body", "hello", HttpResponse(200, content=b"goodbye")) != []


def test_says_why_and_where_the_caller_says():
    (mismatch,) = find_unmet(ANSWER, [("$.id", 6)], {}, line=7, why="scenario 'S' expects it")
    assert (mismatch.line, mismatch.why) == (7, "scenario 'S' expects it")


def test_refuses_an_expectation_of_a_value_that_there_is_not():
    with pytest.raises(ScenarioError, match="no value for"):
        list(find_unmet(ANSWER, [("$.id", "[absent]")], {}))


@given(st.binary(), st.sampled_from(["$.a", "$.a[0]", "$", "A:", "!body", "$..a"]))
def test_any_content_has_a_value_or_none(content, source):
    answer = HttpResponse(200, Headers([("A", "b")]), content)
    try:
        capture(answer, [("x", source)], "a")
    except ScenarioError:
        assert source.startswith("$")
    list(find_unmet(answer, [(source, 1)], {}))
