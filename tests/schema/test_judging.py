"""Values beside the types that they are promised to have."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.model import Annotation, BlockType, Json
from docparse.schema import Breach, Catalogue, Promised, Resource, judge, read_promised
from docparse.values.places import spell


def resource(name: str, value: dict[str, Json], **annotation: Json) -> Resource:
    keys: dict[str, Json] = {"@odata.type": name, **annotation}
    return Resource(Annotation(BlockType.RESOURCE, value=keys), value)


TYPES = Catalogue(
    [
        resource("x.entity", {"id": "string"}),
        resource(
            "x.thing",
            {
                "@odata.type": "x.thing",
                "n": "int32",
                "big": "Int64",
                "share": 0.5,
                "ratio": "double",
                "on": "boolean",
                "kind": "a | b | c",
                "more": "a | b | ...",
                "made": "DateTimeOffset",
                "day": "date",
                "web": "url",
                "tags": ["string"],
                "parts": [{"@odata.type": "x.part"}],
                "part": {"@odata.type": "x.part"},
                "plain": {"a": 1, "b": {"c": "string"}},
                "free": {},
                "unknown": {"@odata.type": "x.nowhere", "a": 1},
                "guess": "partOf",
                "nothing": None,
                "content": "stream",
            },
            baseType="x.entity",
            nullableProperties=["n"],
        ),
        resource("x.part", {"p": "string", "q": 1}),
        resource("x.special", {"s": 1}, baseType="x.part"),
        resource("x.open", {"o": 1}, openType=True),
        resource("x.holder", {"value": ["string"]}),
    ]
)
PART = Promised("x.part")
LOOSE = Promised("x.thing", is_whole=False)


def find(value: Json, promised: Promised = LOOSE) -> list[tuple[Breach, str, str]]:
    return [(fault.breach, spell(fault.place), fault.name) for fault in judge(value, promised, TYPES)]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({}, id="nothing shown of a truncated content"),
        pytest.param({"id": "7", "n": 2, "big": 3, "on": False}, id="as promised"),
        pytest.param({"share": 1, "ratio": 2}, id="whole numbers where fractions are promised"),
        pytest.param({"n": 1.0}, id="a whole number with a point"),
        pytest.param({"big": "9007199254740993"}, id="a long number as text"),
        pytest.param({"ratio": "NaN"}, id="no number as text"),
        pytest.param({"id": "Single"}, id="a type word is a value"),
        pytest.param({"id": "a | b"}, id="an enumeration is a value"),
        pytest.param({"n": "<count>", "on": "{flag}", "big": "n-value", "share": "..."}, id="stand-ins"),
        pytest.param({"web": "https://x.example/...", "made": "DateTimeOffset"}, id="shortened, a type word"),
        pytest.param({"n": None}, id="nullable"),
        pytest.param({"kind": "a", "more": "z"}, id="enumerated, or open"),
        pytest.param({"kind": "a,c"}, id="flags"),
        pytest.param({"made": "2017-01-01T00:00:00.1234567Z", "day": "2017-01-01"}, id="dates"),
        pytest.param({"made": "2017-01-01"}, id="a day for a date-time"),
        pytest.param({"web": "https://x.example/a b".replace(" ", "%20")}, id="URL"),
        pytest.param({"web": "/photos/1"}, id="relative URL"),
        pytest.param({"tags": [], "parts": []}, id="empty arrays"),
        pytest.param({"tags": ["a", None]}, id="null item"),
        pytest.param({"part": {"p": "x"}}, id="an object within, in part"),
        pytest.param({"part": {"@odata.type": "#x.special", "s": 2, "p": "x"}}, id="derived type"),
        pytest.param({"part": {"s": 2}}, id="a derived type's property"),
        pytest.param({"plain": {"a": 2, "b": {}, "z": 1}}, id="structure"),
        pytest.param({"free": {"anything": [1]}}, id="an object that shows nothing"),
        pytest.param({"unknown": {"a": 2, "b": 1}}, id="undocumented resource"),
        pytest.param({"guess": "word", "nothing": 5, "content": {"a": 1}}, id="no promise"),
        pytest.param({"guess": {"a": 1}}, id="a text that may name a type"),
        pytest.param({"@odata.context": "u", "id@odata.type": "v", "@x": None}, id="control information"),
        pytest.param({"@odata.type": "#X.Thing", "n": 1}, id="own type in another case"),
    ],
)
def test_leaves_alone(value: Json) -> None:
    assert find(value) == []


@pytest.mark.parametrize(
    ("value", "breach", "where"),
    [
        pytest.param({"n": "2"}, Breach.TYPE, "$.n", id="text for a number"),
        pytest.param({"n": "(none)"}, Breach.TYPE, "$.n", id="words in brackets for a number"),
        pytest.param({"parts": '[{"p": 1}]'}, Breach.TYPE, "$.parts", id="JSON in a text for an array"),
        pytest.param({"id": 7}, Breach.TYPE, "$.id", id="number for a text"),
        pytest.param({"n": 2.5}, Breach.TYPE, "$.n", id="fraction for a whole number"),
        pytest.param({"n": True}, Breach.TYPE, "$.n", id="truth for a number"),
        pytest.param({"on": "true"}, Breach.TYPE, "$.on", id="text for truth"),
        pytest.param({"on": 1}, Breach.TYPE, "$.on", id="number for truth"),
        pytest.param({"share": "0.5"}, Breach.TYPE, "$.share", id="text for a fraction"),
        pytest.param({"tags": "a"}, Breach.TYPE, "$.tags", id="text for an array"),
        pytest.param({"tags": ["a", 1]}, Breach.TYPE, "$.tags[1]", id="item"),
        pytest.param({"kind": 1}, Breach.TYPE, "$.kind", id="number for an enumeration"),
        pytest.param({"part": "words"}, Breach.TYPE, "$.part", id="text for a resource"),
        pytest.param({"part": [{}]}, Breach.TYPE, "$.part", id="array for a resource"),
        pytest.param({"parts": {}}, Breach.TYPE, "$.parts", id="object for an array"),
        pytest.param({"parts": [{"q": "x"}]}, Breach.TYPE, "$.parts[0].q", id="within an item"),
        pytest.param({"plain": {"b": {"c": 1}}}, Breach.TYPE, "$.plain.b.c", id="deep in a structure"),
        pytest.param({"plain": 1}, Breach.TYPE, "$.plain", id="number for a structure"),
        pytest.param({"unknown": {"a": "x"}}, Breach.TYPE, "$.unknown.a", id="what is shown of a resource"),
        pytest.param({"kind": "z"}, Breach.ENUMERATION, "$.kind", id="not enumerated"),
        pytest.param({"kind": "a,z"}, Breach.ENUMERATION, "$.kind", id="flag not enumerated"),
        pytest.param({"kind": "A"}, Breach.ENUMERATION, "$.kind", id="letter case"),
        pytest.param({"kind": "a | b | c"}, Breach.ENUMERATION, "$.kind", id="the enumeration itself"),
        pytest.param({"made": "yesterday"}, Breach.DATE, "$.made", id="no date-time"),
        pytest.param({"made": "2017-02-30T00:00:00Z"}, Breach.DATE, "$.made", id="no such day"),
        pytest.param({"day": "01/02/2017"}, Breach.DATE, "$.day", id="no date"),
        pytest.param({"day": "2017-01-01T00:00:00Z"}, Breach.DATE, "$.day", id="a date-time for a date"),
        pytest.param({"made": "2017-01-01T25:00:00Z"}, Breach.DATE, "$.made", id="no such hour"),
        pytest.param({"web": "not a url"}, Breach.URL, "$.web", id="no URL"),
        pytest.param({"z": 1}, Breach.UNDOCUMENTED, "$.z", id="undocumented"),
        pytest.param({"part": {"z": 1}}, Breach.UNDOCUMENTED, "$.part.z", id="undocumented within"),
        pytest.param({"id": None}, Breach.NULL, "$.id", id="null"),
        pytest.param({"part": {"@odata.type": "x.gone"}}, Breach.UNKNOWN, "$.part", id="declared type"),
        pytest.param([], Breach.TYPE, "$", id="array for an object"),
        pytest.param(5, Breach.TYPE, "$", id="number for an object"),
    ],
)
def test_finds(value: Json, breach: Breach, where: str) -> None:
    assert [(found, place) for found, place, _ in find(value)] == [(breach, where)]


@pytest.mark.parametrize(
    ("value", "promised", "missing"),
    [
        pytest.param({"p": "x"}, PART, ["q"], id="own property"),
        pytest.param({"s": 1}, Promised("x.special"), ["p", "q"], id="inherited"),
        pytest.param({"p": "x"}, Promised("x.part", optional=frozenset({"q"})), [], id="optional here"),
        pytest.param({"p": "x"}, Promised("x.part", is_whole=False), [], id="truncated"),
        pytest.param({"@odata.type": "x.special", "p": "", "q": 1}, PART, ["s"], id="of the declared type"),
        pytest.param([{"p": "x"}], Promised("x.part", is_collection=True), ["q"], id="item of an array"),
        pytest.param(
            {"items": [{"q": 1}]},
            Promised("x.part", is_collection=True, collection_property="items"),
            ["p"],
            id="item of a collection",
        ),
        pytest.param({"o": 1}, Promised("x.open"), [], id="complete"),
    ],
)
def test_finds_what_is_missing(value: Json, promised: Promised, missing: list[str]) -> None:
    assert [name for breach, _, name in find(value, promised) if breach is Breach.MISSING] == missing


COLLECTION = Promised("x.part", is_collection=True, is_whole=False)


@pytest.mark.parametrize(
    ("value", "promised", "found"),
    [
        pytest.param({"value": [{"p": "x"}]}, COLLECTION, [], id="a collection"),
        pytest.param([{"p": "x"}], COLLECTION, [], id="a bare array"),
        pytest.param({"value": "..."}, COLLECTION, [], id="a stand-in"),
        pytest.param({"items": []}, COLLECTION, [(Breach.NO_COLLECTION, "$")], id="no such property"),
        pytest.param({"value": {}}, COLLECTION, [(Breach.TYPE, "$.value")], id="no array"),
        pytest.param("x", COLLECTION, [(Breach.TYPE, "$")], id="no collection at all"),
        pytest.param({"value": []}, COLLECTION, [(Breach.EMPTY, "$.value")], id="empty"),
        pytest.param({"value": [1]}, COLLECTION, [(Breach.TYPE, "$.value[0]")], id="an item"),
        pytest.param(
            {"value": []}, Promised("x.part", is_collection=True, is_empty=True), [], id="empty as promised"
        ),
        pytest.param(
            {"value": [{}]},
            Promised("x.part", is_collection=True, is_empty=True, is_whole=False),
            [(Breach.EMPTY, "$.value")],
            id="not empty as promised",
        ),
        pytest.param(
            {"value": [{"q": "x"}]},
            Promised("x.part", is_whole=False),
            [(Breach.UNDOCUMENTED, "$.value"), (Breach.TYPE, "$.value[0].q")],
            id="a collection that nobody promised",
        ),
        pytest.param({"value": ["x"]}, Promised("x.holder"), [], id="value is a property"),
        pytest.param({"value": [1]}, Promised("Edm.String"), [], id="a primitive type"),
        pytest.param({"a": 1}, Promised("no.such"), [(Breach.UNKNOWN, "$")], id="undocumented type"),
        pytest.param({"a": 1}, Promised(""), [], id="no type"),
    ],
)
def test_judges_collections(value: Json, promised: Promised, found: list[tuple[Breach, str]]) -> None:
    assert [(breach, where) for breach, where, _ in find(value, promised)] == found


def test_reads_what_an_annotation_promises() -> None:
    keys: dict[str, Any] = {
        "@odata.type": "#x.part",
        "isCollection": True,
        "collectionProperty": "items",
        "isEmpty": True,
        "truncated": True,
        "optionalProperties": ["a"],
        "nullableProperties": ["b"],
    }
    wanted = Promised(
        "x.part",
        is_collection=True,
        collection_property="items",
        is_empty=True,
        is_whole=False,
        optional=frozenset({"a"}),
        nullable=frozenset({"b"}),
    )
    assert read_promised(Annotation(BlockType.RESPONSE, value=keys)) == wanted


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda values: (
        st.lists(values)
        | st.dictionaries(st.sampled_from(["n", "part", "value", "@odata.type", "z"]), values)
    ),
)


def test_nothing_stands_in_for_a_value_of_an_answer() -> None:
    answer = Promised("x.thing", is_whole=False, is_answer=True)
    assert [where for _, where, _ in find({"n": "<count>", "made": "...", "kind": "{kind}"}, answer)] == [
        "$.n",
        "$.made",
        "$.kind",
    ]


@given(JSON, st.sampled_from([LOOSE, Promised("x.thing"), COLLECTION]))
def test_any_value_can_be_judged(value: Json, promised: Promised) -> None:
    for fault in judge(value, promised, TYPES):
        assert fault.message
        assert spell(fault.place).startswith("$")


@given(JSON)
def test_any_object_can_be_a_resource(value: Json) -> None:
    if isinstance(value, dict):
        types = Catalogue([resource("x.any", value)])
        assert list(judge({}, Promised("x.any", is_whole=False), types)) == []
