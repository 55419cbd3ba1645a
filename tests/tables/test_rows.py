"""The rows of tables: names, types, whether they are required."""

import pytest

from docparse.model import Table
from docparse.tables import find_unreadable, names_property, read_rows, read_type_name


def table(columns: tuple[str, ...], *rows: tuple[str, ...]) -> Table:
    return Table("Properties", columns, rows, tuple(range(10, 10 + len(rows))))


def test_columns_stand_in_any_order():
    (row,) = read_rows(table(("Name", "Description", "Data type"), ("id", "The key.", "Edm.String")))
    assert (row.name, row.type_name, row.type_text) == ("id", read_type_name("String"), "Edm.String")
    assert (row.required, row.description, row.line) == (None, "The key.", 10)


def test_a_column_of_values_names_types_where_there_is_no_other():
    (row,) = read_rows(table(("Parameter name", "Value", "Description"), ("client_id", "string", "")))
    assert row.type_name.name == "string"


def test_dividers_are_no_rows():
    rows = read_rows(table(("Name", "Type"), ("id", "String"), ("Advanced", ""), ("", ""), ("n", "Int32")))
    assert [(row.name, row.line) for row in rows] == [("id", 10), ("n", 13)]


def test_a_table_of_one_column_has_rows():
    assert [row.name for row in read_rows(table(("Member",), ("up",), ("down",)))] == ["up", "down"]


@pytest.mark.parametrize(
    ("columns", "cells", "required"),
    [
        pytest.param(("N", "Required"), ("a", "Yes"), True, id="yes"),
        pytest.param(("N", "Required?"), ("a", "no"), False, id="no"),
        pytest.param(("N", "Required (Y/N)"), ("a", "N"), False, id="N"),
        pytest.param(("N", "Optional"), ("a", "true"), False, id="optional"),
        pytest.param(("N", "Required"), ("a", "Optional"), False, id="the other word"),
        pytest.param(("N", "Description"), ("a", "Required. The name."), True, id="required in words"),
        pytest.param(("N", "Description"), ("a", "Optional. The name."), False, id="optional in words"),
        pytest.param(("N", "Description"), ("a", "The required name."), None, id="a word elsewhere"),
        pytest.param(("N", "Type"), ("a", "String (optional)"), False, id="at the type"),
        pytest.param(("N", "Type"), ("a", "String"), None, id="nothing said"),
    ],
)
def test_what_is_required(columns, cells, required):
    (row,) = read_rows(table(columns, cells))
    assert row.required is required


@pytest.mark.parametrize("name", ["id", "@odata.type", "$filter", "item-id", "a.b"])
def test_names(name):
    assert names_property(name)


@pytest.mark.parametrize("name", ["", "two words", "a,b).", "5"])
def test_no_names(name):
    assert not names_property(name)


def test_finds_cells_that_say_nothing():
    columns = ("Name", "Required")
    found = list(find_unreadable(table(columns, ("", "yes"), ("a", "perhaps"), ("b", ""), ("", ""))))
    assert found == [
        (10, "the first cell of this row is empty"),
        (11, "'perhaps' in the column 'Required' is neither yes nor no"),
    ]
