import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.reading.json_text import MAX_DEPTH, find_lines, read_json

PIECES = st.sampled_from(
    [
        *"{}[]:,;'\"\\/ \n\t…“0-",
        "...",
        '"a"',
        "a",
        "true",
        "None",
        "NaN",
        "12",
        "1e9",
        "//",
        "/*",
        "*/",
        "\\ud800",
        "\ufeff",
    ]
)
BROKEN = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"a": [1, -2.5e3, true, null, "\\u00e9\\n"]}', id="an object"),
        pytest.param(' \r\n"x" \n', id="space around a value"),
        pytest.param("[]", id="an empty array"),
        pytest.param('"\\ud83d\\ude00"', id="a surrogate pair"),
        pytest.param('"\\\\ud800"', id="a backslash before what looks like half of a pair"),
        pytest.param('{"a": "// no comment, ... no ellipsis, {id}"}', id="oddities inside a string"),
        pytest.param('["[[[", "' + "[" * 500 + '"]', id="brackets inside a string"),
        pytest.param("[" * MAX_DEPTH + "]" * MAX_DEPTH, id="the deepest nesting allowed"),
        pytest.param("[" + "[]," * 1000 + "[]]", id="many brackets, hardly nested"),
    ],
)
def test_leaves_json_alone(text):
    reading = read_json(text)
    assert reading.value == json.loads(text)
    assert (reading.error, reading.repairs, reading.duplicates) == (None, (), ())
    assert text[: reading.end].rstrip() == text.rstrip()


@pytest.mark.parametrize(
    ("text", "value", "what", "offset"),
    [
        pytest.param('{"a": 1,}', {"a": 1}, "a trailing comma", 7, id="trailing comma in an object"),
        pytest.param("[1,\n]", [1], "a trailing comma", 2, id="trailing comma in an array"),
        pytest.param("{'a': 1}", {"a": 1}, "single quotation marks", 1, id="single quotes"),
        pytest.param(
            "['it\\'s \"b\"']", ['it\'s "b"'], "single quotation marks", 1, id="quotes in single quotes"
        ),
        pytest.param("{a: 1}", {"a": 1}, "a bare name", 1, id="bare name"),
        pytest.param(
            "{@odata.type: 1}", {"@odata.type": 1}, "a bare name", 1, id="bare name of control information"
        ),
        pytest.param("[1] // one", [1], "a comment", 4, id="line comment"),
        pytest.param("[1, /* two, */ 3]", [1, 3], "a comment", 4, id="block comment"),
        pytest.param('["a\nb"]', ["a\nb"], "a raw line break in a string", 3, id="raw line break"),
        pytest.param('["a\tb"]', ["a\tb"], "a control character in a string", 3, id="raw tab"),
        pytest.param('{"a": 1; "b": 2}', {"a": 1, "b": 2}, "a semicolon for a comma", 7, id="semicolon"),
        pytest.param("[1,\u00a02]", [1, 2], "an odd space (U+00A0)", 3, id="no-break space"),
        pytest.param("\ufeff[]", [], "an odd space (U+FEFF)", 0, id="byte order mark"),
        pytest.param("[1, ...]", [1], "an ellipsis", 4, id="ellipsis after items"),
        pytest.param("[1 … 2]", [1, 2], "an ellipsis", 3, id="ellipsis between items, no commas"),
        pytest.param("[1, ..., 2]", [1, 2], "an ellipsis", 4, id="ellipsis between items"),
        pytest.param("[..., 2]", [2], "an ellipsis", 1, id="ellipsis before items"),
        pytest.param('{"a": 1, ...}', {"a": 1}, "an ellipsis", 9, id="ellipsis for properties"),
        pytest.param(
            '{"a": 1\n...\n"b": 2}', {"a": 1, "b": 2}, "an ellipsis", 8, id="ellipsis on its own line"
        ),
        pytest.param("{...}", {}, "an ellipsis", 1, id="ellipsis for a whole object"),
        pytest.param('{"a": ...}', {"a": None}, "an ellipsis for a value", 6, id="ellipsis for a value"),
        pytest.param("[True]", [True], "the word True", 1, id="Python's True"),
        pytest.param("[None]", [None], "the word None", 1, id="Python's None"),
        pytest.param("[-Infinity]", [-math.inf], "the word -Infinity", 1, id="infinity"),
        pytest.param('["\\ud800"]', ["\ufffd"], "half of a surrogate pair", 2, id="half of a surrogate pair"),
    ],
)
def test_repairs(text, value, what, offset):
    reading = read_json(text)
    assert reading.value == value
    assert reading.error is None
    assert reading.repairs == ((what, offset),)


def test_reads_nan_as_a_number():
    value = read_json("NaN").value
    assert isinstance(value, float)
    assert math.isnan(value)


