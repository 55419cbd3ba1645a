"""Tables of properties beside the resource blocks of their pages."""

import pytest

from tests.linting.resources.pages import resource
from tests.linting.tables.pages import check, table, tell

BOTH = ("id|String|key", "n|Int32|count")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty page"),
        pytest.param(table(*BOTH), id="no resource"),
        pytest.param(resource('{ "@odata.type": "x.thing" }'), id="no table, and nothing to say in it"),
        pytest.param(table("id|key|", "n|count|", heading="Columns") + resource(), id="in another table"),
        pytest.param(table(*BOTH) + resource(), id="both the same"),
        pytest.param(table("id|String|", "**Advanced**||", "n|Int64|") + resource(), id="a divider"),
        pytest.param(
            table("id|String|", "n|Double|", "@odata.x|String|") + resource(), id="control information"
        ),
        pytest.param(table("id|String|") + resource(openType=True), id="open type, in no table"),
        pytest.param(table(*BOTH, "z|String|") + resource(openType=True), id="open type, not in the block"),
        pytest.param(
            table("id|String|") + table("n|thing|", heading="Relationships") + resource(), id="a relationship"
        ),
        pytest.param(
            table(*BOTH) + table("more|thing|", heading="Relationships") + resource(),
            id="a relationship that the block lacks",
        ),
        pytest.param(table("id|String|") + table("n|x|", heading="Extras") + resource(), id="in any table"),
        pytest.param(table("z|String|") + resource() + resource("{}", "x.other"), id="two resources"),
        pytest.param(
            table(*BOTH) + table("z|String|", heading="Methods") + resource(), id="a table of something else"
        ),
        pytest.param(table("z|String|") + resource("[1]"), id="the resource is no object"),
        pytest.param(table("z|String|") + resource("{ oops"), id="the resource is no JSON"),
        pytest.param(table(*BOTH) + resource('{ "id": null, "n": "double" }'), id="null and another number"),
        pytest.param(table("id|x.key|", "n|state|") + resource(), id="types of its own"),
        pytest.param(
            table("id|String|", "n|String|") + resource('{ "id": "a | b", "n": "string (timestamp)" }'),
            id="texts",
        ),
        pytest.param(
            table("id|String|") + resource('{ "id": { "@odata.type": "x.state" } }'),
            id="a type that no page documents may be an enumeration",
        ),
    ],
)
def test_leaves_alone(text):
    found = [rule for rule, _ in check(text) if rule != "table-unmapped"]
    assert found == []


PROPERTY = "Property|Type|Description"


@pytest.mark.parametrize(
    ("heading", "head"),
    [
        pytest.param("The book resource", PROPERTY, id="columns"),
        pytest.param("About the thing", "Property Name|Data type|Required|Notes", id="more columns"),
        pytest.param("Attributes", "Name|Type|Description", id="attributes"),
        pytest.param("The thing resource", "Name|Type|Description", id="the resource's name"),
        pytest.param("thing properties", "Field|Type|Description", id="the resource's name with more"),
        pytest.param("Together", "Name|Type|Description", id="the heading of the block"),
    ],
)
def test_knows_a_table_of_properties_by_its_columns(heading, head):
    cells = head.count("|") - 1
    rows = [f"id|{'String'}{'|' * cells}", f"z|String{'|' * cells}"]
    own = "## Together\n\n" if heading != "Together" else ""
    text = table(*rows, heading=heading, head=head) + own + resource('{ "id": "string", "n": 1 }')
    told = {rule: message for rule, _, message in tell(text)}
    assert told.keys() == {"property-not-in-resource", "property-not-in-table"}
    assert told["property-not-in-table"] == "'n' of x.thing is in no table of the page"


def test_knows_a_table_without_a_heading():
    text = table("id|String|", "n|String|", heading="").removeprefix("## \n\n") + resource()
    assert [rule for rule, _ in check(text)] == ["table-cell-value"]


def test_tells_of_empty_cells_in_a_table_known_by_its_columns():
    text = table("id|String|", "n|Int32|", "|String|", heading="Thing", head=PROPERTY) + resource()
    assert [message for *_, message in tell(text)] == ["the first cell of this row is empty"]


@pytest.mark.parametrize(
    ("heading", "head", "rows"),
    [
        pytest.param("Definition", PROPERTY, ("a|Int32|", "b|Int32|", "id|String|"), id="of something else"),
        pytest.param("Other things", "Name|Type|Description", BOTH, id="names below another heading"),
        pytest.param("The resource", "Name|Type|Description", BOTH, id="no name of a resource"),
        pytest.param("Thing", "Property|Description", ("id|key", "z|x"), id="no types"),
        pytest.param("Query parameters", PROPERTY, ("id|String|", "z|String|"), id="of a known kind"),
    ],
)
def test_leaves_tables_of_other_things_alone(heading, head, rows):
    text = table(*rows, heading=heading, head=head) + "## JSON\n\n" + resource(openType=False)
    assert "property-not-in-resource" not in [rule for rule, _ in check(text)]


def test_does_not_say_that_there_is_no_table_where_one_stands():
    others = table("a|String|", "b|String|", heading="Definition", head=PROPERTY)
    described = table("id|String|") + resource('{ "id": "string" }', "x.other")
    ((*_, message),) = tell(others + resource(), described)
    assert message == "2 properties of x.thing are described in no table: id, n"


def test_inherited_properties_may_be_in_table_or_block():
    base = table("id|String|", "b|String|") + resource('{ "id": "string", "b": "string" }', "x.base")
    derived = table("id|String|", "n|Int32|") + resource('{ "b": "string", "n": 1 }', baseType="x.base")
    assert check(base, derived) == []


def test_finds_a_property_that_the_block_lacks():
    ((rule, place, message),) = tell(table(*BOTH, "z|String|x") + resource())
    assert (rule, place) == ("property-not-in-resource", "0.md:7:1")
    assert message == "'z' is not in the JSON of x.thing, line 10"


def test_finds_a_property_that_the_tables_lack():
    ((rule, place, message),) = tell(table("id|String|") + resource('{\n  "id": "string",\n  "n": 1\n}'))
    assert (rule, place) == ("property-not-in-table", "0.md:11:3")
    assert message == "'n' of x.thing is in no table of the page"


def test_a_page_without_a_table_is_told_once():
    message = "2 properties of x.thing are described in no table: id, n; the page has no table of properties"
    found = tell(table("id|String|") + resource('{ "id": "string" }', "x.other"), resource())
    assert found == [("property-not-in-table", "1.md:3:3", message)]


def test_a_docset_without_tables_is_told_once():
    assert check(resource(), resource(name="x.other")) == [("property-not-in-table", "0.md:3:3")]


def test_suggests_the_name_that_was_meant():
    found = tell(table("id|String|", "dispalyName|Int32|") + resource('{ "id": "string", "displayName": 1 }'))
    assert [message.partition("; ")[2] for _, _, message in found] == [
        "did you mean 'displayName'?",
        "did you mean 'dispalyName'?",
    ]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("Int32", '"string"'),
        ("Boolean", '"a text"'),
        ("String", "1"),
        ("String", "true"),
        ("String collection", '"string"'),
        ("String", '["string"]'),
        ("Collection(Int32)", '["string"]'),
        ("Int32", '{ "a": 1 }'),
    ],
)
def test_finds_a_cell_at_odds_with_the_block(cell, shown):
    ((rule, place, message),) = tell(table(f"n|{cell}|") + resource(f'{{ "n": {shown} }}'))
    assert (rule, place) == ("table-cell-value", "0.md:5:1")
    assert "in the JSON, line 9" in message
