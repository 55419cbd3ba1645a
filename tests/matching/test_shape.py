"""Properties shown, JSON types, null, extras, arrays: the shape of documented JSON."""

import pytest

from docparse.matching import Policy
from docparse.model import Outcome, Severity
from tests.matching.pages import answer, found, judge, only, showing

PAIR = {"value": [{"id": "a", "size": 1}, {"id": "b", "tag": None}]}
TYPED = {"value": [{"@odata.type": "#x.user", "mail": "m"}, {"@odata.type": "#x.group", "name": "n"}]}


@pytest.mark.parametrize(
    ("shown", "actual"),
    [
        pytest.param({"a": 1}, {"a": 2}, id="another value"),
        pytest.param({"a": 1}, {"a": 1.5}, id="a fraction for a whole number"),
        pytest.param({"a": None}, {"a": {"b": [1]}}, id="anything for null"),
        pytest.param({"a": []}, {"a": [1, "x"]}, id="items for an empty array"),
        pytest.param({"a": ["x"]}, {"a": ["y", "z", "w"]}, id="more items in any order"),
        pytest.param(PAIR, {"value": [{"id": "c"}]}, id="without what only some items show"),
        pytest.param({"v": [{"a": 1}, {"a": "x"}]}, {"v": [{"a": "y"}, {"a": 2}]}, id="types of either item"),
        pytest.param({"v": [[1, 2]]}, {"v": [[3], [4, 5, 6]]}, id="arrays of arrays"),
        pytest.param(TYPED, {"value": [{"@odata.type": "x.group", "name": "o"}]}, id="a type of its own"),
        pytest.param(TYPED, {"value": [{"@odata.type": "#x.device"}]}, id="an item of a type not shown"),
        pytest.param({"a": 1}, {"a": 1, "@odata.etag": "x"}, id="control information"),
        pytest.param('{"a": 1, ...}', {"a": 1, "b": 2}, id="extras where an ellipsis stands"),
        pytest.param('{"v": [{"a": 1}, ...], // more\n}', {"v": [{"a": 2}, {"a": 3}]}, id="lenient JSON"),
    ],
)
def test_leaves_alone(shown, actual):
    verdict = judge(showing(shown), answer(actual))
    assert (verdict.outcome, found(verdict)) == (Outcome.PASSED, [])


@pytest.mark.parametrize(
    ("shown", "actual", "mismatch"),
    [
        pytest.param({"a": 1}, {}, ("$.a", "missing", "failed"), id="a property that is missing"),
        pytest.param({"a": None}, {}, ("$.a", "missing", "warning"), id="a documented null that is missing"),
        pytest.param({"a": 1}, {"a": "1"}, ("$.a", "type", "failed"), id="a text for a number"),
        pytest.param({"a": True}, {"a": 1}, ("$.a", "type", "failed"), id="a number for a boolean"),
        pytest.param({"a": {}}, {"a": []}, ("$.a", "type", "failed"), id="an array for an object"),
        pytest.param({"a": 1}, [{"a": 1}], ("$", "type", "failed"), id="an array for the whole"),
        pytest.param({"a": 1}, {"a": None}, ("$.a", "null", "warning"), id="null for a value"),
        pytest.param({"a": 1}, {"a": 1, "b": 2}, ("$.b", "extra", "warning"), id="a property not shown"),
        pytest.param(
            {"v": [{"a": 1}]}, {"v": [{"a": 1}, {}]}, ("$.v[1].a", "missing", "failed"), id="in an item"
        ),
        pytest.param(
            TYPED,
            {"value": [{"@odata.type": "#x.user"}]},
            ("$.value[0].mail", "missing", "failed"),
            id="of a type",
        ),
        pytest.param(
            {"@odata.type": "#x.a", "b": 1},
            {"@odata.type": "#x.c"},
            ("$['@odata.type']", "value", "failed"),
            id="another type",
        ),
        pytest.param(
            {"a": "2020-01-01T00:00:00Z"}, {"a": "now"}, ("$.a", "format", "warning"), id="no date-time"
        ),
        pytest.param({"a": 1}, '{"a": 1,}', ("$", "type", "failed"), id="content that is no JSON"),
        pytest.param({"a": 1}, '{"a": NaN}', ("$", "type", "failed"), id="NaN"),
        pytest.param({"a": 1}, "", ("$", "missing", "failed"), id="no content"),
    ],
)
def test_finds(shown, actual, mismatch):
    assert found(judge(showing(shown), answer(actual))) == [mismatch]


