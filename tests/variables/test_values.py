"""Values: their text, what of them is secret, and what a table makes of its names."""

from datetime import date, datetime, time

import pytest

from docparse.errors import ConfigurationError
from docparse.message import HttpRequest
from docparse.variables import Value, find_secrets, given, make_values, merge, pick


@pytest.mark.parametrize(
    ("json", "text"),
    [
        pytest.param("a b", "a b", id="a text"),
        pytest.param("", "", id="nothing"),
        pytest.param(5, "5", id="a number"),
        pytest.param(1.5, "1.5", id="a fraction"),
        pytest.param(True, "true", id="true"),
        pytest.param(None, "null", id="null"),
        pytest.param({"a": ["é"]}, '{"a":["é"]}', id="an object"),
    ],
)
def test_a_value_has_a_text(json, text):
    assert Value(json).text == text


def test_a_secret_is_not_in_what_python_shows():
    assert "s3cr3t" not in repr([Value("s3cr3t", "--var", secret=True)])
    assert "plain" in repr(Value("plain", "--var"))


def test_plain_texts_become_values_and_values_stay():
    own = Value(5, "a.toml:1", typed=True)
    assert given({"a": "1", "b": own}, "--var") == {"a": Value("1", "--var"), "b": own}


def test_later_layers_win_however_the_name_is_spelt():
    merged = merge(given({"User ID": "1", "b": "2"}, "x"), given({"user-id": "3"}, "y"))
    assert merged == {"user-id": Value("3", "y"), "b": Value("2", "x")}


def test_values_are_picked_by_names_as_they_are_spelt():
    values = given({"48d31887": "7", "other": "8"}, "--var")
    assert pick(["48D31887", "unknown"], values) == {"48D31887": Value("7", "--var")}


def test_a_table_is_a_value_and_what_it_holds_has_both_names():
    values = make_values({"a": 1, "b": {"c": {"d": "x"}, "e": [True, None]}}, lambda name: f"f:{name}")
    assert {name: (value.json, value.origin) for name, value in values.items()} == {
        "a": (1, "f:a"),
        "b": ({"c": {"d": "x"}, "e": [True, None]}, "f:b"),
        "b.c": ({"d": "x"}, "f:b"),
        "b.c.d": ("x", "f:b"),
        "b.e": ([True, None], "f:b"),
    }
    assert all(value.typed for value in values.values())


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (date(2020, 1, 31), "2020-01-31"),
        (time(7, 32), "07:32:00"),
        (datetime.fromisoformat("2020-01-31T07:32:00+00:00"), "2020-01-31T07:32:00+00:00"),
    ],
)
def test_dates_are_texts(told, text):
    assert make_values({"a": [told]}, str)["a"].json == [text]


@pytest.mark.parametrize("told", [float("nan"), float("inf"), b"x"])
def test_what_json_has_not_is_refused_at_its_place(told):
    with pytest.raises(ConfigurationError, match=r"here: a\.b is .*, which JSON has not"):
        make_values({"a": {"b": [told]}}, lambda _: "here")


@pytest.mark.parametrize(
    "table", [{"auth": {"a": [{"password": "x"}]}}, {"api-key": "x"}, {"token": {"a": "x"}}]
)
def test_what_holds_a_secret_is_one(table):
    values = make_values(table, str)
    name = next(iter(table))
    assert values[name].secret
    assert "x" in find_secrets(HttpRequest("GET", "/"), values)


def test_what_holds_none_is_none():
    assert not make_values({"a": {"b": [1, "x"]}}, str)["a"].secret
