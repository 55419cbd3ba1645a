"""Faults planted in the pages: each is found at its line, and nothing is said of what is left as it is."""

from pathlib import Path

import pytest

from tests.third_party.conftest import Start
from tests.third_party.faults import PlantedRun, run_planted
from tests.third_party.kinds import KINDS
from tests.third_party.running import PAGES
from tests.third_party.variables import VARIABLES

pytestmark = pytest.mark.third_party

FEWEST = 150


@pytest.fixture(scope="module", params=["httpbin", "kinto", "registry", "etcd"])
def run(request: pytest.FixtureRequest, start: Start, tmp_path_factory: pytest.TempPathFactory) -> PlantedRun:
    """What is said of copies of a product's pages with faults planted in them."""
    folder: Path = tmp_path_factory.mktemp("planted")
    target = start(request.param)
    return run_planted(PAGES / request.param, folder, target, VARIABLES, leave_out=["outcomes.md"])


@pytest.mark.parametrize("kind", KINDS)
def test_finds_each_planted_fault(run: PlantedRun, kind: str) -> None:
    assert run.find_missed(kind) == []


def test_leaves_alone_what_nothing_was_planted_in(run: PlantedRun) -> None:
    assert run.find_false() == []


def test_faults_are_many(run: PlantedRun) -> None:
    assert sum(map(len, run.planted.values())) >= FEWEST
