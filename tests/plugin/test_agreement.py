"""The command line and pytest end each example alike."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from docparse.serving import serve
from tests.photo_service import PhotoService, running
from tests.plugin.corpus_stub import RANDOM, answer_anything

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
NOTING = """
import json

def pytest_runtest_logreport(report):
    told = dict(report.user_properties)
    if report.when == "call" or report.skipped:
        outcome = told["outcome"]
        RESULTS[report.nodeid.partition("[")[0]] = [outcome, told["line"], told["url"], told["proof"]]

RESULTS = {}

def pytest_sessionfinish(session):
    (session.config.invocation_params.dir / "results.json").write_text(json.dumps(RESULTS))
"""


def by_command(folder: Path, *arguments: str) -> dict[str, list[object]]:
    command = [sys.executable, "-m", "docparse", "replay", "--no-cache", "--format", "json", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    results = json.loads(done.stdout)["results"]
    return {result["id"].partition("[")[0]: told(result) for result in results}


def told(result: dict) -> list[object]:
    proof = result["proof"]
    shown = ", ".join(f"{name} {proof[name]}" for name in ("value", "type", "presence", "unchecked"))
    return [result["outcome"], result["line"], result["url"] or "", shown]


def by_pytest(pytester: pytest.Pytester, *arguments: str) -> dict[str, list[object]]:
    pytester.runpytest_subprocess("--tb=no", "-q", *arguments, timeout=300)
    return json.loads((pytester.path / "results.json").read_text("utf-8"))


def without_chance(results: dict[str, list[object]]) -> dict[str, list[object]]:
    return {
        id_: [outcome, line, RANDOM.sub("", str(url).partition("://")[2].partition("/")[2]), proof]
        for id_, (outcome, line, url, proof) in results.items()
    }


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(NOTING)
    return pytester


def test_of_the_guide_against_docparse_s_own_service(project: pytest.Pytester) -> None:
    (project.path / "docs").symlink_to(GUIDE)
    found = by_pytest(project, "--docparse", "docs")
    assert len(found) == 7
    assert without_chance(found) == without_chance(by_command(project.path, "docs"))


def test_of_the_guide_against_the_service_it_describes(project: pytest.Pytester) -> None:
    (project.path / "docs").symlink_to(GUIDE)
    with running(PhotoService()) as url:
        found = by_pytest(project, "--docparse-target", url, "docs")
    with running(PhotoService()) as url:
        expected = by_command(project.path, "--target", url, "docs")
    assert len(found) == 7
    assert without_chance(found) == without_chance(expected)


def test_of_real_pages_against_docparse_s_own_service(project: pytest.Pytester, corpus: Path) -> None:
    (project.path / "docs").symlink_to(corpus)
    found = by_pytest(project, "--docparse", "docs")
    assert len(found) > 900
    assert without_chance(found) == without_chance(by_command(project.path, "docs"))


def test_of_real_pages_against_a_service(project: pytest.Pytester, corpus: Path) -> None:
    """One that knows nothing of them, so that all kinds of outcomes are there."""
    (project.path / "docs").symlink_to(corpus)
    with serve(answer_anything) as target:
        found = by_pytest(project, "--docparse-target", target.origin, "docs")
        expected = by_command(project.path, "--target", target.origin, "docs")
    assert len(found) > 900
    assert len({outcome for outcome, *_ in found.values()}) >= 4
    assert without_chance(found) == without_chance(expected)


def test_of_settings_in_a_file_and_in_the_environment(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.path / "docs").symlink_to(GUIDE)
    project.makepyprojecttoml(
        '[tool.docparse]\nmatch = "exact"\nseverity = { value = "warning" }\nexclude = ["get-photo.md"]\n'
        '[tool.docparse.examples."*::update_my_photo"]\nskip = "not today"\n'
    )
    with running(PhotoService()) as url:
        monkeypatch.setenv("DOCPARSE_TARGET", url)
        found = by_pytest(project, "--docparse", "docs")
        expected = by_command(project.path, "docs")
    assert found == expected
    assert {outcome for outcome, *_ in found.values()} >= {"skipped", "failed"}
