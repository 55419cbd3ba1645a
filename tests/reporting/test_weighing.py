"""A kind named in the configuration weighs what it says, and the outcome follows."""

import pytest

from docparse.model import Outcome
from docparse.reporting.weighing import weigh
from tests.reporting.results import answer, make_page

PAGE = make_page({"a": 1})
EXTRA = answer(PAGE, {"a": 1, "b": 2})
TYPE = answer(PAGE, {"a": "1"})


@pytest.mark.parametrize("severity", [{}, {"type": "failed"}, {"request-unpaired": "error"}])
def test_leaves_alone(severity: dict[str, str]) -> None:
    assert weigh(EXTRA, severity) is EXTRA


def test_a_warning_may_fail() -> None:
    assert (EXTRA.outcome, weigh(EXTRA, {"extra": "failed"}).outcome) == (Outcome.PASSED, Outcome.FAILED)


def test_a_failure_may_be_a_warning() -> None:
    assert (TYPE.outcome, weigh(TYPE, {"type": "warning"}).outcome) == (Outcome.FAILED, Outcome.PASSED)
