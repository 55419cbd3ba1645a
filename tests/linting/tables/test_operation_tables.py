"""Tables about operations beside the examples of their pages, and tables that nobody can place."""

import pytest

from tests.linting.resources.pages import comment, resource
from tests.linting.tables.pages import check, table, tell

BODY = table("n|Int32|", "on|Boolean|", "tags|String collection|", heading="Request body")


def example(sent: str, shown: str = "", *, target: str = "/things/7", **annotation: object) -> str:
    answer = (
        f"HTTP/1.1 200 OK\nContent-Type: application/json\n\n{shown}" if shown else "HTTP/1.1 204 No Content"
    )
    return (
        f"{comment(blockType='request', **annotation)}\n"
        f"```http\nPOST {target}\nContent-Type: application/json\n\n{sent}\n```\n\n"
        f"{comment(blockType='response')}\n```http\n{answer}\n```\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BODY + example('{ "n": 1, "on": true, "tags": ["a"] }'), id="as the table says"),
        pytest.param(
            BODY + example('{ "n": null, "on": "{on}", "tags": "<tags>" }'), id="null, placeholders"
        ),
        pytest.param(BODY + example('{ "n": "Int32", "on": "Boolean" }'), id="type names"),
        pytest.param(BODY + example('{ "other": "1" }'), id="a property of no table"),
        pytest.param(BODY + example("{ oops"), id="broken JSON is another rule's"),
        pytest.param(BODY + example("[1]"), id="an array"),
        pytest.param(BODY + example('{ "n": 1 }', '{ "n": "1" }'), id="the table is about the request"),
        pytest.param(
            table("n|string/number|", "m|a word|", "o||", heading="Request body")
            + example('{ "n": 1, "m": 2, "o": 3 }'),
            id="no one type",
        ),
        pytest.param(
            BODY + table("n|String|", heading="Request body") + example('{ "n": "1" }'),
            id="two tables that differ",
        ),
        pytest.param(
            table("n|Int32|", heading="Path parameters") + example('{ "n": "1" }'), id="other kinds"
        ),
    ],
)
def test_leaves_alone(text):
    assert check(text) == []


@pytest.mark.parametrize(
    ("sent", "place", "message"),
    [
        ('{\n  "n": "1"\n}', "0.md:15:8", "'n' is the text '1' here, and Int32 in the table, line 5"),
        ('{ "n": 1.5 }', "0.md:14:8", "'n' is the number 1.5 here, and Int32 in the table, line 5"),
        ('{ "on": "false" }', "0.md:14:9", "'on' is the text 'false' here, and Boolean in the table, line 6"),
        (
            '{ "tags": "a" }',
            "0.md:14:11",
            "'tags' is the text 'a' here, and Collection(String) in the table, line 7",
        ),
        (
            '{ "tags": [1] }',
            "0.md:14:11",
            "'tags' is the number 1 here, and Collection(String) in the table, line 7",
        ),
        ('{ "n": [1] }', "0.md:14:8", "'n' is an array here, and Int32 in the table, line 5"),
    ],
)
def test_finds_a_value_at_odds_with_the_table(sent, place, message):
    assert tell(BODY + example(sent)) == [("table-cell-value", place, message)]


def test_a_table_under_response_is_about_responses():
    text = table("n|Int32|", heading="Response") + example('{ "n": "1" }', '{ "n": "2" }')
    assert check(text) == [("table-cell-value", "0.md:20:8")]


def test_what_a_resource_documents_is_held_against_the_resource():
    other = table("n|Int32|") + resource('{ "n": 1 }')
    typed = BODY + example('{ "n": "1" }', odata_type="x.thing")
    assert check(other, typed) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(table("n|Int32|", "|String|what"), "0.md:6:1", id="no name"),
        pytest.param(table("n|Int32|", "m|x|", "n|Int32|"), "0.md:7:1", id="two rows"),
        pytest.param(table("n|maybe", head="Name|Required"), "0.md:5:1", id="neither yes nor no"),
    ],
)
def test_finds_rows_that_say_nothing(text, place):
    assert check(text) == [("table-cell-value", place)]


P, Q = (table(f"{name}|string|", heading="Path parameters") for name in "pq")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(P + Q, id="no operation"),
        pytest.param(example("{}") + P + Q, id="one operation"),
        pytest.param(example("{}", target="/x/1") + example("{}", target="/y/{id}") + P + Q, id="ids"),
        pytest.param(
            example("{}", target="/x/go") + example("{}", target="/y/go?z=1") + P + Q, id="one name"
        ),
        pytest.param(example("{}", target="/x/one") + example("{}", target="/x/two") + P, id="one table"),
        pytest.param(
            example("{}", target="/x/one")
            + example("{}", target="/x/two")
            + P
            + table(heading="Permissions"),
            id="tables of two kinds",
        ),
        pytest.param(resource() + resource("{}", "x.other"), id="two resources without a table"),
    ],
)
def test_tables_that_have_their_place_are_left_alone(text):
    assert check(text) == []


def test_finds_tables_that_nobody_can_place():
    text = example("{}", target="/x/one") + example("{}", target="/x/two") + P + Q
    assert check(text) == [("table-unmapped", "0.md:35:1")]


def test_finds_a_table_with_several_resources():
    text = table("id|String|") + resource() + resource("{}", "x.other")
    assert check(text) == [("table-unmapped", "0.md:5:1")]
