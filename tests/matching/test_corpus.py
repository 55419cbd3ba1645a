"""Real pages: no documented answer fails, no fault that breaks a promise passes."""

import pytest

from docparse.matching import match_response
from docparse.message import HttpResponse
from docparse.model import Outcome
from docparse.reading import read_page
from tests.tooling.mutants import answer_as_shown, mutate
from tests.tooling.mutation_score import find_responses


@pytest.mark.parametrize(
    ("content", "status_code", "mismatch"),
    [
        pytest.param(
            '{"height": 98, "width": 99, "id": "x"}', 200, ("$.height", "value", 59), id="another value"
        ),
        pytest.param('{"height": "99", "width": 99, "id": "x"}', 200, ("$.height", "type", 59), id="a text"),
        pytest.param('{"width": 99, "id": "x"}', 200, ("$.height", "missing", 59), id="left out"),
        pytest.param('{"height": 99, "width": 99, "id": "x"}', 201, ("status", "value", 54), id="201"),
    ],
)
def test_a_faulty_answer_to_the_profile_photo_page_fails_at_its_line(corpus, content, status_code, mismatch):
    (example,) = read_page((corpus / "seed" / "profilephoto_update.md").read_bytes()).examples
    actual = HttpResponse(status_code, example.promises[0].headers, content.encode())
    (found,) = match_response(example, example.request, actual).mismatches
    assert (found.where, found.kind.value, found.line) == mismatch


def test_no_documented_answer_is_a_false_alarm(corpus):
    alarms = [
        f"{example.id} line {promise.line}"
        for example, promise, _ in find_responses(corpus)
        if match_response(example, example.request, answer_as_shown(promise)).outcome is not Outcome.PASSED
    ]
    assert alarms == []


def test_every_fault_that_breaks_a_promise_is_caught(corpus):
    missed = []
    for folder in ("seed", "made", "onedrive"):
        for example, promise, documented in find_responses(corpus / folder):
            for mutant in mutate(example, promise, documented):
                if not mutant.free:
                    verdict = match_response(example, example.request, mutant.answer)
                    if verdict.outcome is not Outcome.FAILED:
                        missed.append(f"{example.id} line {promise.line}: {mutant.kind} at {mutant.where}")
    assert missed == []
