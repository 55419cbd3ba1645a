"""The types of a docset by name, with what they inherit."""

import pytest

from docparse.model import Annotation, BlockType, Json
from docparse.schema import Catalogue, Resource


def resource(name: str, value: dict[str, Json], mentioned: str = "", **annotation: Json) -> Resource:
    keys: dict[str, Json] = {"@odata.type": name, **annotation}
    found = Annotation(BlockType.RESOURCE, value=keys)
    return Resource(found, value, frozenset(mentioned.split()))


TYPES = Catalogue(
    [
        resource("x.entity", {"id": "string"}),
        resource(
            "x.item",
            {"name": "string", "size": 1},
            "children",
            baseType="#x.entity",
            optionalProperties=["size"],
        ),
        resource("x.file", {"hash": "string"}, baseType="X.Item", openType=True),
        resource("y.lost", {"a": 1}, baseType="y.nowhere"),
        resource("z.one", {}, baseType="z.two"),
        resource("z.two", {}, baseType="z.one"),
        resource("z.tail", {}, baseType="z.one"),
        resource("own.name", {}, **{"@type.aka": "other.alias"}),
    ]
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("x.item", "x.item", id="exact"),
        pytest.param("#x.item", "x.item", id="with a number sign"),
        pytest.param("X.ITEM", "x.item", id="letter case"),
        pytest.param("item", "x.item", id="without namespace"),
        pytest.param("w.x.item", "x.item", id="longer namespace"),
        pytest.param("y.item", None, id="other namespace"),
        pytest.param("other.alias", "own.name", id="alias"),
        pytest.param("x.items", None, id="other name"),
    ],
)
def test_finds_by_name(name: str, found: str | None) -> None:
    whole = TYPES.find(name)
    assert (whole and whole.name) == found


def test_the_exact_name_wins() -> None:
    types = Catalogue([resource("a.Thing", {"one": 1}), resource("a.thing", {"two": 2})])
    found = types.find("a.thing")
    assert found is not None
    assert set(found.properties) == {"two"}
    assert types.find("A.THING") is None


def test_a_type_has_what_its_ancestors_have() -> None:
    whole = TYPES.find("x.file")
    assert whole is not None
    assert set(whole.properties) == {"id", "name", "size", "hash"}
    assert whole.required == {"id", "name", "hash"}
    assert whole.is_open
    assert "children" in whole.mentioned


def test_a_type_knows_the_properties_of_what_is_derived_from_it() -> None:
    whole = TYPES.find("x.entity")
    assert whole is not None
    assert whole.mentioned == {"name", "size", "hash", "children"}
    assert not whole.is_open


def test_a_type_with_an_undocumented_ancestor_may_have_more() -> None:
    whole = TYPES.find("y.lost")
    assert whole is not None
    assert whole.is_open


@pytest.mark.parametrize(
    ("name", "cycle"),
    [
        ("z.one", ("z.one", "z.two", "z.one")),
        ("z.tail", ()),
        ("x.file", ()),
        ("no.such", ()),
    ],
)
def test_finds_cycles(name: str, cycle: tuple[str, ...]) -> None:
    assert TYPES.find_cycle(name) == cycle


def test_types_in_a_cycle_are_types() -> None:
    assert TYPES.find("z.two") is not None


def test_two_blocks_of_one_type_are_one() -> None:
    types = Catalogue([resource("a.b", {"x": 1, "y": "string"}), resource("a.b", {"x": "string", "z": 1})])
    whole = types.find("a.b")
    assert whole is not None
    assert set(whole.properties) == {"x", "y", "z"}
    assert whole.required == {"x"}
