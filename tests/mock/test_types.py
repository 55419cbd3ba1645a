"""Property tables as constraints."""

import pytest

from docparse.mock.types import find_violations, read_types
from docparse.model import Table


def table(type_name: str, heading: str = "Request body") -> Table:
    return Table(heading, ("Property", "Type", "Description"), (("x", type_name, ""),), (1,))


@pytest.mark.parametrize(
    ("type_name", "value"),
    [
        pytest.param("Edm.Int64", "12345678901234567890", id="long as text"),
        pytest.param("Double", 1, id="whole number for a fraction"),
        pytest.param("double", "INF", id="infinity"),
        pytest.param("String (identifier)", "x", id="remark"),
        pytest.param("Collection(Edm.String)", [], id="collection"),
        pytest.param("profilePhoto", {"a": 1}, id="complex type"),
        pytest.param("emailType", "work", id="enumeration"),
        pytest.param("", 5, id="no type"),
    ],
)
def test_leaves_alone(type_name, value):
    assert list(find_violations({"x": value}, read_types([table(type_name)]))) == []


@pytest.mark.parametrize(
    ("type_name", "value"),
    [
        pytest.param("Int64", "x", id="text that is no number"),
        pytest.param("Boolean", "true", id="text for a truth"),
        pytest.param("Guid", 5, id="number for a GUID"),
        pytest.param("user collection", {}, id="object for a collection"),
        pytest.param("String[]", "x", id="text for an array"),
        pytest.param("Collection(Int32)", [1, "x"], id="item"),
        pytest.param("profilePhoto", [{}], id="array for one object"),
    ],
)
def test_finds(type_name, value):
    assert len(list(find_violations({"x": value}, read_types([table(type_name)])))) == 1


def test_any_of_several_types_will_do():
    types = read_types([table("String"), table("Int32", "Properties")])
    assert list(find_violations({"x": 5}, types)) == []
    assert [violation.expected for violation in find_violations({"x": True}, types)] == ["int32 or string"]


def test_other_tables_promise_nothing():
    headers = Table("Request headers", ("Name", "Type"), (("x", "string"),), (1,))
    no_types = Table("Properties", ("Property", "Description"), (("x", "a word"),), (1,))
    assert read_types([headers, no_types]) == {}
