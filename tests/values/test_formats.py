"""The forms of texts."""

import pytest

from docparse.values.formats import DATE, DATE_TIME, URL, find_class, may_be


@pytest.mark.parametrize(
    ("text", "format_class"),
    [
        ("48D31887-5fad-4d73-a9f5-3c356e68a038", "guid"),
        ("2015-10-25T14:57:30Z", "date-time"),
        ("2015-10-25T14:57:30.1234567-07:00", "date-time"),
        ("2015-10-25T14:57", "date-time"),
        ("2016-12-31T23:59:60Z", "date-time"),
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
    ("text", "format_class"),
    [
        pytest.param("https://x.example/a", URL, id="URL"),
        pytest.param("/photos/1", URL, id="path"),
        pytest.param("photos.example/1", URL, id="URL without scheme"),
        pytest.param("2017-01-01", DATE, id="day"),
        pytest.param("2017-01-01", DATE_TIME, id="day for a date-time"),
        pytest.param("2017-01-01 10:00:00 +0100", DATE_TIME, id="with blanks"),
        pytest.param("2016-12-31T23:59:60Z", DATE_TIME, id="leap second"),
        pytest.param("anything", "", id="no form"),
        pytest.param("anything", "guid", id="a form that is not asked for"),
    ],
)
def test_can_pass(text, format_class):
    assert may_be(text, format_class)


@pytest.mark.parametrize(
    ("text", "format_class"),
    [
        pytest.param("two words", URL, id="words"),
        pytest.param("photos", URL, id="word"),
        pytest.param("2017-01-01T00:00:00Z", DATE, id="date-time for a day"),
        pytest.param("2017-02-30", DATE, id="a day that there is not"),
        pytest.param("2017-13-01T00:00:00Z", DATE_TIME, id="a month that there is not"),
        pytest.param("01/02/2017", DATE_TIME, id="slashes"),
        pytest.param("2017-01-01T25:00:00Z", DATE_TIME, id="hour"),
    ],
)
def test_cannot_pass(text, format_class):
    assert not may_be(text, format_class)
