"""When two scalars are one value."""

import pytest

from docparse.values.sameness import agree, is_same_text


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
    ("one", "other", "same"),
    [
        pytest.param(1, 1.0, True, id="numbers by value"),
        pytest.param(1, "1", False, id="number and text"),
        pytest.param(1, True, False, id="number and truth"),
        pytest.param("#a.b", "a.b", True, id="a type with # and without"),
        pytest.param(None, None, True, id="null"),
    ],
)
def test_tells_whether_scalars_agree(one, other, same):
    assert agree(one, other) is same
