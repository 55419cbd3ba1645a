"""The modes beside `docs`, and what authors refine."""

import pytest

from docparse.matching import Policy
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Match, Outcome, Refinement
from tests.matching.pages import answer, example_of, found, judge, sending, showing

EXACT, SUBSET, SHAPE = (Policy(mode=mode) for mode in (Match.EXACT, Match.SUBSET, Match.SHAPE))


def refined(mode: Match, **refinement: object) -> Policy:
    return Policy(mode=mode, refinement=Refinement(**refinement))  # type: ignore[arg-type]  # a test's shorthand


@pytest.mark.parametrize(
    ("policy", "shown", "actual"),
    [
        pytest.param(Policy(mode=Match.STATUS), {"a": 1}, [2], id="status: any content"),
        pytest.param(
            EXACT,
            {"a": 1, "b": [1, 2]},
            {"b": [1.0, 2], "a": 1},
            id="exact: order of names, value of numbers",
        ),
        pytest.param(SUBSET, {"a": 1, "b": [1]}, {"a": 1, "b": [1, 2], "c": 3}, id="subset: extras"),
        pytest.param(SUBSET, {"a": "<id>"}, {"a": 7}, id="subset: placeholders"),
        pytest.param(
            SUBSET, {"a": "2020-01-01T00:00:00Z"}, {"a": "2020-01-01T00:00:00.0Z"}, id="subset: an instant"
        ),
        pytest.param(SHAPE, {"@odata.type": "#a.b"}, {"@odata.type": "#a.b"}, id="shape: the same"),
        pytest.param(
            refined(Match.EXACT, volatile=("$.a",)), {"a": 1, "b": 2}, {"b": 2}, id="exact: volatile"
        ),
        pytest.param(
            refined(Match.EXACT, volatile=("$.c",)), {"b": 2}, {"b": 2, "c": 3}, id="exact: volatile extra"
        ),
        pytest.param(refined(Match.EXACT, unordered=("$",)), [1, [2], 1], [[2], 1, 1], id="exact: unordered"),
        pytest.param(
            refined(Match.SUBSET, unordered=("$",)),
            [{}, {"a": 1}],
            [{"a": 1}, {"b": 1}],
            id="subset: unordered, the one that fits both",
        ),
        pytest.param(
            refined(Match.DOCS, types=(("$.a", "string|null"),)),
            {"a": 1},
            {"a": None},
            id="docs: a type given",
        ),
        pytest.param(
            refined(Match.DOCS, pin=("$.nope",)), {"a": 1}, {"a": 2}, id="docs: a pin that is not shown"
        ),
        pytest.param(
            refined(Match.DOCS, types=(("$.a", "Edm.Int32|guid"),)),
            {"a": "x"},
            {"a": "48d31887-5fad-4d73-a9f5-3c356e68a038"},
            id="docs: one of two types given",
        ),
        pytest.param(
            refined(Match.DOCS, pin=("$[?match(@, '(a|a)+')]", "$..*..*..*")),
            {"a": "aaaa"},
            {"a": "b"},
            id="docs: a JSONPath that could take for ever",
        ),
        pytest.param(
            refined(Match.DOCS, pin=("$[", "a b"), volatile=("$[",)),
            {"a": 1},
            {"a": 2},
            id="docs: no JSONPath",
        ),
    ],
)
def test_leaves_alone(policy, shown, actual):
    verdict = judge(showing(shown), answer(actual), policy)
    assert (verdict.outcome, found(verdict)) == (Outcome.PASSED, [])


