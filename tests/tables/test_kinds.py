"""What a table documents, by its heading and its columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.model import Table
from docparse.tables import TableKind, find_kind

NAMED = ("Name", "Type", "Description")


def table(heading: str, *columns: str) -> Table:
    return Table(heading, columns or NAMED, (), ())


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (
            TableKind.PROPERTIES,
            ["Properties", "properties:", "JSON properties", "Instance attributes", "Fields"],
        ),
        (TableKind.RELATIONSHIPS, ["Relationships", "Navigation properties"]),
        (
            TableKind.REQUEST_BODY,
            ["Request body", "HTTP request body", "Required request body parameters", "Request body (JSON)"],
        ),
        (TableKind.RESPONSE, ["Response", "Response body"]),
        (TableKind.REQUEST_HEADERS, ["Request headers", "Optional Request Headers", "Headers"]),
        (TableKind.PARAMETERS, ["Path parameters", "Function parameters", "Parameters", "URI parameters"]),
        (
            TableKind.QUERY_OPTIONS,
            [
                "Query parameters",
                "Optional query parameters",
                "Optional OData query parameters",
                "Required query string parameters",
            ],
        ),
    ],
)
def test_kinds_by_heading(kind, headings):
    assert [find_kind(table(heading)) for heading in headings] == [kind] * len(headings)


@pytest.mark.parametrize(
    ("kind", "heading", "columns"),
    [
        (TableKind.PERMISSIONS, "Prerequisites", ("Permission type", "Permissions")),
        (TableKind.PERMISSIONS, "Permissions", ("Calendar", "Delegated (work account)", "Application")),
        (TableKind.PERMISSIONS, "Authentication scopes", ("Scope name", "Description", "Required")),
        (TableKind.RELATIONSHIPS, "Properties", ("Relationship", "Type", "Description")),
        (TableKind.MEMBERS, "Members", ("Member", "Value", "Description")),
        (TableKind.MEMBERS, "Enumerated Values", ("Value", "Description")),
        (TableKind.MEMBERS, "chatType values", ("Member", "Value")),
        (TableKind.MEMBERS, "DisplayAs options", ("DisplayAs value", "Description")),
        (TableKind.MEMBERS, "State enumeration", ("Value", "Description")),
        (TableKind.ERRORS, "Error codes", ("Code", "Description")),
        (TableKind.PROPERTIES, "Properties", ("Property name", "Value", "Description")),
        (TableKind.QUERY_OPTIONS, "Query parameters", ("Query parameter", "Type")),
    ],
)
def test_kinds_by_columns(kind, heading, columns):
    assert find_kind(table(heading, *columns)) is kind


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        pytest.param("Methods", ("Method", "Return type", "Description"), id="another subject"),
        pytest.param("Properties of a policy definition", NAMED, id="properties of something else"),
        pytest.param("Properties", ("Pre-set constant", "Color mapped to"), id="other columns"),
        pytest.param("Delegated permissions and JSON", ("Property", "Type"), id="no permissions in it"),
        pytest.param("Response", ("Error type", "Instructions"), id="instructions"),
        pytest.param("Size options", ("Name", "Resolution"), id="options without values"),
        pytest.param("", NAMED, id="no heading"),
        pytest.param("Properties", ("Colour",), id="one column"),
    ],
)
def test_other_tables_have_no_kind(heading, columns):
    assert find_kind(table(heading, *columns)) is None


@given(st.text(max_size=300), st.lists(st.text(max_size=40), max_size=4))
def test_no_text_makes_it_raise(heading, columns):
    find_kind(Table(heading, tuple(columns), (), ()))
