"""The object in a comment: what is read leniently, what is refused, what a value of the wrong type costs."""

import pytest

from docparse.model import BlockType
from docparse.reading.annotation import Sort, read_comment


def rules(text: str) -> list[tuple[str, bool]]:
    return [(note.rule, note.noted) for note in read_comment(text).notes]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"blockType": "request", "name": "a"}', id="strict JSON"),
        pytest.param('{"blockType": "Request", "name": "a"}', id="block type in another letter case"),
        pytest.param('{"blockType": "request", "name": "a", "mine": [1]}', id="a key of the author's own"),
        pytest.param('{"blockType": "request", "name": 12}', id="a number for a name"),
        pytest.param('{"blockType": "response", "truncated": "True"}', id="a quoted truth value"),
        pytest.param('{"blockType": "resource", "baseType": null}', id="null"),
        pytest.param('{"blockType": "request", "scopes": ["a", "b"]}', id="scopes as a list"),
        pytest.param("uuid: 8fcb5dbc", id="prose"),
        pytest.param("a blockType is missing here", id="prose about block types"),
        pytest.param('{"type": "#page.annotation", "suppressions": ["a\nb"]}', id="page annotation"),
        pytest.param("{ not: [an annotation", id="braces in prose"),
        pytest.param("", id="empty comment"),
    ],
)
def test_leaves_alone(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "noted"),
    [
        pytest.param('{"blockType": "request",}', "annotation-json-lenient", True, id="trailing comma"),
        pytest.param(
            '{"blockType": "request"; "name": "a"}', "annotation-json-lenient", True, id="semicolon"
        ),
        pytest.param('{"BLOCKTYPE": "request"}', "annotation-json-lenient", True, id="key in capitals"),
        pytest.param(
            '{"blockType": "x", "blockType": "request"}', "annotation-duplicate-key", False, id="twice"
        ),
        pytest.param(
            '{"blockType": "example", "@type": "a", "@odata.type": "b"}',
            "annotation-duplicate-key",
            False,
            id="two types",
        ),
        pytest.param('{"blockType": "ignore"}', "block-type-alias", True, id="alias"),
        pytest.param('{"blockType": "reqest"}', "block-type-unknown", False, id="unknown word"),
        pytest.param('{"blockType": 2}', "block-type-unknown", False, id="number"),
        pytest.param(
            '{"blockType": "request", "scope": "a"}', "annotation-unknown-property", False, id="near miss"
        ),
        pytest.param(
            '{"blockType": "request", "truncated": "yes"}',
            "annotation-value-type",
            False,
            id="no truth value",
        ),
        pytest.param(
            '{"blockType": "request", "optionalProperties": "id"}',
            "annotation-value-type",
            False,
            id="text for a list",
        ),
        pytest.param(
            '{"blockType": "request", "docparse": {"mtach": "exact"}}',
            "annotation-value-type",
            False,
            id="unknown refinement",
        ),
        pytest.param(
            '{"blockType": "request" "name": "a"}', "annotation-json-invalid", False, id="missing comma"
        ),
        pytest.param('{"blockType": "request"', "annotation-json-invalid", False, id="not closed"),
        pytest.param('{"blockType": "request"} {}', "annotation-json-invalid", False, id="two objects"),
        pytest.param('[{"blockType": "request"}]', "annotation-json-invalid", False, id="list"),
        pytest.param(
            '{"type": "#page.annotation" "a": 1}', "page-annotation-invalid", False, id="page annotation"
        ),
    ],
)
def test_finds(text: str, rule: str, noted: bool) -> None:  # noqa: FBT001 - a row of the table
    assert rules(text) == [(rule, noted)]


def test_suggests_the_nearest_word() -> None:
    (note,) = read_comment('{"blockType": "reqest"}').notes
    assert "did you mean 'request'?" in note.message


def test_says_where_the_fault_is() -> None:
    (note,) = read_comment(' {\n "blockType": "request"\n "name": "a" }').notes
    assert note.offset == 28


@pytest.mark.parametrize(
    "members",
    [
        pytest.param('"blockType": "reqest"', id="unknown block type"),
        pytest.param('"BLOCKTYPE": "ignore"', id="alias"),
        pytest.param('"blockType": "request",\n "truncated": "yes"', id="wrong type"),
        pytest.param('"blockType": "request",\n "scope": "a"', id="near miss"),
        pytest.param('"blockType": "request",\n "docparse": {"mtach": "exact"}', id="refinement"),
        pytest.param('"@odata.type": "b",\n "blockType": "example",\n "@type": "a"', id="two types"),
    ],
)
def test_says_which_key_is_at_fault(members: str) -> None:
    text = f" {{\n {members} }}"
    last = text.rindex("\n") + 2
    assert {note.offset for note in read_comment(text).notes} == {last}


def test_a_wrong_value_loses_only_itself() -> None:
    annotation = read_comment('{"blockType": "request", "name": "a", "truncated": [], "x": 1}').annotation
    assert annotation.block_type is BlockType.REQUEST
    assert dict(annotation.value) == {"blockType": "request", "name": "a", "x": 1}


def test_spells_keys_as_the_format_does() -> None:
    annotation = read_comment('{"BLOCKTYPE": "Response", "ISCOLLECTION": 1, "@type": "a.b"}').annotation
    assert annotation.is_collection
    assert annotation.resource_type == "a.b"


def test_a_collection_type_says_what_it_collects() -> None:
    annotation = read_comment('{"blockType": "response", "@odata.type": "collection(a.b)"}').annotation
    assert (annotation.resource_type, annotation.is_collection) == ("a.b", True)


def test_names_are_a_text_or_a_list() -> None:
    assert read_comment('{"blockType": "response", "name": ["a", 2]}').annotation.names == ("a", "2")
    assert read_comment('{"blockType": "response", "name": ""}').annotation.names == ()


def test_tells_a_page_annotation_from_a_block_annotation() -> None:
    assert read_comment('{"TYPE": "#Page.Annotation"}').sort is Sort.PAGE
    assert read_comment('{"type": "#page.annotation", "blockType": "request"}').sort is Sort.ANNOTATION


def test_reads_refinements() -> None:
    annotation = read_comment('{"blockType": "response", "docparse": {"pin": "$.id"}}').annotation
    assert annotation.refinement is not None
    assert annotation.refinement.pin == ("$.id",)