@pytest.mark.parametrize(
    ("annotation", "actual", "mismatches"),
    [
        pytest.param({"truncated": True}, {"a": 1, "b": 2, "c": 3}, [], id="truncated: extras are fine"),
        pytest.param(
            {"truncated": True}, {"b": 2}, [("$.a", "missing", "failed")], id="truncated: shown is shown"
        ),
        pytest.param({"optionalProperties": ["a"]}, {"b": 2}, [("$.a", "missing", "warning")], id="optional"),
        pytest.param({"nullableProperties": ["a"]}, {"a": None, "b": 2}, [], id="nullable"),
    ],
)
def test_honours_the_annotation(annotation, actual, mismatches):
    assert found(judge(showing({"a": 1, "b": 2}, **annotation), answer(actual))) == mismatches


def test_reports_one_mismatch_for_all_items():
    mismatch = only(judge(showing({"value": [{"id": "a"}]}), answer({"value": [{"id": "b"}, {}, {}, {}]})))
    assert (mismatch.where, mismatch.line) == ("$.value[1].id", 15)
    assert mismatch.why == "shown at line 15; the same in 2 more items"


def test_reports_one_extra_for_all_items():
    verdict = judge(showing({"value": [{"id": "a"}]}), answer({"value": [{"id": "b", "x": 1}] * 5}))
    assert found(verdict) == [("$.value[0].x", "extra", "warning")]


def test_names_the_line_of_the_item_that_shows_the_property():
    shown = '{"value": [\n{"id": "a"},\n{"id": "b",\n"size": 1}]}'
    mismatch = only(judge(showing(shown), answer({"value": [{"id": "c", "size": "big"}]})))
    assert (mismatch.where, mismatch.line) == ("$.value[0].size", 15)


def test_strict_fails_on_a_warning():
    verdict = judge(showing({"a": 1}), answer({"a": 1, "b": 2}), Policy(strict=True))
    assert (verdict.outcome, only(verdict).severity) == (Outcome.FAILED, Severity.FAILED)


@pytest.mark.parametrize(
    ("shown", "annotation", "actual", "outcome"),
    [
        pytest.param(
            {"value": [1]}, {}, {"value": []}, Outcome.INCONCLUSIVE, id="no items where some are shown"
        ),
        pytest.param([1], {}, [], Outcome.INCONCLUSIVE, id="no items in the whole"),
        pytest.param({"a": [1]}, {}, {"a": []}, Outcome.PASSED, id="a property's array is a detail"),
        pytest.param(
            {"a": [1]},
            {"isCollection": True, "collectionProperty": "a"},
            {"a": []},
            Outcome.INCONCLUSIVE,
            id="collectionProperty",
        ),
        pytest.param({"value": []}, {"isEmpty": True}, {"value": []}, Outcome.PASSED, id="empty as expected"),
        pytest.param(
            {"value": []},
            {"isEmpty": True},
            {"value": [1]},
            Outcome.FAILED,
            id="items where none are expected",
        ),
        pytest.param({"value": []}, {}, {"value": [1]}, Outcome.PASSED, id="items where none are shown"),
    ],
)
def test_judges_empty_collections(shown, annotation, actual, outcome):
    assert judge(showing(shown, **annotation), answer(actual)).outcome is outcome


def test_counts_what_was_proven():
    shown = {"id": "<id>", "n": 1, "@odata.type": "x.y", "gone": None, "list": [1, 2]}
    proof = judge(showing(shown), answer({"id": 5, "n": 2, "@odata.type": "x.y", "list": []})).proof
    assert (proof.value, proof.type, proof.presence, proof.unchecked) == (1, 1, 1, 3)
