"""Findings of the offline check as items."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugin.pages import example, page

SOUND = page(example("a", "GET /a", {"a": 1}))
FAULTY = SOUND + (
    '<!-- {"blockType": "request", "name": "b"} -->\n```http\nGET /b\n```\n\n'
    '<!-- {"blockType": "request", "name": "c"} -->\n```http\nGET /c\n```\n\n[gone](gone.md)\n'
)


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    docs = pytester.mkdir("docs")
    (docs / "faulty.md").write_text(FAULTY, "utf-8")
    (docs / "sound.md").write_text(SOUND, "utf-8")
    pytester.makepyprojecttoml(
        '[tool.docparse]\nignore = ["response-type-missing"]\nseverity = { request-unpaired = "error" }\n'
    )
    return pytester


def by_command(folder: Path, *arguments: str) -> dict[str, int]:
    command = [sys.executable, "-m", "docparse", "check", "--format", "json", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["summary"]["findings"]


def test_each_finding_is_an_item_and_a_page_without_any_passes(project: pytest.Pytester) -> None:
    result = project.runpytest("--docparse-check", "docs", "-v")
    counted = by_command(project.path, "docs")
    result.assert_outcomes(
        failed=counted["error"], passed=1 + counted["warning"], warnings=counted["warning"]
    )
    result.stdout.fnmatch_lines(
        [
            "docs/faulty.md::check[[]*[]] *",
            "docs/sound.md::check PASSED*",
            "docs/faulty.md:*:* error DP* *: *",
            "  next: docparse explain *",
        ]
    )
    assert counted["error"] > 0
    result.stdout.no_fnmatch_line("*Traceback*")


def test_warnings_fail_under_strict(project: pytest.Pytester) -> None:
    counted = by_command(project.path, "docs")
    result = project.runpytest("--docparse-check", "--docparse-strict", "docs")
    result.assert_outcomes(failed=counted["error"] + counted["warning"], passed=1)


def test_beside_the_examples(project: pytest.Pytester) -> None:
    result = project.runpytest("--docparse-check", "--docparse", "docs/sound.md", "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["docs/sound.md::a PASSED*", "docs/sound.md::check PASSED*"])


def test_a_finding_is_selected_by_its_id(project: pytest.Pytester) -> None:
    shown = project.runpytest("--docparse-check", "--collect-only", "-q", "docs/faulty.md").outlines
    for id_ in (line for line in shown if "::" in line):
        again = project.runpytest("--docparse-check", "--collect-only", "-q", id_).outlines
        assert [line for line in again if "::" in line] == [id_]


def test_the_configuration_says_what_is_checked(project: pytest.Pytester) -> None:
    project.makepyprojecttoml(
        '[tool.docparse]\nselect = ["link-broken"]\nseverity = { link-broken = "error" }\n'
    )
    result = project.runpytest("--docparse-check", "docs", "-v")
    result.stdout.fnmatch_lines(["docs/faulty.md::check[[]link-broken[]] FAILED*"])
    result.assert_outcomes(failed=1, passed=1)


def test_known_findings_are_none(project: pytest.Pytester) -> None:
    project.makepyprojecttoml('[tool.docparse]\nbaseline = "known.jsonl"\n')
    command = [sys.executable, "-m", "docparse", "check", "--update-baseline", "docs"]
    subprocess.run(command, cwd=project.path, capture_output=True, check=False)
    project.runpytest("--docparse-check", "docs").assert_outcomes(passed=2)


def test_on_several_workers(project: pytest.Pytester) -> None:
    counted = by_command(project.path, "docs")
    result = project.runpytest_subprocess("--docparse-check", "docs", "-n", "2")
    result.assert_outcomes(
        failed=counted["error"], passed=1 + counted["warning"], warnings=counted["warning"]
    )


def test_real_pages_agree_with_the_command_line(pytester: pytest.Pytester, corpus: Path) -> None:
    (pytester.path / "docs").symlink_to(corpus / "seed")
    counted = by_command(pytester.path, "docs")
    result = pytester.runpytest("--docparse-check", "docs", "-q", "--tb=no")
    assert result.parseoutcomes().get("failed", 0) == counted["error"]
