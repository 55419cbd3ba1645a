"""Format classes and placeholders of documented texts."""

import pytest

from docparse.matching.formats import find_class, is_same_text
from docparse.matching.placeholder import read_placeholder
from tests.matching.pages import answer, found, judge, showing


@pytest.mark.parametrize(
    ("text", "format_class"),
    [
        ("48D31887-5fad-4d73-a9f5-3c356e68a038", "guid"),
        ("2015-10-25T14:57:30Z", "date-time"),
        ("2015-10-25T14:57:30.1234567-07:00", "date-time"),
        ("2015-10-25T14:57", "date-time"),
        ("2015-10-25", "date"),
        ("14:57:30", "time"),
        ("PT1H30M", "duration"),
        ("-P3DT4S", "duration"),
        ("https://example.com/a?b=c", "url"),
        ("megan@contoso.com", "email"),
        ("bWFjIGFuZCBjaGVlc2UgdG9kYXk=", "base64"),
        ("2015-13-25", ""),
        ("P", ""),
        ("16:9", ""),
        ("PT", ""),
        ("https://", ""),
        ("19:abc@thread.v2", ""),
        ("internationalization1234", ""),
        ("", ""),
    ],
)
def test_finds_the_class_of_a_text(text, format_class):
    assert find_class(text) == format_class


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00", True, id="one instant"),
        pytest.param("2020-01-01T00:00:00", "2020-01-01T00:00:00.0000000", True, id="one clock"),
        pytest.param("2020-01-01T00:00:00", "2020-01-01T00:00:00Z", True, id="one clock, one offset"),
        pytest.param("2020-01-01T00:00:00Z", "2020-01-01T00:00:00-07:00", False, id="two instants"),
        pytest.param("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", False, id="the ends of time"),
        pytest.param("Ann", "ann", False, id="letter case"),
        pytest.param("#fff", "fff", False, id="a colour"),
    ],
)
def test_tells_whether_texts_are_one_value(one, other, same):
    assert is_same_text(one, other) is same


@pytest.mark.parametrize(
    "text",
    [
        "…",
        "...",
        "<id>",
        "{id}",
        "{{id}}",
        "%id%",
        "[name]",
        "id-value",
        "display-name-value",
        "timestamp",
        "(redacted)",
        "***",
        "Edm.Stream",
        "yyyy-MM-ddThh:mm:ssZ",
    ],
)
def test_takes_any_value_for_a_placeholder(text):
    for value in (1, True, "x", [1], {"a": 1}):
        assert found(judge(showing({"a": text}), answer({"a": value}))) == []


@pytest.mark.parametrize(
    ("word", "fits", "fails"),
    [
        ("string", "x", 1),
        ("String (timestamp)", "x", 1),
        ("Int32", 1, "x"),
        ("boolean", False, "no"),
        ("Edm.Guid", "48d31887-5fad-4d73-a9f5-3c356e68a038", 1),
        ("url", "/relative", 1),
    ],
)
def test_takes_a_type_name_for_its_type(word, fits, fails):
    example = showing({"size": word})
    assert found(judge(example, answer({"size": fits}))) == []
    assert found(judge(example, answer({"size": word}))) == []
    assert found(judge(example, answer({"size": fails}))) == [("$.size", "type", "failed")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("string", "dataType"),
        ("Boolean", "contentType"),
        ("Number", "title"),
        ("{97A21473-8339-4BF0-BCB6-F55E4909FFB8}", "id"),
        ("<a@b.example>", "messageId"),
        ("<html><body></body></html>", "content"),
        ('{"a": 1}', "raw"),
        ("a value", "x"),
        ("valueless", "x"),
        ("Single", "underline"),
        ("", "x"),
        ("99", "x"),
    ],
)
def test_takes_other_texts_for_values(text, name):
    assert read_placeholder(text, name) is None
