"""Texts of API Doctor silence the findings of docparse that say the same, and no others."""

import pytest

from docparse.linting import RULES, lint
from docparse.linting.choosing import find_named
from docparse.linting.suppressing.old_texts import covers_whole, means, read_old_text
from docparse.model import Docset, Finding, Level, Location
from docparse.reading import read_page

NOT_IN_RESOURCE = (
    "Warning: /page.md/x.thing:\n   Property 'z' found in markdown table but not in resource definition."
)
SINGLE = (
    "Error: get_flows/version:\r\n  Expected type Single but actual was Int64. Property: version, actual: '1'"
)
UNDEFINED = (
    "Error: microsoft.graph.user/states:\n Referenced type x.licenseState is not defined in the doc set! "
    "Potential suggestion: UNKNOWN"
)
TABLE_TYPE = (
    "Warning: /a/b.md/x.thing/days:\n Inconsistent types between parameter (String) and table (Object)"
)


def finding(rule: str, message: str) -> Finding:
    return Finding("DP1", rule, Level.WARNING, message, Location("p.md", 1))


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        pytest.param(
            NOT_IN_RESOURCE, "property-not-in-resource", "'z' is not in the JSON of x.thing", id="row"
        ),
        pytest.param(
            "warning:property  **'Z'**  found in Markdown table but not in resource definition",
            "property-not-in-resource",
            "'z' is not in the JSON of x.thing",
            id="white space, letter case and Markdown marks aside",
        ),
        pytest.param(SINGLE, "type-mismatch", "$.version: a whole number, not a text", id="type"),
        pytest.param(UNDEFINED, "type-unknown", "no page documents the type x.licenseState", id="reference"),
        pytest.param(
            TABLE_TYPE, "table-cell-value", "'days' is String here, and Object in the JSON", id="cell"
        ),
        pytest.param(
            "a broken thing here", "link-broken", "A broken thing here", id="docparse's own message"
        ),
    ],
)
def test_means(text: str, rule: str, message: str) -> None:
    assert means(read_old_text(text), finding(rule, message))


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        pytest.param(NOT_IN_RESOURCE, "property-not-in-resource", "'y' is not in the JSON of z1", id="name"),
        pytest.param(NOT_IN_RESOURCE, "property-not-in-table", "'z' of x.thing is in no table", id="rule"),
        pytest.param("some prose", "property-not-in-resource", "'z' is not in the JSON", id="prose"),
        pytest.param("some prose", "property-not-in-resource", "", id="no message"),
    ],
)
def test_does_not_mean(text: str, rule: str, message: str) -> None:
    assert not means(read_old_text(text), finding(rule, message))


@pytest.mark.parametrize(
    ("names", "whole"),
    [
        pytest.param(("a",), False, id="one of two"),
        pytest.param(("a", "a"), False, id="one twice"),
        pytest.param(("a", "b"), True, id="both"),
    ],
)
def test_a_finding_about_several_properties_is_silenced_where_each_is_named(
    names: tuple[str, ...], *, whole: bool
) -> None:
    several = finding("property-not-in-table", "2 properties of x.thing are in no table of the page: a, b")
    texts = [
        read_old_text(f"Warning: p.md: Property '{name}' found in resource definition for 'x.thing'")
        for name in names
    ]
    assert all(means(text, several) for text in texts)
    assert covers_whole(texts, several) is whole
    assert covers_whole([*texts, None], several)


def page(*texts: str) -> str:
    listed = ", ".join(f'"{text}"' for text in texts)
    return (
        "# T\n\n## Properties\n\n|Name|Type|Description|\n|:--|:--|:--|\n|id|String|d|\n|z|String|d|\n\n"
        '<!-- { "blockType": "resource", "@odata.type": "x.thing" } -->\n```json\n{ "id": "string" }\n```\n\n'
        f'<!-- {{ "type": "#page.annotation", "suppressions": [{listed}] }} -->\n'
    )


def find(text: str) -> list[Finding]:
    rules = [*find_named("property-not-in-resource", RULES), *find_named("suppression-unused", RULES)]
    return list(lint(Docset((read_page(text, "page.md"),)), rules))


def test_silences_on_its_page() -> None:
    assert [found.rule for found in find(page())] == ["property-not-in-resource"]
    assert find(page(NOT_IN_RESOURCE)) == []


def test_silences_on_no_other_page() -> None:
    pages = (read_page(page(), "a.md"), read_page(page(NOT_IN_RESOURCE), "b.md"))
    rules = find_named("property-not-in-resource", RULES)
    assert [found.location.page for found in lint(Docset(pages), rules)] == ["a.md"]


def test_those_that_silence_nothing_are_one_note_a_page() -> None:
    (found,) = find(page(NOT_IN_RESOURCE, SINGLE, "Warning: potential enums that nobody defined"))
    assert (found.rule, found.level) == ("suppression-unused", Level.NOTE)
    assert found.message == "under 'suppressions', 2 texts silence nothing that docparse finds"
