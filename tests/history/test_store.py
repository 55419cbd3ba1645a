"""A history keeps what runs did, whoever writes at the same time, and harms nobody when it is broken."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from docparse.history import Ended, History, HistoryError, Run
from docparse.history.entries import digest
from docparse.history.store import MOST_DAYS, MOST_RUNS
from docparse.model import Outcome, Proof
from docparse.reading import read_page
from tests.reporting.results import make_page

NOW = 1_800_000_000.0
DAY = 24 * 3600
TARGET = "https://staging.example"


def run(days_ago: float = 0, target: str = TARGET, shard: str = "") -> Run:
    return Run(NOW - days_ago * DAY, target, "1.0", "abc", 1.5, shard)


def ended(name: str, outcome: Outcome = Outcome.PASSED, seconds: float = 0.5, tries: int = 1) -> Ended:
    return Ended(f"a.md::{name}", outcome, seconds, tries, Proof(1, 2, 3, 4), b"12345678")


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "folder" / "history.sqlite3")


@pytest.fixture
def history(file: str) -> History:
    return History(file, lambda: NOW)


def test_one_that_is_not_there_knows_nothing_and_is_not_made(history: History, file: str) -> None:
    assert history.find_failed(TARGET) == frozenset()
    assert history.find_seconds(TARGET) == {}
    assert not Path(file).exists()


def test_knows_what_failed_when_it_was_last_sent(history: History) -> None:
    history.record(run(), [ended("a", Outcome.FAILED), ended("b", Outcome.ERROR), ended("c"), ended("d")])
    history.record(run(), [ended("a"), ended("d", Outcome.FAILED)])
    history.record(run(), [ended("b", Outcome.SKIPPED, tries=0)])
    assert history.find_failed(TARGET) == {"a.md::b", "a.md::d"}


def test_knows_what_the_last_run_skipped(history: History) -> None:
    skipped = Outcome.SKIPPED
    history.record(run(), [ended("a", skipped, tries=0), ended("b", skipped, tries=0), ended("c")])
    history.record(run(), [ended("b"), ended("c", skipped, tries=0)])
    assert history.find_skipped(TARGET) == {"a.md::a", "a.md::c"}
    assert history.find_skipped("https://other.example") == frozenset()


def test_targets_know_nothing_of_each_other(history: History) -> None:
    history.record(run(target="embedded"), [ended("a", Outcome.FAILED)])
    assert history.find_failed(TARGET) == frozenset()
    assert history.find_seconds(TARGET) == {}


def test_durations_are_of_whole_runs_so_that_one_shard_moves_no_other(history: History) -> None:
    history.record(run(), [ended("a", seconds=1), ended("b", seconds=2), ended("c", Outcome.SKIPPED, 0, 0)])
    history.record(run(), [ended("a", seconds=3)])
    before = history.find_seconds(TARGET)
    history.record(run(shard="1/2"), [ended("b", seconds=9)])
    assert history.find_seconds(TARGET) == before == {"a.md::a": 3, "a.md::b": 2}


def test_keeps_all_that_regression_runs_need(history: History, file: str) -> None:
    history.record(run(), [ended("a")])
    database = sqlite3.connect(file)
    assert database.execute("SELECT target, version, commit_id, seconds FROM runs").fetchall() == [
        (TARGET, "1.0", "abc", 1.5)
    ]
    assert database.execute(
        "SELECT outcome, seconds, tries, by_value, by_type, by_presence, unchecked, says FROM results"
    ).fetchall() == [("passed", 0.5, 1, 1, 2, 3, 4, b"12345678")]
    database.close()


def test_forgets_what_is_old(history: History, file: str) -> None:
    history.record(run(days_ago=MOST_DAYS + 1), [ended("gone", Outcome.FAILED)])
    history.record(run(days_ago=MOST_DAYS - 1), [ended("kept", Outcome.FAILED)])
    assert history.find_failed(TARGET) == {"a.md::kept"}
    database = sqlite3.connect(file)
    assert database.execute("SELECT name FROM examples").fetchall() == [("a.md::kept",)]
    database.close()


def test_keeps_so_many_runs_of_a_target(history: History, file: str) -> None:
    history.record(run(target="embedded"), [ended("a")])
    for _ in range(MOST_RUNS + 3):
        history.record(run(), [ended("a")])
    database = sqlite3.connect(file)
    assert database.execute("SELECT target, COUNT(*) FROM runs GROUP BY target").fetchall() == [
        ("embedded", 1),
        (TARGET, MOST_RUNS),
    ]
    database.close()


def test_processes_may_write_at_the_same_time(file: str) -> None:
    script = (
        "import sys\n"
        "from docparse.history import Ended, History, Run\n"
        "from docparse.model import Outcome\n"
        "for number in range(10):\n"
        "    ended = [Ended(f'{sys.argv[2]}.md::{each}', Outcome.FAILED) for each in range(20)]\n"
        "    History(sys.argv[1], lambda: 1.8e9).record(Run(1.8e9, 'x', '1'), ended)\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, file, str(number)]) for number in range(4)]
    assert [writer.wait() for writer in writers] == [0, 0, 0, 0]
    assert len(History(file).find_failed("x")) == 80
    database = sqlite3.connect(file)
    assert database.execute("SELECT COUNT(*) FROM runs").fetchone() == (40,)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_broken_file_is_told(file: str, history: History) -> None:
    content = b"no database at all, but long enough to look like one" * 40
    Path(file).parent.mkdir()
    Path(file).write_bytes(content)
    with pytest.raises(HistoryError, match="the history cannot be read"):
        history.find_failed(TARGET)
    with pytest.raises(HistoryError, match="the history cannot be written"):
        history.record(run(), [ended("a")])
    assert Path(file).read_bytes() == content


def test_a_file_of_a_later_version_is_left_alone(file: str, history: History) -> None:
    history.record(run(), [ended("a")])
    database = sqlite3.connect(file)
    database.execute("PRAGMA user_version = 2")
    database.close()
    before = Path(file).read_bytes()
    with pytest.raises(HistoryError, match="a later docparse wrote"):
        history.record(run(), [ended("a")])
    assert Path(file).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HistoryError, match="cannot be written"):
        History(str(tmp_path / "file" / "history")).record(run(), [ended("a")])


def test_ids_that_are_no_unicode_can_be_kept(history: History) -> None:
    history.record(run(), [Ended("a\udcff.md::b", Outcome.FAILED)])
    assert history.find_failed(TARGET) == {"a\\udcff.md::b"}


def test_a_digest_says_whether_the_page_says_the_same_wherever_it_says_so() -> None:
    (example,), (moved,), (changed,) = (
        read_page(text, "p.md").examples
        for text in (make_page({"a": 1}), "# Title\n\n" + make_page({"a": 1}), make_page({"a": 2}))
    )
    assert digest(example) == digest(moved) != digest(changed)