@pytest.mark.parametrize(
    ("policy", "shown", "actual", "mismatches"),
    [
        pytest.param(EXACT, {"a": 1}, {"a": 2}, [("$.a", "value", "failed")], id="exact: a value"),
        pytest.param(EXACT, {"a": True}, {"a": 1}, [("$.a", "type", "failed")], id="exact: a type"),
        pytest.param(EXACT, {"a": 1}, {"a": 1, "b": 2}, [("$.b", "extra", "failed")], id="exact: an extra"),
        pytest.param(
            EXACT,
            [1, 2],
            [2, 1],
            [("$[0]", "value", "failed"), ("$[1]", "value", "failed")],
            id="exact: order",
        ),
        pytest.param(EXACT, [1], [1, 2], [("$[1]", "extra", "failed")], id="exact: an item more"),
        pytest.param(
            EXACT, {"a": "<id>"}, {"a": "x"}, [("$.a", "value", "failed")], id="exact: a placeholder"
        ),
        pytest.param(SUBSET, {"a": 1}, {"b": 1}, [("$.a", "missing", "failed")], id="subset: missing"),
        pytest.param(SUBSET, [1, 2], [1], [("$[1]", "missing", "failed")], id="subset: an item less"),
        pytest.param(
            SUBSET, {"a": None}, {"a": 1}, [("$.a", "type", "failed")], id="subset: a value for null"
        ),
        pytest.param(
            refined(Match.EXACT, unordered=("$",)),
            [1, 1],
            [1, 2],
            [("$[1]", "extra", "failed"), ("$[1]", "missing", "failed")],
            id="exact: unordered",
        ),
        pytest.param(SHAPE, {"a": 1}, {"a": "x"}, [("$.a", "type", "failed")], id="shape: a type"),
        pytest.param(
            refined(Match.DOCS, pin=("$.a",)),
            {"a": 1},
            {"a": 2},
            [("$.a", "value", "failed")],
            id="docs: a pin",
        ),
        pytest.param(
            refined(Match.DOCS, pin=("$.v[*].a",)),
            {"v": [{"a": 1}]},
            {"v": [{"a": 1}, {"a": 2}]},
            [("$.v[1].a", "value", "failed")],
            id="docs: a pin of all items",
        ),
        pytest.param(
            refined(Match.DOCS, types=(("$.a", "guid"),)),
            {"a": "x"},
            {"a": "y"},
            [("$.a", "format", "failed")],
            id="docs: a format given",
        ),
        pytest.param(
            refined(Match.DOCS, types=(("$.a", "integer"),)),
            {"a": "x"},
            {"a": "y"},
            [("$.a", "type", "failed")],
            id="docs: a type given",
        ),
    ],
)
def test_finds(policy, shown, actual, mismatches):
    assert found(judge(showing(shown), answer(actual), policy)) == mismatches


@pytest.mark.parametrize(
    "policy",
    [
        pytest.param(SHAPE, id="shape"),
        pytest.param(refined(Match.DOCS, echo=False), id="echo off"),
        pytest.param(refined(Match.DOCS, volatile=("$.a[0].b",)), id="volatile"),
        pytest.param(refined(Match.DOCS, volatile=("$.a[*].b",)), id="volatile in all items"),
    ],
)
def test_frees_echoes(policy):
    example = showing({"a": [{"b": 9}]}, sending("PATCH /x", {"a": [{"b": 9}]}))
    assert judge(example, answer({"a": [{"b": 8}]})).outcome is Outcome.FAILED
    assert judge(example, answer({"a": [{"b": 8}]}), policy).outcome is Outcome.PASSED


def test_the_block_says_more_than_the_run_and_the_configuration_more_than_the_block():
    example = showing({"a": 1}, docparse={"match": "exact"})
    assert judge(example, answer({"a": 2})).outcome is Outcome.FAILED
    assert judge(example, answer({"a": 2}), refined(Match.DOCS, match=Match.SHAPE)).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("response", "actual", "outcome"),
    [
        pytest.param("HTTP/1.1 200 OK", b"anything", Outcome.PASSED, id="no content documented"),
        pytest.param("HTTP/1.1 204 No Content", b"", Outcome.PASSED, id="204"),
        pytest.param("HTTP/1.1 200 OK\nContent-Type: text/plain\n\n42", b"43", Outcome.PASSED, id="text"),
        pytest.param("HTTP/1.1 200 OK\nContent-Type: text/plain\n\n42", b"", Outcome.FAILED, id="no text"),
        pytest.param(
            "HTTP/1.1 200 OK\nContent-Type: application/json\n\n42", b"43", Outcome.PASSED, id="a JSON scalar"
        ),
        pytest.param(
            "HTTP/1.1 200 OK\nContent-Type: application/json\n\n42",
            b'"x"',
            Outcome.FAILED,
            id="another scalar",
        ),
    ],
)
def test_judges_content_that_is_no_json_object(response, actual, outcome):
    example = example_of("GET /x", response)
    promise = example.promises[0]
    assert judge(example, HttpResponse(promise.status_code, promise.headers, actual)).outcome is outcome


def test_warns_of_content_after_204():
    verdict = judge(example_of("GET /x", "HTTP/1.1 204 No Content"), HttpResponse(204, Headers(), b"x"))
    assert (verdict.outcome, found(verdict)) == (Outcome.PASSED, [("$", "extra", "warning")])


def test_expects_no_content_after_head():
    example = showing({"a": 1})
    verdict = judge(
        example, HttpResponse(200, example.promises[0].headers), sent=HttpRequest("HEAD", "/things")
    )
    assert verdict.outcome is Outcome.PASSED
