"""What a response shows of what its request sends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.echoes import Relation, find_echoes
from docparse.values.places import spell


def find(sent, shown):
    return [(echo.relation.name, spell(echo.place)) for echo in find_echoes(sent, shown)]


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        pytest.param({"a": None}, {"a": None}, id="null"),
        pytest.param({"a": "{id}"}, {"a": "{id}"}, id="placeholder"),
        pytest.param({"a": "{id}"}, {"a": "x"}, id="placeholder sent"),
        pytest.param({"a": "x"}, {"a": "x-value"}, id="placeholder shown"),
        pytest.param({"eTag": "1"}, {"eTag": "1"}, id="entity tag"),
        pytest.param({"a": "Up"}, {"a": "up"}, id="letter case"),
        pytest.param({"a": " !"}, {"a": "8586"}, id="no letter or digit"),
        pytest.param({"a": "https://x.example/{id}"}, {"a": "https://x.example/7"}, id="a part left out"),
        pytest.param({"a": "<p>x</p>"}, {"a": "<p>y</p>"}, id="other markup"),
        pytest.param({"lastModifiedDateTime": "2017"}, {"lastModifiedDateTime": "2018"}, id="date of change"),
        pytest.param({"a": [1]}, {"a": [2]}, id="items of arrays"),
        pytest.param({"a": {"b": 1}}, {"a": 1}, id="an object and a value"),
        pytest.param(1, 1, id="a scalar alone"),
        pytest.param({"a": 1}, {"b": 1}, id="nothing in common"),
    ],
)
def test_leaves_alone(sent, shown):
    assert find(sent, shown) == []


@pytest.mark.parametrize(
    ("sent", "shown", "found"),
    [
        pytest.param({"a": 1}, {"a": 1.0}, [("SAME", "$.a")], id="by value"),
        pytest.param({"a": ""}, {"a": ""}, [("SAME", "$.a")], id="empty text"),
        pytest.param({"a": False}, {"a": False}, [("SAME", "$.a")], id="boolean"),
        pytest.param(
            {"lastModifiedDateTime": "2017"},
            {"lastModifiedDateTime": "2017"},
            [("SAME", "$.lastModifiedDateTime")],
            id="date of change shown again",
        ),
        pytest.param([{"a": 1}], [{"a": 1}], [("SAME", "$[0].a")], id="item"),
        pytest.param({"a": 1}, {"a": 2}, [("OTHER", "$.a")], id="another value"),
        pytest.param({"a": 1}, {"a": "1"}, [("OTHER", "$.a")], id="another type"),
        pytest.param({"a": {"b": 1}}, {"a": {"b": 2}}, [("OTHER", "$.a.b")], id="within"),
        pytest.param(
            {"a": 1, "b": 2}, {"a": 1}, [("SAME", "$.a"), ("UNSHOWN", "$.b")], id="another property not shown"
        ),
        pytest.param({"a": 1, "b": 0}, {"a": 1}, [("SAME", "$.a")], id="a default not shown"),
        pytest.param(
            {"a": {"c": 1}, "b": 2}, {"a": {"c": 1}}, [("SAME", "$.a.c")], id="echoes of another object"
        ),
    ],
)
def test_finds(sent, shown, found):
    assert find(sent, shown) == found


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_nothing_contradicts_itself(value):
    assert {echo.relation for echo in find_echoes(value, value)} <= {Relation.SAME}
