"""One fault for each rule, planted in sample pages that have none: found, and at the right line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docparse.cli import main
from docparse.linting import RULES
from tests.linting.planted import FAULTS, Fault

Check = Callable[[], list[tuple[str, str, int]]]


@pytest.fixture
def check(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Check:
    """What `docparse check` with all rules tells of the sample pages: rule, page and line."""
    shutil.copytree(samples / "planted", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)

    def call() -> list[tuple[str, str, int]]:
        main(["check", ".", "--select", "all", "--format", "json", "--no-cache"])
        findings = json.loads(capsys.readouterr().out)["findings"]
        return [(each["rule"], each["path"], each["line"]) for each in findings]

    return call


def plant(fault: Fault, folder: Path) -> int:
    """Plant a fault in the page; returns the line on which its rule has to tell of it."""
    path = folder / fault.page
    before = path.read_text("utf-8")
    assert before.count(fault.old) == 1
    start = before.index(fault.old)
    after = before.replace(fault.old, fault.new)
    if fault.at:
        assert after.count(fault.at) == 1
        start = after.index(fault.at)
    path.write_text(after, "utf-8", "surrogateescape")
    return after.count("\n", 0, start) + 1


def test_leaves_the_pages_alone_as_they_are(check: Check) -> None:
    assert check() == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_finds_what_is_planted(fault: Fault, check: Check, tmp_path: Path) -> None:
    line = plant(fault, tmp_path)
    assert (fault.rule, fault.page, line) in check()


def test_every_rule_has_a_fault() -> None:
    assert [fault.rule for fault in FAULTS] == [rule.name for rule in RULES]
