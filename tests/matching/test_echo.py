"""Echoes of the request's content and URL."""

from dataclasses import replace

import pytest

from docparse.matching import Echoes, Policy
from docparse.model import Outcome
from tests.matching.pages import answer, found, judge, only, sending, showing

GUID = "48d31887-5fad-4d73-a9f5-3c356e68a038"


def patched(sent, shown, **annotation):
    return showing(shown, sending("PATCH /things/x", sent), **annotation)


@pytest.mark.parametrize(
    ("sent", "shown", "actual"),
    [
        pytest.param({"a": 1}, {"a": 2}, {"a": 3}, id="what the page contradicts"),
        pytest.param({"a": 9}, {"a": 9}, {"a": 9.0}, id="a number of the same value"),
        pytest.param({"a": GUID}, {"a": GUID}, {"a": GUID.upper()}, id="a GUID in another case"),
        pytest.param(
            {"a": "2020-09-09T14:33:30-07:00"},
            {"a": "2020-09-09T21:33:30Z"},
            {"a": "2020-09-09T21:33:30.000Z"},
            id="an instant",
        ),
        pytest.param(
            {"@odata.type": "x.y"}, {"@odata.type": "#x.y"}, {"@odata.type": "#x.y"}, id="a type with #"
        ),
        pytest.param({"a": "id-value"}, {"a": "id-value"}, {"a": "7"}, id="placeholders"),
        pytest.param({"a": None}, {"a": None}, {"a": 1}, id="null"),
        pytest.param({"etag": "1"}, {"etag": "1"}, {"etag": "2"}, id="an entity tag"),
        pytest.param({"a": ["x", "y"]}, {"a": ["x", "y"]}, {"a": ["y", "x"]}, id="items in another order"),
        pytest.param({"a": ["x"]}, {"a": ["x"]}, {"a": ["w", "x"]}, id="items beside those sent"),
    ],
)
def test_leaves_alone(sent, shown, actual):
    verdict = judge(patched(sent, shown), answer(actual))
    assert (verdict.outcome, found(verdict)) == (Outcome.PASSED, [])


@pytest.mark.parametrize(
    ("sent", "shown", "actual", "where"),
    [
        pytest.param({"a": 9}, {"a": 9}, {"a": 8}, "$.a", id="a number"),
        pytest.param({"a": True}, {"a": True}, {"a": False}, "$.a", id="a boolean"),
        pytest.param({"a": ""}, {"a": ""}, {"a": "x"}, "$.a", id="an empty text"),
        pytest.param({"a": 9}, {"a": 9}, {"a": None}, "$.a", id="null for what was sent"),
        pytest.param({"a": {"b": "x"}}, {"a": {"b": "x"}}, {"a": {"b": "y"}}, "$.a.b", id="in an object"),
        pytest.param({"a": ["x"]}, {"a": ["x"]}, {"a": ["y"]}, "$.a[0]", id="an item"),
        pytest.param({"a": [{"b": 1}]}, {"a": [{"b": 1}]}, {"a": []}, "$.a[0]", id="an item that is gone"),
    ],
)
def test_finds(sent, shown, actual, where):
    verdict = judge(patched(sent, shown), answer(actual))
    assert verdict.outcome is Outcome.FAILED
    assert [place for place, _, severity in found(verdict) if severity == "failed"] == [where]


def test_reports_a_wrong_type_once():
    assert found(judge(patched({"a": 9}, {"a": 9}), answer({"a": "9"}))) == [("$.a", "type", "failed")]


def test_says_where_the_value_was_sent():
    mismatch = only(judge(patched({"b": 1, "a": 9}, {"a": 9}), answer({"a": 8})))
    assert (mismatch.line, mismatch.expected, mismatch.actual) == (19, 9, 8)
    assert mismatch.why == "echo of $.a at line 9"


def test_compares_with_what_was_really_sent():
    example = patched({"a": "x", "b": "y"}, {"a": "x", "b": "y"})
    sent = replace(example.request, content=b'{"a": "z"}')
    assert judge(example, answer({"a": "z", "b": "anything"}), sent=sent).outcome is Outcome.PASSED
    assert found(judge(example, answer({"a": "x", "b": "y"}), sent=sent)) == [("$.a", "value", "failed")]


