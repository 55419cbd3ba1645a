"""Parameters put into requests: each kind of key, each kind of value, and what is refused."""

import json
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.message import Headers, HttpRequest
from docparse.scenarios import Fresh, ScenarioError, apply, replaces_content
from docparse.variables import Value

FRESH = Fresh(Random(7), lambda: datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC))
JSON = Headers([("Content-Type", "application/json")])
PATCH = HttpRequest("PATCH", "/items/{item-id}", JSON, b'{"name": "a", "tags": [{"name": "x"}]}')
VALUES = {
    "item-id": Value("01A/b?c", "$.id of a", typed=True),
    "count": Value(5, "$.count of a", typed=True),
    "url": Value("https://up.example/s?a=1&b=2#d", "$.uploadUrl of a", typed=True),
    "none": Value(None, "$.x of a", typed=True),
    "line": Value("a\r\nX-Evil: 1", "$.y of a", typed=True),
    "up": Value("..", "$.z of a", typed=True),
}


def put(request: HttpRequest, *parameters: tuple[str, object], fresh: Fresh = FRESH) -> HttpRequest:
    return apply(request, parameters, VALUES, fresh)  # type: ignore[arg-type] # pytest knows no Json


def put_json(content: str, *parameters: tuple[str, object]) -> object:
    changed = put(HttpRequest("POST", "/a", JSON, content.encode()), *parameters)
    return json.loads(changed.content)


def test_leaves_a_request_alone_without_parameters():
    assert put(PATCH) == PATCH


@pytest.mark.parametrize(
    "parameter",
    [
        pytest.param(("{other}", "x"), id="a placeholder that is not there"),
        pytest.param(("X-Absent:", None), id="a field that is not there, taken out"),
        pytest.param(("$.absent.name", None), id="a property that is not there, taken out"),
        pytest.param(("$.tags[7]", None), id="an item that is not there, taken out"),
    ],
)
def test_leaves_a_request_alone_that_has_no_such_place(parameter):
    assert put(PATCH, parameter) == PATCH


@pytest.mark.parametrize(
    ("target", "value", "expected"),
    [
        pytest.param("/items/{id}", "7", "/items/7", id="a literal"),
        pytest.param("/items/{id}", 7, "/items/7", id="a number"),
        pytest.param("/items/{ID}", "7", "/items/7", id="letter case aside"),
        pytest.param("/items/<id>", "7", "/items/7", id="in angle brackets"),
        pytest.param("/items/%7Bid%7D", "7", "/items/7", id="percent-encoded braces"),
        pytest.param("/items/{id | name}", "7", "/items/7", id="one of two names"),
        pytest.param("/a/{id}/b/{id}", "7", "/a/7/b/7", id="twice"),
        pytest.param("/root:{id}:/x", "/a/b.txt", "/root:/a/b.txt:/x", id="a literal path stays one"),
        pytest.param("/items/{id}", "root:/a b", "/items/root:/a b", id="a literal stays as written"),
        pytest.param("/items/{id}", "a#b", "/items/a%23b", id="a literal with a hash"),
        pytest.param("/items/{id}", "[item-id]", "/items/01A%2Fb%3Fc", id="a captured value stays one value"),
        pytest.param("/items/{id}?n={id}", "[count]", "/items/5?n=5", id="a captured number"),
        pytest.param("/items/{id}", "[Item_Id]", "/items/01A%2Fb%3Fc", id="names are compared as elsewhere"),
        pytest.param(
            "{id}?mru=x",
            "[url]",
            "https://up.example/s?a=1&b=2#d?mru=x",
            id="a captured URL of its own",
        ),
    ],
)
def test_fills_the_placeholders_of_the_url(target, value, expected):
    assert put(HttpRequest("GET", target), ("{id}", value)).target == expected


def test_fills_placeholders_of_the_same_name_in_fields_and_content():
    headers = Headers([*JSON, ("If-Match", "{id}")])
    request = HttpRequest("PATCH", "/a/{id}", headers, b'{"id": "<id>", "n": "{n}"}')
    changed = put(request, ("{id}", "e1"), ("{n}", "[count]"))
    assert changed.headers.get("If-Match") == "e1"
    assert json.loads(changed.content) == {"id": "e1", "n": 5}


