"""The types that cells name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.tables import NO_TYPE, TypeName, read_type_name


@pytest.mark.parametrize(
    ("cell", "name", "is_collection"),
    [
        ("String", "String", False),
        ("Edm.Int32", "Int32", False),
        ("#microsoft.graph.user", "microsoft.graph.user", False),
        ("string (timestamp)", "string", False),
        ("String (optional)", "String", False),
        ("String - optional", "String", False),
        ("String, required", "String", False),
        ("calendarColor enum", "calendarColor", False),
        ("itemAnalytics resource", "itemAnalytics", False),
        ("JSON object", "object", False),
        ("Untyped JSON object", "object", False),
        ("Relative URL", "relative url", False),
        ("Collection(Edm.String)", "String", True),
        ("collection (user)", "user", True),
        ("Collection of String", "String", True),
        ("String collection", "String", True),
        ("microsoft.graph.user collection", "microsoft.graph.user", True),
        ("Int32[]", "Int32", True),
        ("[user]", "user", True),
        ("array of strings (optional)", "strings", True),
        ("educationOutcome collection. Holds grades, feedback and rubrics", "educationOutcome", True),
        ("Array", "", True),
    ],
)
def test_reads_a_type(cell, name, is_collection):
    assert read_type_name(cell) == TypeName(name, is_collection)


@pytest.mark.parametrize(
    "cell",
    ["", "a or b", "string/number", "the id of the photo", "application/json", "%unique%", "(none)", "5"],
)
def test_what_is_no_one_type_is_none(cell):
    assert read_type_name(cell) == NO_TYPE


def test_is_spelt_as_in_odata():
    assert [str(read_type_name(cell)) for cell in ("Edm.String", "user collection")] == [
        "String",
        "Collection(user)",
    ]


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(cell):
    read_type_name(cell)
