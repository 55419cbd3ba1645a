"""What holds for any content: the documented answer never fails, and matching never raises."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.matching import Echoes, Policy
from docparse.message import HttpResponse
from docparse.model import Match, Outcome, Refinement
from tests.matching.pages import answer, judge, sending, showing

NAMES = st.sampled_from(["id", "name", "@odata.type", "value", "type", "etag", "a", "b'c", "é"])
TEXTS = st.sampled_from(
    ["x", "#a.b", "2020-01-01T00:00:00Z", "<id>", "Boolean", "id-value", "…", "", "{}", "7"]
) | st.text(max_size=5)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(NAMES, VALUES, max_size=4) | st.lists(VALUES, max_size=3)
POLICIES = st.builds(
    Policy,
    mode=st.sampled_from(Match),
    echoes=st.sampled_from(Echoes),
    strict=st.booleans(),
    refinement=st.none()
    | st.builds(
        Refinement,
        volatile=st.lists(st.sampled_from(["$..id", "$.value[*]", "$"]), max_size=1).map(tuple),
        pin=st.lists(st.sampled_from(["$..name", "$.a", "$"]), max_size=1).map(tuple),
        unordered=st.lists(st.sampled_from(["$", "$.value"]), max_size=1).map(tuple),
    ),
)


@given(shown=OBJECTS, policy=POLICIES, is_collection=st.booleans())
@settings(max_examples=150, deadline=None)
def test_the_documented_answer_never_fails(shown, policy, is_collection):
    example = showing(shown, isCollection=is_collection)
    verdict = judge(example, answer(shown), policy)
    assert verdict.outcome is not Outcome.FAILED, verdict.mismatches


@given(sent=OBJECTS, shown=OBJECTS, actual=VALUES, policy=POLICIES)
@settings(max_examples=150, deadline=None)
def test_no_answer_makes_matching_raise(sent, shown, actual, policy):
    verdict = judge(showing(shown, sending("PATCH /a/7", sent)), answer(actual), policy)
    proof = verdict.proof
    assert min(proof.value, proof.type, proof.presence, proof.unchecked) >= 0
    assert all(mismatch.line > 0 for mismatch in verdict.mismatches)


@given(content=st.binary(max_size=20) | st.text(alphabet='{}[]",:1eE.-\\u0 ', max_size=20).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_matching_raise(content):
    judge(showing({"a": 1}), HttpResponse(200, answer({}).headers, content))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[" * 100_000, id="arrays without end"),
        pytest.param('{"a":' * 100_000 + "1" + "}" * 100_000, id="objects deep down"),
        pytest.param('{"a": [' + "[" * 400 + "]" * 400 + "]}", id="arrays deeper than a report shows"),
        pytest.param('{"a": ' + "9" * 10_000 + "}", id="a number of many digits"),
        pytest.param('{"a": 1e999, "a": -1e999}', id="infinite numbers, a name twice"),
        pytest.param('{"\\ud800": "\\udfff", "a": "\\ud800"}', id="halves of characters"),
    ],
)
def test_survives(content):
    verdict = judge(showing({"a": 1}), answer(content), Policy(mode=Match.EXACT))
    assert verdict.outcome in (Outcome.FAILED, Outcome.PASSED)
    for mismatch in verdict.mismatches:
        json.dumps(
            [mismatch.where, mismatch.expected, mismatch.actual], allow_nan=False, ensure_ascii=False
        ).encode()


def test_many_items_take_time_in_proportion():
    items = [{"id": str(number), "tags": ["x"]} for number in range(20_000)]
    example = showing({"value": items[:200]}, sending("POST /things", {"value": items[:200]}))
    assert judge(example, answer({"value": items})).outcome is Outcome.PASSED