def test_replaces_the_url_before_the_placeholders_whatever_their_order():
    changed = put(PATCH, ("{path}", "/a.txt"), ("!url", "/drive/root:{path}:/content"))
    assert changed.target == "/drive/root:/a.txt:/content"


def test_takes_a_captured_url_as_it_is():
    assert put(PATCH, ("!url", "[url]")).target == "https://up.example/s?a=1&b=2#d"


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        pytest.param(("Accept:", "text/plain"), [*JSON, ("Accept", "text/plain")], id="a new field"),
        pytest.param(
            ("content-type:", "a/b"), [("content-type", "a/b")], id="another value, whatever its case"
        ),
        pytest.param(
            ("Content-Type", "a/b"), [("Content-Type", "a/b")], id="a known field without its colon"
        ),
        pytest.param(("Content-Type:", None), [], id="taken out"),
        pytest.param(("X-N:", 5), [*JSON, ("X-N", "5")], id="a number"),
        pytest.param(("If-Match:", "[item-id]"), [*JSON, ("If-Match", "01A/b?c")], id="a captured value"),
        pytest.param(("X-Y:", ""), [*JSON, ("X-Y", "")], id="an empty value"),
    ],
)
def test_sets_header_fields(parameter, expected):
    assert list(put(PATCH, parameter).headers) == expected


def test_sets_a_field_in_the_place_of_the_first_of_its_name():
    request = HttpRequest("GET", "/a", Headers([("A", "1"), ("B", "2"), ("a", "3"), ("C", "4")]))
    assert list(put(request, ("A:", "9")).headers) == [("A", "9"), ("B", "2"), ("C", "4")]


@pytest.mark.parametrize(
    ("content", "parameter", "expected"),
    [
        pytest.param('{"a": 1}', ("$.a", "x"), {"a": "x"}, id="another value"),
        pytest.param('{"a": 1}', ("$.a", 5), {"a": 5}, id="a number stays one"),
        pytest.param('{"a": 1}', ("$.a", False), {"a": False}, id="false"),
        pytest.param('{"a": 1}', ("$.a", [1, {"b": None}]), {"a": [1, {"b": None}]}, id="an array"),
        pytest.param('{"a": 1}', ("$.a", "[count]"), {"a": 5}, id="a captured number stays one"),
        pytest.param('{"a": 1}', ("$.a", "[none]"), {"a": None}, id="a captured null stays null"),
        pytest.param('{"a": 1}', ("$.b", {"c": "[count]"}), {"a": 1, "b": {"c": 5}}, id="in an object"),
        pytest.param('{"a": 1}', ("$.b.c", "x"), {"a": 1, "b": {"c": "x"}}, id="made on the way"),
        pytest.param('{"b": null}', ("$.b.c", "x"), {"b": {"c": "x"}}, id="null is nothing yet"),
        pytest.param('{"a": [1]}', ("$.a[1].b", "x"), {"a": [1, {"b": "x"}]}, id="an item more"),
        pytest.param("{}", ("$.a[2]", "x"), {"a": [None, None, "x"]}, id="items made"),
        pytest.param("{}", ("$.['@odd.name']", "x"), {"@odd.name": "x"}, id="an odd name"),
        pytest.param("{}", ('$["a b"].c', "x"), {"a b": {"c": "x"}}, id="in double quotation marks"),
        pytest.param("{}", ("$.@odata.type", "#x"), None, id="code"),
        pytest.param("{}", ("$.@odata.type", "text(#a.b)"), {"@odata.type": "#a.b"}, id="words"),
        pytest.param('{"a": 1, "b": 2}', ("$.a", None), {"b": 2}, id="taken out"),
        pytest.param('{"a": [1, 2]}', ("$.a[0]", None), {"a": [2]}, id="an item taken out"),
        pytest.param('{"a": {"b": 1}}', ("$.a.b", None), {"a": {}}, id="taken out deeper down"),
        pytest.param('{"a": 1, // b\n}', ("$.c", 2), {"a": 1, "c": 2}, id="content as authors write it"),
        pytest.param("[1]", ("$[0]", 2), [2], id="an array as content"),
        pytest.param("{}", ("$", [1]), [1], id="all of it"),
        pytest.param("", ("$.a", 1), {"a": 1}, id="no content yet"),
        pytest.param(
            '{"d": "2015-01-02T03:04:05Z"}', ("$.a", 1), {"d": "2015-01-02T03:04:05Z", "a": 1}, id="date"
        ),
    ],
)
def test_sets_values_in_json_content(content, parameter, expected):
    if expected is None:
        with pytest.raises(ScenarioError, match="code is not run"):
            put_json(content, parameter)
    else:
        assert put_json(content, parameter) == expected


