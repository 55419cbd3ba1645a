"""Scenario files among what is checked: those of the folders that are named, and of the configuration."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Runner

GOOD = '{"scenarios": [{"name": "Get it", "method": "get_photo", "enabled": true}]}'
BAD = GOOD.replace("get_photo", "get-photo")


@pytest.fixture
def scenarios(folder: Path) -> Path:
    path = folder / "docs" / "tests" / "scenarios.json"
    path.parent.mkdir()
    path.write_text(BAD, "utf-8")
    return path


def find(run: Runner, *arguments: str) -> list[tuple[str, int, str]]:
    findings = json.loads(run("check", *arguments, "--select", "DP7", "--format", "json").out)["findings"]
    return [(each["path"], each["line"], each["rule"]) for each in findings]


FOUND = [("docs/tests/scenarios.json", 1, "scenario-method-unknown")]


def test_a_folder_is_checked_with_its_scenarios(run, scenarios):
    result = run("check", "docs")
    assert "docs/tests/scenarios.json\n  1:1 warning DP706 scenario-method-unknown" in result.out
    assert "no page has a request 'get-photo'; did you mean 'get_photo'?" in " ".join(result.out.split())
    assert "2 warnings in 2 files" in result.out
    assert result.code == 0


def test_what_was_kept_holds_only_while_scenarios_stay_as_they_are(run, scenarios):
    assert find(run, "docs") == find(run, "docs") == FOUND
    scenarios.write_text(GOOD, "utf-8")
    assert find(run, "docs") == []


def test_a_page_alone_is_checked_without_them(run, scenarios):
    assert find(run, "docs/photo.md") == []


def test_files_of_the_configuration_are_checked_with_a_folder(run, folder):
    (folder / "docparse.toml").write_text('scenarios = ["more/*.json"]\n', "utf-8")
    (folder / "more").mkdir()
    (folder / "more" / "a.json").write_text(BAD, "utf-8")
    assert find(run, "docs") == [("more/a.json", 1, "scenario-method-unknown")]


def test_paths_are_shown_from_the_working_folder(run, scenarios, folder, monkeypatch):
    (folder / "docs" / ".git").mkdir()
    monkeypatch.chdir(folder / "docs" / "tests")
    assert find(run, "..") == [("scenarios.json", 1, "scenario-method-unknown")]


def test_a_file_of_scenarios_is_told_of_where_it_or_what_it_names_has_changed(run, scenarios, folder):
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    assert find(run, "docs", "--changed-since", "HEAD") == []
    scenarios.write_text(BAD.replace("Get", "Take"), "utf-8")
    assert find(run, "docs", "--changed-since", "HEAD") == FOUND
    scenarios.write_text(GOOD, "utf-8")
    git("commit", "-q", "-a", "-m", "second")
    page = folder / "docs" / "photo.md"
    page.write_text(page.read_text("utf-8").replace('"get_photo"', '"take_photo"'), "utf-8")
    assert find(run, "docs", "--changed-since", "HEAD") == FOUND


def test_no_line_of_a_scenario_file_is_shown(run, scenarios):
    scenarios.write_text(BAD.replace('"enabled"', '"authorization": "Bearer x", "enabled"'), "utf-8")
    assert "Bearer" not in run("check", "docs", "-v").out
