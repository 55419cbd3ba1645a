"""docparse report: any format from stored results, with the exit code of their run."""

import json
import re
from pathlib import Path

import pytest

from docparse.message import Headers, HttpResponse
from docparse.serving import serve
from tests.cli.conftest import PHOTO, Runner

JSON = Headers([("Content-Type", "application/json")])
WRONG = b'{"id": "99x99", "height": "98", "width": 99}'


@pytest.fixture
def stored(run: Runner, folder: Path) -> str:
    """The text report of a failed run whose results are in replay.json and replay.jsonl."""
    with serve(lambda _: HttpResponse(200, JSON, WRONG)) as target:
        files = ("--format", "json=replay.json", "--format", "jsonl=replay.jsonl", "--format", "text")
        code, out, _ = run("replay", "--target", target.origin, "-v", *files)
    assert code == 1
    return out


@pytest.mark.parametrize("file", ["replay.json", "replay.jsonl"])
def test_says_what_the_run_said(run: Runner, stored: str, file: str) -> None:
    code, out, err = run("report", file, "-v")
    assert (code, err) == (1, "")
    assert re.sub(r"[\d.]+ m?s\b", "", out) == re.sub(r"[\d.]+ m?s\b", "", stored)
    assert "curl -X PATCH" in out or "curl" in out


def test_writes_as_many_formats_as_are_asked_for(run: Runner, stored: str, folder: Path) -> None:
    formats = [
        f"--format={name}={name}" for name in ("junit", "sarif", "markdown", "gitlab", "jsonl", "json")
    ]
    code, out, _ = run("report", "replay.json", *formats, "--format", "github")
    assert code == 1
    assert out.startswith("::error file=docs/photo.md,line=16")
    assert (folder / "json").read_text() == (folder / "replay.json").read_text()
    assert "<failure" in (folder / "junit").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_lines_that_cannot_be_written_are_told(run: Runner) -> None:
    code, _, err = run("replay", "--format", "jsonl=/dev/full")
    assert (code, err) == (2, "docparse: /dev/full: No space left on device\n")


def test_check_results_are_reported_too(run: Runner, folder: Path) -> None:
    (folder / "docs" / "photo.md").write_text(PHOTO.replace('"name"', '"nam"'), "utf-8")
    whole = run("check", "--strict", "--format", "concise", "--format", "json=check.json")
    assert run("report", "check.json", "--format", "concise") == whole
    assert whole.code == 1


def test_a_file_may_be_named_merge(run: Runner, stored: str, folder: Path) -> None:
    (folder / "merge").write_text((folder / "replay.json").read_text())
    assert run("report", "merge", "merge", "-qq").code == 1
    assert run("report", "./merge", "-qq").code == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("", "cannot be read as results of docparse", id="empty"),
        pytest.param("{", "cannot be read as results of docparse", id="no JSON"),
        pytest.param("[" * 100_000, "cannot be read as results of docparse", id="deep"),
        pytest.param(
            "# Photos\n", "docparse replay with --format json=FILE or jsonl=FILE", id="a page: what to do"
        ),
        pytest.param("{}", "docparse check with --format json=FILE", id="an object: what to do"),
        pytest.param("[]", "holds no results of docparse", id="a list"),
        pytest.param("{}", "holds no results of docparse", id="an object"),
        pytest.param('{"schema": "docparse.replay/2"}', "is of schema 'docparse.replay/2'", id="later"),
        pytest.param('{"schema": "docparse.list/1"}', "is of schema 'docparse.list/1'", id="a listing"),
        pytest.param(
            '{"schema": "docparse.replay/1", "results": 7}', "results is not as docparse", id="results"
        ),
        pytest.param(
            '{"schema": "docparse.check/1", "findings": 7}', "findings is not as docparse", id="findings"
        ),
        pytest.param('{"schema": "docparse.check/1", "shard": {}}', "shard", id="shard of a check"),
        pytest.param(
            '{"schema": "docparse.replay-lines/1"}\nnonsense\n',
            "cannot be read as results",
            id="a broken line",
        ),
        pytest.param("\udcff", "is not UTF-8 text", id="bytes"),
    ],
)
def test_what_holds_no_results_is_told(run: Runner, folder: Path, content: str, told: str) -> None:
    (folder / "x.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    code, out, err = run("report", "x.json")
    assert (code, out) == (2, "")
    assert err.startswith("docparse: x.json: ")
    assert told in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["report"], "Missing argument", id="no file"),
        pytest.param(["report", "merge"], "name the files to join", id="no file to merge"),
        pytest.param(
            ["report", "nowhere.json"], "nowhere.json: cannot be read: No such file", id="no such file"
        ),
        pytest.param(["report", "replay.json", "--format", "nice"], "there is no format 'nice'", id="format"),
        pytest.param(["report", "replay.json", "check.json"], "they cannot be joined", id="two kinds"),
        pytest.param(
            ["report", "check.json", "--format", "jsonl"], "no format 'jsonl'", id="lines of a check"
        ),
        pytest.param(["report", "check.json", "--history", "x"], "--history remembers replays", id="history"),
    ],
)
def test_misuse_is_told(run: Runner, stored: str, arguments: list[str], told: str) -> None:
    run("check", "--format", "json=check.json")
    code, _, err = run(*arguments)
    assert (code, told in err) == (2, True)


def test_nothing_in_a_file_reaches_the_terminal_as_it_is(run: Runner, stored: str, folder: Path) -> None:
    report = json.loads((folder / "replay.json").read_text())
    for result in report["results"]:
        result |= {
            "name": "\x1b[2J",
            "id": "a\x1b[2J::b\x07",
            "path": "\x1b",
            "url": "\x1b",
            "reason": "\x1b",
        }
        result["mismatches"][0] |= {"where": "\x1b", "why": "\x1b", "expected": "\x1b"}
    report["summary"]["gaps"] = "\x1b"
    (folder / "odd.json").write_text(json.dumps(report))
    for name in ("text", "concise", "github", "markdown", "junit", "sarif", "json", "jsonl"):
        _, out, err = run("report", "odd.json", "--format", name, "-v")
        assert "\x1b" not in out + err
        assert "\x07" not in out + err