def test_says_that_content_is_json_where_nothing_did():
    changed = put(HttpRequest("POST", "/a"), ("$.a", 1))
    assert (changed.headers.media_type, changed.content) == ("application/json", b'{"a": 1}')


def test_takes_all_content_away_with_the_root():
    assert put(PATCH, ("$", None)).content == b""


def test_sets_the_content_type_before_what_needs_it():
    request = HttpRequest("POST", "/a", Headers([("Content-Type", "text/plain")]))
    assert put(request, ("$.a", 1), ("Content-Type:", "application/json")).content == b'{"a": 1}'


@pytest.mark.parametrize(
    ("parameter", "expected"),
    [
        pytest.param(("!body", "hällo"), "hällo".encode(), id="text"),
        pytest.param(("!body", ""), b"", id="nothing"),
        pytest.param(("!body", None), b"", id="null"),
        pytest.param(("!body", {"a": 5}), b'{"a":5}', id="an object"),
        pytest.param(("!body", "[]"), b"[]", id="brackets with no name in them"),
        pytest.param(("!body", "[1, 2]"), b"[1, 2]", id="brackets with a list in them"),
        pytest.param(("!body", "[item-id]"), b"01A/b?c", id="a captured value"),
        pytest.param(("!body.base64", "iVBORw0KGgo="), b"\x89PNG\r\n\x1a\n", id="bytes"),
        pytest.param(
            ("!body.base64", "iVBO\n Rw0KGgo"), b"\x89PNG\r\n\x1a\n", id="bytes, folded, not padded"
        ),
        pytest.param(("!body.base64", "_-8"), b"\xff\xef", id="bytes in the other alphabet"),
    ],
)
def test_replaces_the_content(parameter, expected):
    assert put(PATCH, parameter).content == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("uuid", r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
        ("!uuid!", r"[0-9a-f-]{36}"),
        ("now", r"2026-03-01T12:30:05Z"),
        ("now+3d", r"2026-03-04T12:30:05Z"),
        ("!now-90m!", r"2026-03-01T11:00:05Z"),
        ("now+1w", r"2026-03-08T12:30:05Z"),
        ("base64(a:b)", r"YTpi"),
        ("base64([item-id])", r"MDFBL2I/Yw=="),
        ("text(now)", r"now"),
        ("text([item-id])", r"\[item-id\]"),
        ("!random-filename!", r"apidoctor-[0-9a-f-]{36}"),
        ("!random-filename", r"apidoctor-[0-9a-f-]{36}"),
        ("!random-filename-txt!", r"apidoctor-[0-9a-f-]{36}\.txt"),
        ("!random-filename-txt", r"/apidoctor-[0-9a-f-]{36}\.txt"),
        ("/x/!random-filename-png!", r"/x/apidoctor-[0-9a-f-]{36}\.png"),
        ("knowing", r"knowing"),
        ("now+3", r"now\+3"),
        ("uuids", r"uuids"),
        ("!now", r"!now"),
    ],
)
def test_calls_the_functions_and_leaves_other_words(value, expected):
    import re

    content = put_json("{}", ("$.a", value))
    assert isinstance(content, dict)
    assert re.fullmatch(expected, content["a"])


def test_writes_dates_of_fields_as_http_does():
    changed = put(PATCH, ("If-Modified-Since:", "now-1d"))
    assert changed.headers.get("If-Modified-Since") == "Sat, 28 Feb 2026 12:30:05 GMT"


