"""A diff shows only real differences: what holds is shown as the service sent it."""

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.model import Aspect, Json, Kind, Mismatch, Severity
from docparse.reading.json_text import find_lines
from docparse.reporting.failure.diff import Row, diff_json, fold_alike


def mismatch(where: str, kind: Kind = Kind.VALUE) -> Mismatch:
    return Mismatch(Aspect.BODY, kind, where, Severity.FAILED, None, None, 1, "")


def draw(expected: Json, actual: Json, *mismatches: Mismatch) -> str:
    lines = find_lines(json.dumps(expected, indent=2))
    rows = diff_json(expected, actual, mismatches, {where: line + 1 for where, line in lines.items()})
    return dedent("\n".join(f"{row.line or '':>2}{row.sign}{'  ' * row.depth}{row.text}" for row in rows))


@pytest.mark.parametrize(
    ("expected", "actual", "mismatches", "drawn"),
    [
        pytest.param(
            {"id": "<id>", "at": "2015"},
            {"id": "7", "at": "2026"},
            [],
            """
            1 {
            2   "id": "7",
            3   "at": "2026"
              }
            """,
            id="what matched is shown as sent",
        ),
        pytest.param(
            {"a": 1, "b": 2},
            {"b": 2, "a": 9},
            [mismatch("$.a")],
            """
            1 {
            2-  "a": 1,
             +  "a": 9,
            3   "b": 2
              }
            """,
            id="another value, in the order of the page",
        ),
        pytest.param(
            {"a": 1, "b": [1]},
            {"a": 1},
            [mismatch("$.b", Kind.MISSING)],
            """
            1 {
            2   "a": 1,
            3-  "b": [1]
              }
            """,
            id="missing",
        ),
        pytest.param(
            {"a": 1, "b": 1},
            {"a": 1},
            [],
            """
            1 {
            2   "a": 1
              }
            """,
            id="missing where that is no mismatch",
        ),
        pytest.param(
            {"a": 1},
            {"a": 1, "b": 2, "c": 3},
            [mismatch("$.b", Kind.EXTRA)],
            """
            1 {
            2   "a": 1,
             +  "b": 2
             ~  … 1 undocumented property
              }
            """,
            id="undocumented, told and silent",
        ),
        pytest.param(
            {"value": [{"id": 1}]},
            {"value": [{"id": 1}, {"id": "2"}, {"id": 3}]},
            [mismatch("$.value[1].id", Kind.TYPE)],
            """
            1 {
            2   "value": [
             ~    … 1 more item
            3     {
            4-      "id": 1
             +      "id": "2"
                  },
             ~    … 1 more item
                ]
              }
            """,
            id="only the items at fault",
        ),
        pytest.param(
            [1],
            [1, 2, 3],
            [],
            """
            1 [
            2   1,
             ~  … 2 more items
              ]
            """,
            id="of items that fit the first",
        ),
        pytest.param(
            {"a": {"b": 1}},
            {"a": [1]},
            [mismatch("$.a", Kind.TYPE)],
            """
            1 {
            2-  "a": {"b": 1}
             +  "a": [1]
              }
            """,
            id="another type, whole",
        ),
        pytest.param(
            {"value": [{"id": 1}, {"id": 2}]},
            {"value": []},
            [mismatch("$.value", Kind.EMPTY)],
            """
            1 {
            2-  "value": [… 2 items]
             +  "value": []
              }
            """,
            id="an empty collection",
        ),
        pytest.param(
            [],
            [1, {"a": 1}],
            [],
            """
            1 [
                1,
             ~  … 1 more item
              ]
            """,
            id="documented as empty",
        ),
    ],
)
def test_draws(expected: Json, actual: Json, mismatches: list[Mismatch], drawn: str) -> None:
    assert draw(expected, actual, *mismatches) == dedent(drawn).strip("\n")


def test_a_long_value_on_one_side_is_cut() -> None:
    drawn = draw({"a": 1}, {"a": list(range(100))}, mismatch("$.a", Kind.TYPE))
    assert " +    … 90 more lines" in drawn


def test_items_at_fault_beyond_five_are_counted() -> None:
    drawn = draw([{"a": 1}], [{"a": "x"}] * 9, *(mismatch(f"$[{index}].a") for index in range(9)))
    assert "… 4 more items, 4 of them at fault too" in drawn


def test_folds_what_is_far_from_differences() -> None:
    expected: Json = {f"p{number}": number for number in range(20)}
    rows = list(fold_alike(diff_json(expected, {**expected, "p9": -1}, [mismatch("$.p9")], {})))
    assert [row.text for row in rows] == [
        "{",
        "… 7 lines alike",
        '"p7": 7,',
        '"p8": 8,',
        '"p9": 9,',
        '"p9": -1,',
        '"p10": 10,',
        '"p11": 11,',
        "… 9 lines alike",
    ]


def test_objects_around_a_difference_stay_open() -> None:
    inner: Json = {f"p{number}": number for number in range(9)}
    expected: Json = {"a": {"b": inner}}
    rows = fold_alike(diff_json(expected, {"a": {"b": {**inner, "p8": 0}}}, [mismatch("$.a.b.p8")], {}))
    assert [row.text for row in rows][:3] == ["{", '"a": {', '"b": {']


def test_two_lines_alike_are_not_folded() -> None:
    rows = [Row(" ", str(number), 1) for number in range(2)] + [Row("-", "x", 1, 0, Severity.FAILED)]
    assert [row.text for row in fold_alike(rows)] == ["0", "1", "x"]


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)
PLACES = st.lists(st.sampled_from(["$", "$.a", "$[0]", "$['@x']", "$.a.b", "$[0].a", "$[9]"]), max_size=3)


@given(JSONS, JSONS, PLACES, st.sampled_from(list(Kind)))
def test_no_values_make_it_raise(expected: Json, actual: Json, places: list[str], kind: Kind) -> None:
    rows = list(fold_alike(diff_json(expected, actual, [mismatch(place, kind) for place in places], {})))
    assert rows
