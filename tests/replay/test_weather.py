"""Each storm ends as it must: in time, with an outcome, and with the number of tries."""

import time

import pytest

from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.transport import Endurance, Timing, TransportOptions, connect
from tests.storms import STORMS, Storm, page
from tests.tooling.bad_weather import FAIR, Met, Papers, Trial, find_faults, meet
from tests.transport.servers import raw_server


class Skipping:
    """Time that need not be waited for: to sleep is to go forward at once."""

    def __init__(self) -> None:
        self.skipped = 0.0

    def clock(self) -> float:
        return time.monotonic() + self.skipped

    def sleep(self, seconds: float) -> None:
        self.skipped += seconds


@pytest.mark.parametrize("storm", [pytest.param(storm, id=storm.situation) for storm in STORMS])
def test_an_example_comes_out_of_a_storm(storm: Storm):
    skipping = Skipping()
    limits = TransportOptions(connect_seconds=1, read_seconds=0.2, max_content=1_000_000)
    started = time.monotonic()
    with raw_server(storm.make()) as target:
        options = ReplayOptions(
            target=target,
            follow_redirects="--follow-redirects" in storm.options,
            endurance=Endurance(total_seconds=storm.seconds),
            timing=Timing(clock=skipping.clock, sleep=skipping.sleep),
        )
        (result,) = replay(read_page(page(storm), "a.md"), connect(target, limits), options)
    assert (result.outcome, storm.told in result.reason) == (storm.outcome, True), result.reason
    assert result.tries == storm.tries
    assert time.monotonic() - started < 2


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> Papers:
    return Papers(tmp_path_factory.mktemp("papers"))


@pytest.fixture(scope="module")
def fair(papers, tmp_path_factory) -> Met:
    """What a process takes in fair weather."""
    return meet(Trial(FAIR), papers, tmp_path_factory.mktemp("fair"))


@pytest.mark.parametrize(
    "situation", ["endless content", "gzip bomb: a megabyte of a gigabyte", "endless header in long lines"]
)
def test_a_process_takes_no_more_memory_than_content_may_have(situation, papers, fair, tmp_path):
    storm = next(storm for storm in STORMS if storm.situation == situation)
    trial = Trial(storm)
    met = meet(trial, papers, tmp_path)
    assert list(find_faults(trial, met, fair)) == []
