"""Responses, examples and requests beside the resource that they are promised to be."""

import pytest

from docparse.linting import lint
from docparse.model import Docset
from docparse.reading import read_page
from tests.linting.resources.pages import THING, check, comment, resource, response, tell

EXTRA = '{\n  "id": "7",\n  "n": 2,\n  "z": true\n}'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty page"),
        pytest.param(resource(), id="a resource alone"),
        pytest.param(resource() + response('{ "id": "7", "n": 2 }'), id="as documented"),
        pytest.param(resource() + response('{ "id": "7", "n": 2.5 }'), id="a fraction for a literal number"),
        pytest.param(resource() + response('{ "id": "7" }', truncated=True), id="truncated"),
        pytest.param(resource(optionalProperties=["n"]) + response('{ "id": "7" }'), id="optional"),
        pytest.param(resource() + response('{ "id": "7" }', optionalProperties=["n"]), id="optional here"),
        pytest.param(resource() + response('{ "id": "7", ... }'), id="an ellipsis"),
        pytest.param(resource() + response('{ "id": "7" }', target="/things/7?$select=id"), id="selected"),
        pytest.param(resource(openType=True) + response(EXTRA), id="open type"),
        pytest.param(resource() + "|Name|\n|:--|\n|z|\n\n" + response(EXTRA), id="named in a table"),
        pytest.param(resource() + response('{ "error": {} }', expectError=True), id="expected error"),
        pytest.param(resource() + response('{ "error": {} }', status="404 Not Found"), id="an error"),
        pytest.param(resource() + response("[]", "string"), id="a primitive type"),
        pytest.param(resource() + response("{ oops", "x.thing"), id="broken JSON is another rule's"),
        pytest.param(
            resource(THING, "x.base")
            + resource('{ "z": true }', "x.thing", baseType="x.base")
            + response(EXTRA, "x.base"),
            id="property of a derived type",
        ),
        pytest.param(response("plain", "", status="204 No Content").replace("\nplain", ""), id="no content"),
        pytest.param(response(EXTRA, "x.other"), id="no resource is read at all"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        pytest.param(response('{ "id": "7" }'), "property-missing", 1, id="missing"),
        pytest.param(response('{ "n": 2, "id": "7", "z": 1 }'), "property-undocumented", 22, id="extra"),
        pytest.param(response('{ "n": 2, "id": null }'), "property-null", 11, id="null"),
        pytest.param(response('{ "n": 2, "id": 7 }'), "type-mismatch", 17, id="another type"),
        pytest.param(
            response('{ "items": [] }', isCollection=True), "collection-property-missing", 1, id="no array"
        ),
        pytest.param(response('{ "value": [] }', isCollection=True), "collection-empty", 12, id="no items"),
    ],
)
def test_finds_at_its_place(text: str, rule: str, column: int) -> None:
    page = resource() + text
    line = page.count("\n", 0, page.index("\n\n{")) + 3
    assert check(page) == [(rule, f"0.md:{line}:{column}")]


@pytest.mark.parametrize(
    ("word", "value", "rule"),
    [
        ("a | b", '"c"', "enum-value"),
        ("url", '"no url"', "url-invalid"),
        ("DateTimeOffset", '"yesterday"', "date-invalid"),
        ("int32", '"2"', "type-mismatch"),
    ],
)
def test_finds_what_a_word_promises(word: str, value: str, rule: str) -> None:
    page = resource(f'{{ "a": "{word}" }}') + response(f'{{\n  "a": {value}\n}}')
    assert check(page) == [(rule, "0.md:17:8")]


def test_finds_in_a_list_item_at_the_line_of_the_page() -> None:
    block = response('{ "id": 7, "n": 2 }').replace("\n", "\n   ")
    page = f"{resource()}1. Ask:\n\n   {block}"
    line = page[: page.index('{ "id": 7')].count("\n") + 1
    assert check(page) == [("type-mismatch", f"0.md:{line}:12")]


def test_tells_the_properties_of_one_object_together() -> None:
    shown = '{ "a": 1, "b": 2, "n": 1 }'
    found = {(rule, message) for rule, _, message in tell(resource() + response(shown))}
    assert found == {
        (
            "property-missing",
            "'id' of x.thing is not shown; show it, or say \"truncated\": true in the annotation",
        ),
        ("property-undocumented", "2 properties shown here are not documented on x.thing: a, b"),
    }


