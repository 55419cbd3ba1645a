"""When nothing more is sent, however many threads there are."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from docparse.model import Example, Outcome, Result
from docparse.reading import read_page
from docparse.replay.giving_up import stop_after
from docparse.replay.strand import NOTHING_TAKEN, Judged, Supply
from tests.replay.pages import block

(EXAMPLE,) = read_page(block("one", "GET /", ""), "a.md")


def judge_as(outcome: Outcome):
    def judge(example: Example, _: Supply) -> Judged:
        return Judged(Result(example, outcome))

    return judge


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.ERROR])
def test_each_failure_counts_whatever_thread_met_it(outcome):
    judge = stop_after(judge_as(outcome), 2000)
    switched = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            met = [
                judged.result.outcome for judged in pool.map(judge, [EXAMPLE] * 2000, [NOTHING_TAKEN] * 2000)
            ]
    finally:
        sys.setswitchinterval(switched)
    assert set(met) == {outcome}
    assert judge(EXAMPLE, NOTHING_TAKEN).result.reason == "not sent, as 2000 failed before it (max-failures)"


@pytest.mark.parametrize("outcome", [Outcome.PASSED, Outcome.INCONCLUSIVE, Outcome.SKIPPED])
def test_nothing_else_counts(outcome):
    judge = stop_after(judge_as(outcome), 1)
    assert {judge(EXAMPLE, NOTHING_TAKEN).result.outcome for _ in range(3)} == {outcome}
