"""The guide, replayed against the embedded service and against one written by hand from its prose."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.photo_service import Fault, PhotoService, running

GUIDE = Path(__file__).parent.parent / "docs" / "guide"
UPDATE = GUIDE / "photo-api" / "update-photo.md"


def replayed(*arguments: str) -> tuple[int, dict]:
    """Run `docparse replay` as a person would and return its exit code and JSON output."""
    command = [sys.executable, "-m", "docparse", "replay", "--no-cache", "--format", "json", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.stdout, run.stderr
    return run.returncode, json.loads(run.stdout)


def failures(report: dict) -> list[tuple[str, str, str, int]]:
    """Return aspect, kind, place and line of each mismatch that failed an example."""
    return [
        (mismatch["aspect"], mismatch["kind"], mismatch["where"], mismatch["line"])
        for result in report["results"]
        for mismatch in result["mismatches"]
        if mismatch["severity"] == "failed"
    ]


def line_of(page: Path, text: str) -> int:
    """Return the first line of the page's first response that holds the text, from 1."""
    lines = page.read_text("utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("HTTP/1.1 "))
    return next(number for number, line in enumerate(lines[start:], start + 1) if text in line)


def test_the_guide_agrees_with_itself() -> None:
    code, report = replayed(str(GUIDE))
    assert (code, failures(report)) == (0, [])
    assert report["summary"]["passed"] == len(report["results"]) == 7


def test_the_guide_agrees_with_the_service_it_describes() -> None:
    with running(PhotoService()) as url:
        code, report = replayed(str(GUIDE), "--target", url)
    assert (code, failures(report)) == (0, [])
    assert report["summary"]["passed"] == len(report["results"]) == 7


def test_our_own_docs_are_checked_and_nothing_is_wrong() -> None:
    command = [sys.executable, "-m", "docparse", "check", "--no-cache", "--strict", str(GUIDE.parent)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


SHOWN = '  "height": 99,\n  "width": 99\n}\n```\n\n### Example 2'


@pytest.mark.parametrize(
    ("planted", "aspect", "kind", "where", "line"),
    [
        pytest.param(
            SHOWN.replace("99,", "98,"), "body", "value", "$.height", '"height"', id="another value"
        ),
        pytest.param(
            SHOWN.replace("99,", '"99",'), "body", "type", "$.height", '"height"', id="another type"
        ),
        pytest.param(SHOWN.replace('  "height": 99,\n', ""), "body", "extra", "$.height", "", id="removed"),
    ],
)
def test_a_fault_in_the_page_fails_against_the_embedded_service(
    tmp_path: Path, planted: str, aspect: str, kind: str, where: str, line: str
) -> None:
    page = tmp_path / "update-photo.md"
    text = UPDATE.read_text("utf-8")
    assert SHOWN in text
    page.write_text(text.replace(SHOWN, planted), "utf-8")
    code, report = replayed(str(page))
    assert code == 1
    ((*found, at),) = failures(report)
    assert found == [aspect, kind, where]
    assert at == line_of(page, line) if line else at > 0


def test_a_status_in_the_page_that_the_method_cannot_have_fails_against_the_embedded_service(
    tmp_path: Path,
) -> None:
    page = tmp_path / "update-photo.md"
    page.write_text(UPDATE.read_text("utf-8").replace("HTTP/1.1 200 OK", "HTTP/1.1 201 Created", 1), "utf-8")
    code, report = replayed(str(page))
    assert (code, failures(report)) == (1, [("status", "value", "status", line_of(page, "201"))])


def other_value(status: int, content: dict) -> tuple[int, dict]:
    return status, {**content, "height": 98} if content.get("height") == 99 else content


def other_type(status: int, content: dict) -> tuple[int, dict]:
    return status, {**content, "height": "99"} if content.get("height") == 99 else content


def removed(status: int, content: dict) -> tuple[int, dict]:
    hit = content.get("height") == 99
    return status, {name: value for name, value in content.items() if not (hit and name == "height")}


def other_status(status: int, content: dict) -> tuple[int, dict]:
    return (201 if content.get("height") == 99 else status), content


@pytest.mark.parametrize(
    ("fault", "aspect", "kind", "where", "line"),
    [
        pytest.param(other_value, "body", "value", "$.height", '"height"', id="another value"),
        pytest.param(other_type, "body", "type", "$.height", '"height"', id="another type"),
        pytest.param(removed, "body", "missing", "$.height", '"height"', id="removed"),
        pytest.param(other_status, "status", "value", "status", "HTTP/1.1", id="another status code"),
    ],
)
def test_a_fault_in_the_service_fails_at_the_line_of_the_page(
    fault: Fault, aspect: str, kind: str, where: str, line: str
) -> None:
    with running(PhotoService(fault=fault)) as url:
        code, report = replayed(str(UPDATE), "--target", url)
    assert (code, failures(report)) == (1, [(aspect, kind, where, line_of(UPDATE, line))])
    assert {outcome: report["summary"][outcome] for outcome in ("passed", "failed", "error")} == {
        "passed": 2,
        "failed": 1,
        "error": 0,
    }