def test_tells_a_name_that_stands_twice_and_takes_the_last():
    reading = read_json('{"a": 1, "b": {"a": 2}, "a": 3}')
    assert reading.value == {"a": 3, "b": {"a": 2}}
    assert reading.duplicates == (("a", 24),)


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        pytest.param("", "there is no value", 0, id="nothing"),
        pytest.param("  // only\n", "there is no value", 10, id="only a comment"),
        pytest.param("Request {}", "the word 'Request' stands without quotation marks", 0, id="text before"),
        pytest.param('{ "t": word }', "the word 'word' stands without quotation marks", 7, id="bare word"),
        pytest.param('{"a": 1\n "b": 2}', "a comma is missing before '\"b\"'", 9, id="missing comma"),
        pytest.param('{"a" 1}', "a colon is missing after 'a'", 5, id="missing colon"),
        pytest.param("[1,,2]", "a comma follows no value", 3, id="two commas"),
        pytest.param("[,]", "a comma follows no value", 1, id="a comma before any item"),
        pytest.param('{"a": }', "'}' stands where a value must stand", 6, id="missing value"),
        pytest.param("{1: 2}", "'1' stands where a name must stand", 1, id="a number for a name"),
        pytest.param('{"a": [1}', "'}' does not close '['", 8, id="wrong bracket"),
        pytest.param('{"a": [1', "'[' is never closed", 6, id="unclosed bracket"),
        pytest.param('{"a": "b}', "a string is not closed", 6, id="unclosed string"),
        pytest.param(
            '{"a": "b,\n"c": 1}', "a string is not closed on its line", 6, id="a string runs into the next"
        ),
        pytest.param(
            '{"a": “b”}', "a typographic quotation mark “ stands for a straight one", 6, id="smart quotes"
        ),
        pytest.param("[012]", "'012' is no JSON number", 1, id="leading nought"),
        pytest.param("[2020-01-31]", "'2020-01-31' is no JSON number", 1, id="bare date"),
        pytest.param(
            '["\\x"]', "a backslash stands before a character that it cannot escape", 1, id="bad escape"
        ),
        pytest.param("9" * 5000, "a number has too many digits", 0, id="digits without end"),
        pytest.param(
            "[" * 100_000, f"nested deeper than {MAX_DEPTH} levels", MAX_DEPTH, id="brackets without end"
        ),
        pytest.param(
            '{"a":' * 200 + "1" + "}" * 200, f"nested deeper than {MAX_DEPTH} levels", 640, id="200 objects"
        ),
    ],
)
def test_refuses(text, message, offset):
    reading = read_json(text)
    assert reading.value is None
    assert reading.error == (message, offset)
    assert reading.end == -1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('{"a": 1}\n{"b": 2}', "'{' stands after the value", id="two objects"),
        pytest.param('{"a": 1} and more', "'and' stands after the value", id="text after"),
        pytest.param('{"a": 1}}', "'}' stands after the value", id="one bracket too many"),
    ],
)
def test_says_where_the_first_value_ends_when_more_follows(text, message):
    reading = read_json(text)
    assert reading.value == {"a": 1}
    assert reading.end == 8
    assert reading.error is not None
    assert reading.error.message == message


def test_finds_the_line_of_each_value_for_a_property_that_of_its_name():
    text = '{\n  "a": {\n    "b-c": [1,\n 2]},\n  @x:\n    "y", // last\n}'
    assert find_lines(text) == {
        "$": 0,
        "$.a": 1,
        "$.a['b-c']": 2,
        "$.a['b-c'][0]": 2,
        "$.a['b-c'][1]": 3,
        "$['@x']": 4,
    }


def test_finds_the_lines_before_the_place_where_a_text_breaks():
    assert find_lines('{\n"a": 1,\n"b": 2\n"c": 3}') == {"$": 0, "$.a": 1, "$.b": 2}


def test_gives_no_line_to_places_whose_path_is_endless():
    lines = find_lines('{"' + "n" * 1000 + '": [1, 2]}')
    assert lines == {"$": 0}


@given(BROKEN)
def test_reads_any_text_without_raising(text):
    reading = read_json(text)
    assert -1 <= reading.end <= len(text)
    assert all(0 <= offset <= len(text) for _, offset in (*reading.repairs, *reading.duplicates))
    assert all(0 <= line <= text.count("\n") for line in find_lines(text).values())


@given(BROKEN)
def test_agrees_with_a_strict_reader_on_every_text_that_one_takes(text):
    try:
        value = json.loads(text)
    except ValueError:
        return
    assert read_json(text).error is None
    if not read_json(text).repairs:
        assert read_json(text).value == value


@given(VALUES)
def test_gives_back_what_was_written(value):
    reading = read_json(json.dumps(value, indent=1))
    assert reading.value == value
    assert reading.repairs == ()


@given(VALUES)
def test_reads_leniently_what_reads_strictly(value):
    reading = read_json(f"// so\n{json.dumps(value, ensure_ascii=False)}")
    assert reading.error is None
    assert reading.value == value