def test_draws_anew_for_each_value_and_the_same_from_the_same_source():
    pairs = [("$.a", "uuid"), ("$.b", "uuid")]
    first, second = (put(PATCH, *pairs, fresh=Fresh(Random(1), FRESH.now)) for _ in range(2))
    content = json.loads(first.content)
    assert content["a"] != content["b"]
    assert first == second


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        pytest.param(
            ("{item-id}", "[absent]"), r"no value for \[absent\].*--var absent=VALUE", id="unknown name"
        ),
        pytest.param(("{item-id}", "[none]"), r"\[none\]", id="a captured null in the URL"),
        pytest.param(("{item-id}", "[up]"), "names another path", id="a captured value that leaves the path"),
        pytest.param(("{item-id}", None), "takes a text or a number", id="null for a placeholder"),
        pytest.param(("!url", ""), "is empty", id="an empty URL"),
        pytest.param(("!url", {"a": 1}), "takes a text", id="an object for the URL"),
        pytest.param(("If-Match:", "[line]"), "one line of HTTP", id="a captured line break in a field"),
        pytest.param(("If-Match:", "a\nb"), "one line of HTTP", id="a line break in a field"),
        pytest.param(("If-Match:", ["a"]), "takes a text", id="a list in a field"),
        pytest.param(("If-Match:", "[none]"), r"\[none\]", id="a captured null in a field"),
        pytest.param(("$.name.first", "x"), "no object", id="below a text"),
        pytest.param(("$.name[0]", "x"), "no array", id="an item of a text"),
        pytest.param(("$.tags[999]", "x"), "array of 1 has no place", id="a gap too wide"),
        pytest.param(("$.tags[*]", "x"), "no single place", id="several places"),
        pytest.param(("$..name", "x"), "no single place", id="any depth"),
        pytest.param(("!body.base64", "%%"), "no base64", id="no base64"),
        pytest.param(("!body.base64", 5), "base64", id="a number as base64"),
        pytest.param(("$.a", "#DateTime.Now.AddDays(3)"), "code is not run; write uuid, now", id="code"),
        pytest.param(("$.a", ["#x"]), "code is not run", id="code in a list"),
        pytest.param(("$.a", "now+999999w"), "no date", id="a date after the last"),
        pytest.param(("item-id", "x"), "'{item-id}' for the URL", id="a key without its braces"),
        pytest.param(("!bdy", "x"), "did you mean '!body'", id="a key misspelt"),
    ],
)
def test_refuses_what_cannot_be_put_there(parameter, words):
    with pytest.raises(ScenarioError, match=words):
        put(PATCH, parameter)


def test_refuses_to_set_a_property_of_what_is_no_json():
    request = HttpRequest("POST", "/a", Headers([("Content-Type", "text/plain")]), b"hello")
    with pytest.raises(ScenarioError, match="text/plain and no JSON"):
        put(request, ("$.a", 1))
    with pytest.raises(ScenarioError, match="cannot be read as JSON"):
        put(HttpRequest("POST", "/a", JSON, b'{"a" 1}'), ("$.a", 1))


def test_tells_whether_parameters_bring_content_of_their_own():
    assert replaces_content((("{a}", 1), ("!body", "x")))
    assert replaces_content((("!body.base64", "x"),))
    assert not replaces_content((("$.a", "x"), ("Accept:", "y")))


KEYS = st.sampled_from(["{id}", "!url", "X-A:", "$.a", "$.a.b[1]", "$", "!body", "!body.base64"]) | st.text()
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from(["[item-id]", "[line]", "uuid", "[up]"])
)


@given(st.lists(st.tuples(KEYS, LEAVES | st.lists(LEAVES)), max_size=4).map(tuple))
def test_any_parameters_give_a_request_or_say_why(parameters):
    try:
        changed = apply(PATCH, parameters, VALUES, FRESH)
    except ScenarioError:
        return
    assert all("\n" not in value and "\r" not in value for _, value in changed.headers)


@given(st.text())
def test_a_captured_value_stays_one_segment(text):
    values = {"id": Value(text, "$.id of a", typed=True)}
    try:
        changed = apply(HttpRequest("GET", "/items/{id}/x?y=1"), (("{id}", "[id]"),), values, FRESH)
    except ScenarioError:
        assert text in {"", ".", ".."}
    else:
        assert changed.target.count("/") == 3
        assert changed.target.endswith("/x?y=1")
