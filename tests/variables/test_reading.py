"""Files of values: JSON, TOML, .env, each value with its type and its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.errors import ConfigurationError
from docparse.variables import Value, read_values


def read(text, name):
    return {key: (value.json, value.typed, value.origin) for key, value in read_values(text, name).items()}


def test_json_keeps_its_types():
    text = '{\n "user-id": "5",\n "count": 5,\n "on": true,\n "none": null,\n "list": [1]\n}'
    assert read(text, "in/staging.json") == {
        "user-id": ("5", True, "in/staging.json:2"),
        "count": (5, True, "in/staging.json:3"),
        "on": (True, True, "in/staging.json:4"),
        "none": (None, True, "in/staging.json:5"),
        "list": ([1], True, "in/staging.json:6"),
    }


def test_toml_keeps_its_types():
    text = '# ids\nuser-id = "5"\n"count" = 5\n\n[address]\ncity = "x"\n'
    assert read(text, "staging.TOML") == {
        "user-id": ("5", True, "staging.TOML:2"),
        "count": (5, True, "staging.TOML:3"),
        "address": ({"city": "x"}, True, "staging.TOML:5"),
        "address.city": ("x", True, "staging.TOML:5"),
    }


@pytest.mark.parametrize("name", [".env", "staging.env", "in/.env.staging"])
def test_env_holds_texts(name):
    text = "# ids\n\nUSER_ID=5\nexport NAME='a b'\nEMPTY=\nONLY_A_NAME\nHOME=${OTHER}\n"
    assert read(text, name) == {
        "USER_ID": ("5", False, f"{name}:3"),
        "NAME": ("a b", False, f"{name}:4"),
        "EMPTY": ("", False, f"{name}:5"),
        "HOME": ("${OTHER}", False, f"{name}:7"),
    }


def test_a_name_that_stands_twice_has_no_line():
    assert read_values('{"a": {"b": 1}, "b": 2}', "v.json")["b"] == Value(2, "v.json", typed=True)


@pytest.mark.parametrize(
    ("text", "name", "complaint"),
    [
        pytest.param("a: 1", "v.yaml", "v.yaml: values are read from files that end in .json", id="YAML"),
        pytest.param("a=1", "values", "values: values are read from files that end in", id="no ending"),
        pytest.param("{", "v.json", "v.json: is not JSON: ", id="no JSON"),
        pytest.param("[1]", "v.json", "v.json: is no JSON object of names and values", id="a list"),
        pytest.param('{"a": NaN}', "v.json", "v.json:1: a is nan, which JSON has not", id="not a number"),
        pytest.param("[" * 100_000, "v.json", "v.json: is not JSON: ", id="too deep"),
        pytest.param("a = ", "v.toml", "v.toml: is not TOML: ", id="no TOML"),
        pytest.param("A=1\nb c d\n", "v.env", "v.env:2: is no NAME=value", id="no .env"),
    ],
)
def test_what_cannot_be_read_is_told(text, name, complaint):
    with pytest.raises(ConfigurationError) as caught:
        read_values(text, name)
    assert str(caught.value).startswith(complaint)


@given(st.text(), st.sampled_from(["v.json", "v.toml", ".env"]))
def test_any_text_is_read_or_refused(text, name):
    try:
        values = read_values(text, name)
    except ConfigurationError:
        return
    assert all(value.origin.startswith(name) for value in values.values())
