"""The resource blocks themselves: names, bases, language, content."""

import pytest

from tests.linting.resources.pages import THING, check, comment, resource, response, tell

REFERENCE = '{\n  "part": { "@odata.type": "x.part" }\n}'


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((resource(REFERENCE) + resource(THING, "x.part"),), id="documented below"),
        pytest.param((resource(REFERENCE), resource(THING, "#X.Part")), id="in other letters elsewhere"),
        pytest.param((resource(REFERENCE.replace("x.part", "Collection(Edm.String)")),), id="primitive"),
        pytest.param((resource('{ "a": "x.part" }'),), id="a text that may be a value"),
        pytest.param((resource(baseType="x.base") + resource(THING, "x.base"),), id="base type"),
        pytest.param((resource(language=""),), id="no language"),
        pytest.param((resource(language="JSON"),), id="language in capitals"),
        pytest.param((resource("{ oops"),), id="broken JSON is another rule's"),
        pytest.param(
            (resource('{ "a": { "@odata.type": "x.a" }, "b": [{ "@odata.type": "x.b" }], '
                      '"c": "Collection(x.c)", "d": { "@odata.type": "x.d" } }'),),
            id="an excerpt, whose references lead out of it",
        ),
    ],
)  # fmt: skip
def test_leaves_alone(texts: tuple[str, ...]) -> None:
    assert check(*texts) == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param((resource(REFERENCE),), [("type-unknown", "0.md:4:11")], id="property"),
        pytest.param((resource(REFERENCE), resource(REFERENCE)[:-1]), [
            ("type-unknown", "0.md:4:11"), ("resource-duplicate", "1.md:1:1")], id="once, and a duplicate"),
        pytest.param(
            (resource('{ "a": ["Collection(x.part)"] }'),), [("type-unknown", "0.md:3:9")], id="words"
        ),
        pytest.param((resource(baseType="x.base"),), [("type-unknown", "0.md:1:1")], id="base type"),
        pytest.param(
            (resource() + response("{}", "x.other"), response("{}", "x.other")),
            [("type-unknown", "0.md:11:1")],
            id="of a response, once",
        ),
        pytest.param(
            (resource(baseType="x.b") + resource(THING, "x.b", baseType="x.thing"),),
            [("base-type-cycle", "0.md:1:1")],
            id="cycle",
        ),
        pytest.param((resource(baseType="x.thing"),), [("base-type-cycle", "0.md:1:1")], id="its own base"),
        pytest.param((resource("[1]"),), [("resource-not-object", "0.md:3:1")], id="array"),
        pytest.param((resource('"string"'),), [("resource-not-object", "0.md:3:1")], id="single value"),
        pytest.param((resource("<a/>", language="xml"),), [("resource-language", "0.md:2:1")], id="language"),
    ],
)  # fmt: skip
def test_finds(texts: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert check(*texts) == found


def test_says_where_the_resource_is_documented_already() -> None:
    ((_, _, message),) = tell("\n" + resource(), resource())
    assert message == "x.thing is documented already, at 0.md, line 3"


def test_shows_the_cycle() -> None:
    ((_, _, message),) = tell(resource(baseType="x.b") + resource(THING, "x.b", baseType="x.thing"))
    assert message == "the base types form a cycle: x.thing → x.b → x.thing"


def test_suggests_the_type_that_was_meant() -> None:
    ((_, _, message),) = tell(resource() + response("{}", "x.things"))
    assert message == "no page documents the resource x.things; did you mean 'x.thing'?"


def test_a_block_without_a_type_documents_nothing() -> None:
    assert check(f"{comment(blockType='resource')}\n```json\n{THING}\n```\n" * 2) == []
