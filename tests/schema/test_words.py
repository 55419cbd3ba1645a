"""The words of resource blocks as types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.model import Json
from docparse.schema.blocks import read_type
from docparse.schema.faults import describe_type
from docparse.schema.types import ANYTHING, Collection, Enumeration, Reference, Scalar, Structure
from docparse.schema.words import NUMBER, TEXT, TRUTH, is_primitive
from docparse.values.formats import DATE, DATE_TIME, URL

VALUES: dict[str, Json] = {
    "text": "a",
    "digits": "12",
    "fraction in text": "1.5",
    "NaN": "NaN",
    "whole": 3,
    "whole with a point": 3.0,
    "fraction": 2.5,
    "truth": True,
    "object": {},
    "array": [],
}


def accepted(word: str) -> set[str]:
    kind = read_type(word)
    assert isinstance(kind, Scalar)
    return {name for name, value in VALUES.items() if kind.accepts(value)}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param(("string", "String", "Edm.String", "guid", "binary", "duration"), "texts", id="texts"),
        pytest.param(("int32", "Edm.Int32", "Integer", "int16"), {"whole", "whole with a point"}, id="whole"),
        pytest.param(("Int64", "long"), {"whole", "whole with a point", "digits"}, id="past 53 bits"),
        pytest.param(
            ("double", "Single", "float"), {"whole", "whole with a point", "fraction", "NaN"}, id="floating"
        ),
        pytest.param(("boolean", "Edm.Boolean", "bool"), {"truth"}, id="truth"),
        pytest.param(("object",), {"object"}, id="object"),
    ],
)
def test_a_word_accepts(words: tuple[str, ...], wanted: set[str] | str) -> None:
    texts = {"text", "digits", "fraction in text", "NaN"}
    for word in words:
        assert accepted(word) == (texts if wanted == "texts" else wanted), word


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("DateTimeOffset", DATE_TIME),
        ("String (timestamp)", DATE_TIME),
        ("timestamp", DATE_TIME),
        ("date", DATE),
        ("url", URL),
        ("absolute url", URL),
        ("relative url", ""),
        ("String (identifier)", ""),
        ("string (hex)", ""),
        ("optional string", ""),
    ],
)
def test_a_word_promises_a_form(text: str, form: str) -> None:
    kind = read_type(text)
    assert isinstance(kind, Scalar)
    assert kind.form is form


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param(None, ANYTHING, id="null promises nothing"),
        pytest.param(True, TRUTH, id="literal truth"),
        pytest.param(1024, NUMBER, id="literal number"),
        pytest.param("2016-01-01T15:20:01.125Z", TEXT, id="literal text"),
        pytest.param("friendly name", TEXT, id="literal words"),
        pytest.param("filename.txt", Reference("filename.txt", is_guess=True), id="may be a type"),
        pytest.param("usageDetails", Reference("usageDetails", is_guess=True), id="may be a short type"),
        pytest.param("json", ANYTHING, id="json"),
        pytest.param("stream", ANYTHING, id="stream"),
        pytest.param("a | b", Enumeration(("a", "b")), id="enumeration"),
        pytest.param("a | b | ...", Enumeration(("a", "b"), is_open=True), id="open enumeration"),
        pytest.param("fail (default) | rename", Enumeration(("fail", "rename")), id="remark in enumeration"),
        pytest.param("string | null", ANYTHING, id="several types"),
        pytest.param([], Collection(ANYTHING), id="empty array"),
        pytest.param(["string"], Collection(TEXT), id="array"),
        pytest.param(["red", "blue"], Collection(TEXT), id="array of literals"),
        pytest.param(["string", 1], Collection(ANYTHING), id="array of several types"),
        pytest.param("Collection(Edm.String)", Collection(TEXT), id="collection in words"),
        pytest.param("collection(a.b)", Collection(Reference("a.b")), id="collection of a resource in words"),
        pytest.param("@odata.type: a.b", Reference("a.b"), id="declared in words"),
        pytest.param({"@odata.type": "#a.b"}, Reference("a.b", Structure({})), id="resource"),
        pytest.param({"@odata.type": "Edm.String"}, TEXT, id="declared primitive"),
        pytest.param({"@odata.type": "Collection(a.b)"}, Collection(Reference("a.b")), id="declared array"),
        pytest.param({"a": 1, "a@b": "x"}, Structure({"a": NUMBER}), id="object without a type"),
    ],
)
def test_a_value_stands_for_a_type(value: Json, kind: object) -> None:
    assert read_type(value) == kind


@pytest.mark.parametrize("name", ["Edm.String", "string", "stream", "#Edm.Int32", "microsoft.graph.Json"])
def test_primitive_types_are_no_resources(name: str) -> None:
    assert is_primitive(name)


@pytest.mark.parametrize("name", ["microsoft.graph.user", "user", "x.strings", "photo"])
def test_resources_are_no_primitive_types(name: str) -> None:
    assert not is_primitive(name)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    )
)
def test_any_value_stands_for_some_type(value: Json) -> None:
    assert describe_type(read_type(value))
