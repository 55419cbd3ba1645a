"""Which texts stand for other values."""

import pytest

from docparse.values.kinds import ANY
from docparse.values.placeholder import leaves_open, read_placeholder


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("your-token-here", "token"),
        ("id_here", "id"),
        ("webUrl value", "webUrl"),
        ("XX-XX-XXXX", "born"),
        ("xxxxxxxx-xxxx-xxxx", "id"),
        ("###", "n"),
        ("YYYY/MM/DD", "day"),
    ],
)
def test_takes_a_text_for_a_placeholder(text, name):
    promised = read_placeholder(text, name)
    assert promised is not None
    assert promised.kinds == ANY


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
        ("Default value", "name"),
        ("click here", "label"),
        ("value", "x"),
        ("xx", "locale"),
        ("2-xx", "x"),
        ("$top", "option"),
        ('[{"a": 1}]', "raw"),
        ("(no subject)", "subject"),
    ],
)
def test_takes_other_texts_for_values(text, name):
    assert read_placeholder(text, name) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" ", id="blank"),
        pytest.param("{id}", id="placeholder"),
        pytest.param("https://x.example/{id}", id="a part left out"),
        pytest.param("https://sn3302files...", id="shortened"),
        pytest.param("<p>Hello</p>", id="markup"),
    ],
)
def test_leaves_open_what_the_value_is(text):
    assert leaves_open(text)


@pytest.mark.parametrize("text", ["a", "2 < 3", '{"a": 1}', "{97A21473-8339-4BF0-BCB6-F55E4909FFB8}", "-"])
def test_says_what_the_value_is(text):
    assert not leaves_open(text)
