"""Places in JSON."""

from docparse.values.places import find_keys, look_up, spell, spell_keys


def test_spells_a_place_as_jsonpath():
    assert spell((((None, "value"), 0), "@odata.type")) == "$.value[0]['@odata.type']"
    assert spell(None) == "$"
    assert spell_keys(("a", None, "b")) == "$.a[0].b"


def test_finds_the_way_to_a_place():
    assert find_keys((((None, "value"), 0), "a")) == ("value", 0, "a")
    assert find_keys(None) == ()


def test_looks_up_what_stands_at_a_place():
    value = {"a": [{"b": 1}]}
    assert look_up(value, ("a", 0, "b")) == 1
    assert look_up(value, ()) == value
    for nowhere in (("b",), ("a", 1), ("a", "b"), ("a", 0, "b", "c"), ("a", None)):
        assert look_up(value, nowhere) is None