def test_tells_what_all_items_have_alike_once() -> None:
    items = ", ".join('{ "id": "7", "n": "2" }' for _ in range(3))
    ((rule, _, message),) = tell(resource() + response(f'{{ "value": [{items}] }}', isCollection=True))
    assert rule == "type-mismatch"
    assert message == ("$.value[0].n: the text '2' stands where a number is promised, and so in 2 more items")


def test_tells_nulls_once_for_a_resource() -> None:
    page = response('{ "id": null, "n": 2 }')
    assert check(resource(), page, page) == [("property-null", "1.md:11:3")]


def test_suggests_the_name_that_was_meant() -> None:
    text = resource('{ "displayName": "string" }') + response('{ "displayname": "x" }', truncated=True)
    ((_, _, message),) = tell(text)
    assert message == "'displayname' is no property of x.thing; did you mean 'displayName'?"


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        pytest.param('{ "id": "7" }', ["property-missing"], id="incomplete"),
        pytest.param('{ "id": "7", "n": "2" }', ["type-mismatch"], id="another type"),
        pytest.param('HTTP/1.1 200 OK\n\n{ "id": 7, "n": 2 }', ["type-mismatch"], id="a response"),
        pytest.param('HTTP/1.1 404 Not Found\n\n{ "error": 7 }', [], id="an error"),
        pytest.param('{ "id": "7", "n": 2 }', [], id="as documented"),
    ],
)
def test_judges_examples(shown: str, found: list[str]) -> None:
    example = f"{comment(blockType='example', odata_type='x.thing')}\n```json\n{shown}\n```\n"
    assert [rule for rule, _ in check(resource() + example)] == found


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        pytest.param('{ "n": 2 }', [], id="in part"),
        pytest.param('{ "n": 2, "z": 1 }', [], id="with more"),
        pytest.param('{ "id": null }', [], id="null"),
        pytest.param('{ "n": "2" }', ["type-mismatch"], id="of another type"),
    ],
)
def test_judges_the_types_of_what_is_sent(sent: str, found: list[str]) -> None:
    request = f"{comment(blockType='request', odata_type='x.thing')}\n```http\nPOST /things\n\n{sent}\n```\n"
    answer = f"{comment(blockType='response')}\n```http\nHTTP/1.1 204 No Content\n```\n"
    assert [rule for rule, _ in check(resource() + request + answer)] == found


def test_judges_a_response_of_several_requests_once() -> None:
    page = resource() + "".join(
        f"{comment(blockType='request', name=name)}\n```http\nGET /{name}\n```\n\n" for name in "ab"
    )
    page += (
        f"{comment(blockType='response', name=['a', 'b'], odata_type='x.thing')}\n"
        '```http\nHTTP/1.1 200 OK\n\n{ "id": 7, "n": 2 }\n```\n'
    )
    assert [rule for rule, _ in check(page)] == ["type-mismatch"]


def test_tells_of_responses_without_a_type() -> None:
    page = resource() + response(THING) + response(THING) + response("{}", "") + response("[]", "")
    assert check(page) == [("response-type-missing", "0.md:36:1"), ("response-type-missing", "0.md:48:1")]


def test_tells_once_where_most_responses_have_no_type() -> None:
    page = response("{}", "") + response("{}", "") + response("{}", "string")
    ((rule, place, message),) = tell(page)
    assert (rule, place) == ("response-type-missing", "0.md:7:1")
    assert "1 more" in message


@pytest.mark.parametrize(
    ("shown", "where"),
    [
        pytest.param('{ "id": "7" }', "$.n", id="missing"),
        pytest.param("{ }", "$['id','n']", id="several missing"),
        pytest.param('{ "id": "7", "n": 2, "a": 1, "b": 2 }', "$['a','b']", id="several undocumented"),
        pytest.param('{ "id": 7, "n": 2 }', "$.id", id="another type"),
        pytest.param('{ "id": null, "n": 2 }', "$.id", id="null"),
    ],
)
def test_names_the_place_in_the_content(shown: str, where: str) -> None:
    findings = lint(Docset((read_page(resource() + response(shown)),)))
    assert [finding.where for finding in findings if finding.code.startswith("DP3")] == [where]