@pytest.mark.parametrize(
    ("target", "shown", "actual"),
    [
        pytest.param("/v1.0/things", {"version": "v1.0"}, {"version": "v2.0"}, id="a version"),
        pytest.param("/things/{id}", {"id": "{id}"}, {"id": "x"}, id="a placeholder"),
        pytest.param("/things?$top=1", {"count": 1}, {"count": 2}, id="a query option"),
        pytest.param("/things?limit=2", {"limit": 2}, {"limit": 1}, id="a short number of the query"),
        pytest.param("/me/photo", {"kind": "photo"}, {"kind": "image"}, id="a word of the path"),
        pytest.param(
            "/orders/7", {"id": "7", "size": 7}, {"id": "7", "size": 8}, id="a short number elsewhere"
        ),
        pytest.param(
            "/groups/g-12", {"value": [{"id": "g-12"}]}, {"value": [{"id": "x"}]}, id="an item's own id"
        ),
        pytest.param(
            "/notes/n-12", {"id": "n-12", "etag": "n-12"}, {"id": "n-12", "etag": "x"}, id="an entity tag"
        ),
    ],
)
def test_leaves_alone_in_urls(target, shown, actual):
    verdict = judge(showing(shown, f"GET {target}"), answer(actual))
    assert (verdict.outcome, found(verdict)) == (Outcome.PASSED, [])


@pytest.mark.parametrize(
    ("target", "shown", "actual", "where"),
    [
        pytest.param(f"/things/{GUID}", {"id": GUID}, {"id": "x"}, "$.id", id="an id"),
        pytest.param("/things/7", {"id": 7}, {"id": 8}, "$.id", id="a short number that is the id"),
        pytest.param(
            "/orders/7/items", {"orderId": 7}, {"orderId": 8}, "$.orderId", id="a collection's name"
        ),
        pytest.param("/things('a-1')", {"id": "a-1"}, {"id": "b"}, "$.id", id="a key in parentheses"),
        pytest.param(
            "/chats/c-1/messages",
            {"value": [{"chatId": "c-1"}]},
            {"value": [{"chatId": "c"}]},
            "$.value[0].chatId",
            id="every item",
        ),
        pytest.param(
            "/things?state=open",
            {"state": "open"},
            {"state": "closed"},
            "$.state",
            id="a query value by name",
        ),
    ],
)
def test_finds_in_urls(target, shown, actual, where):
    failed = [
        place
        for place, _, severity in found(judge(showing(shown, f"GET {target}"), answer(actual)))
        if severity == "failed"
    ]
    assert failed == [where]


def test_compares_with_the_url_that_was_really_sent():
    example = showing({"id": "a-1"}, "GET https://api.example/v1/things/a-1")
    sent = replace(example.request, target="/staging/v1/things/b%2F2")
    assert judge(example, answer({"id": "b/2"}), sent=sent).outcome is Outcome.PASSED
    mismatch = only(judge(example, answer({"id": "a-1"}), sent=sent))
    assert mismatch.why == "echo of the path segment 'a-1' of line 4"


EVERY = Policy(echoes=Echoes.EVERY)


@pytest.mark.parametrize(
    ("sent", "shown", "actual", "mismatches"),
    [
        pytest.param(
            {"a": 9}, {"a": 8}, {"a": 9}, [("$.a", "value", "failed")], id="shown with another value"
        ),
        pytest.param(
            {"a": 9, "b": 1},
            {"a": 9},
            {"a": 9, "b": 1},
            [("$.b", "extra", "failed")],
            id="sent and not shown",
        ),
        pytest.param({"a": 9, "b": 1}, {"c": 9}, {"a": 9, "b": 1, "c": 2}, [], id="nothing shown again"),
        pytest.param({"a": 9, "@x.y": 1}, {"a": 9}, {"a": 9, "@x.y": 1}, [], id="control information"),
        pytest.param({"a": "x-value"}, {"a": "y"}, {"a": "x-value"}, [], id="a placeholder sent"),
        pytest.param({"a": 9, "b": None}, {"a": 9}, {"a": 9, "b": None}, [], id="null sent"),
        pytest.param(
            {"a": 9, "b": False}, {"a": 9}, {"a": 9, "b": False}, [], id="a default sent and not shown"
        ),
        pytest.param({"a": "Up"}, {"a": "up"}, {"a": "Up"}, [], id="shown in another letter case"),
    ],
)
def test_pins_contradictions_for_the_embedded_service(sent, shown, actual, mismatches):
    assert found(judge(patched(sent, shown, truncated=True), answer(actual), EVERY)) == mismatches


def test_says_what_the_page_contradicts():
    verdict = judge(patched({"a": 9, "b": 1}, {"a": 9, "b": 2}), answer({"a": 9, "b": 1}), EVERY)
    assert only(verdict).why == "the page's own request sends 1 at line 9"
