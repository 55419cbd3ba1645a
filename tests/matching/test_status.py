"""The status code, and which documented response an actual one is compared with."""

import pytest

from docparse.matching import Policy
from docparse.model import Outcome
from tests.matching.pages import OK, answer, example_of, found, judge, only, showing

GET = "GET /things/7"
CREATED = 'HTTP/1.1 201 Created\nContent-Type: application/json\n\n{"id": "a"}'
NOT_FOUND = 'HTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{"error": {"code": "x"}}'


@pytest.mark.parametrize(
    ("responses", "status_code", "content"),
    [
        pytest.param([f'{OK}{{"id": "a"}}'], 200, {"id": "b"}, id="the status code shown"),
        pytest.param(["HTTP/2 200\nContent-Type: application/json\n\n{}"], 200, {}, id="no reason"),
        pytest.param([f'{OK}{{"id": "a"}}', CREATED], 201, {"id": "b"}, id="the second documented one"),
        pytest.param([f'{OK}{{"id": 1}}', f'{OK}{{"name": "n"}}'], 200, {"name": "m"}, id="the best of two"),
    ],
)
def test_leaves_alone(responses, status_code, content):
    verdict = judge(example_of(GET, *responses), answer(content, status_code))
    assert (verdict.outcome, found(verdict)) == (Outcome.PASSED, [])


@pytest.mark.parametrize(
    ("response", "status_code"),
    [
        pytest.param(f'{OK}{{"id": "a"}}', 201, id="another success"),
        pytest.param(f'{OK}{{"id": "a"}}', 500, id="an error in place of success"),
        pytest.param(NOT_FOUND, 200, id="success in place of an error"),
        pytest.param("HTTP/1.1 204 No Content", 200, id="200 in place of 204"),
    ],
)
def test_finds(response, status_code):
    verdict = judge(example_of(GET, response), answer({"id": "a"}, status_code))
    assert verdict.outcome is Outcome.FAILED
    assert found(verdict) == [("status", "value", "failed")]


def test_names_the_line_of_the_status_line():
    mismatch = only(judge(showing({"id": "a"}), answer({"id": "a"}, 201)))
    assert (mismatch.line, mismatch.expected, mismatch.actual) == (9, 200, 201)
    assert mismatch.why == "shown at line 9"


def test_reports_against_the_first_response_when_none_has_the_status_code():
    example = example_of(GET, f'{OK}{{"id": "a"}}', CREATED)
    assert judge(example, answer({}, 418)).promise is example.promises[0]


@pytest.mark.parametrize(
    ("status_code", "policy", "outcome"),
    [
        pytest.param(401, Policy(), Outcome.INCONCLUSIVE, id="401 without credentials"),
        pytest.param(403, Policy(), Outcome.INCONCLUSIVE, id="403 without credentials"),
        pytest.param(401, Policy(credentials=True), Outcome.FAILED, id="401 with credentials"),
        pytest.param(429, Policy(credentials=True), Outcome.INCONCLUSIVE, id="429"),
        pytest.param(503, Policy(), Outcome.INCONCLUSIVE, id="503"),
        pytest.param(500, Policy(), Outcome.FAILED, id="500"),
    ],
)
def test_takes_a_refusal_for_inconclusive(status_code, policy, outcome):
    verdict = judge(showing({"id": "a"}), answer({}, status_code), policy)
    assert verdict.outcome is outcome
    assert bool(verdict.reason) == (outcome is Outcome.INCONCLUSIVE)


def test_takes_a_documented_refusal_for_the_promise():
    assert judge(example_of(GET, "HTTP/1.1 401 Unauthorized"), answer("", 401)).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("status_code", "outcome"),
    [pytest.param(400, Outcome.PASSED, id="an error"), pytest.param(200, Outcome.FAILED, id="success")],
)
def test_without_a_status_line_an_expected_error_is_any_error(status_code, outcome):
    example = example_of(GET, '{"error": 1}', expectError=True)
    assert judge(example, answer({"error": 2}, status_code)).outcome is outcome


def test_without_responses_nothing_is_promised():
    verdict = judge(example_of(GET), answer({}, 500))
    assert (verdict.outcome, verdict.promise) == (Outcome.PASSED, None)


def test_of_an_expected_error_the_status_code_is_the_promise():
    verdict = judge(example_of(GET, NOT_FOUND, expectError=True), answer({"message": "x"}, 404))
    assert verdict.outcome is Outcome.PASSED
    assert found(verdict)[0] == ("$.error", "missing", "warning")
