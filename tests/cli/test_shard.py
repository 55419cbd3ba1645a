"""Runs cut in shards: real processes in checkouts of their own, against one service; one is killed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from docparse.cli import main
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve

JSON = Headers([("Content-Type", "application/json")])
SHARDS = 4
EXAMPLE = """<!-- {{"blockType": "request", "name": "{name}"{more}}} -->
```http
GET /{target}
```

<!-- {{"blockType": "response", "truncated": true}} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{{"id": "x", "number": 1}}
```

"""


def make_pages(folder: Path, count: int = 12) -> None:
    """Write pages: one in four fails, one has warnings, and the last lives on the answer of the first."""
    docs = folder / "docs"
    for number in range(count):
        page = docs / ("deep" if number % 3 == 0 else ".") / f"page-{number}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        word = "wrong" if number % 4 == 1 else "null" if number % 4 == 2 else "right"
        more = ', "docparse": {"capture": {"made-id": "$.id"}}' if number == 0 else ""
        text = EXAMPLE.format(name="first", target=f"{word}/{number}/a", more=more)
        made = "{made-id}" if number == count - 1 else "b"
        text += EXAMPLE.format(name="second", target=f"right/{number}/{made}", more="")
        page.write_text(f"# Page {number}\n\n{text}", "utf-8")


def answer(request: HttpRequest) -> HttpResponse:
    kind = request.target.split("/")[1]
    number: Any = {"wrong": "1", "null": None}.get(kind, 2)
    return HttpResponse(
        200, JSON, json.dumps({"id": f"id-of{request.target[:2]}", "number": number}).encode()
    )


def wait_and_answer(request: HttpRequest) -> HttpResponse:
    time.sleep(0.01)
    return answer(request)


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "docparse", *arguments],
        cwd=folder,
        env=os.environ | {"DOCPARSE_CACHE": str(folder / "cache")} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def without_times(text: str) -> Any:
    report = json.loads(text)
    for result in report["results"]:
        del result["seconds"]
    del report["summary"]["seconds"]
    return report | {"commit": ""}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    make_pages(folder)
    return folder


@pytest.fixture
def copies(checkout: Path, tmp_path: Path) -> list[Path]:
    folders = [tmp_path / f"runner-{index}" / "work" / "repo" for index in range(1, SHARDS + 1)]
    for folder in folders:
        shutil.copytree(checkout, folder)
    return folders


def test_four_shards_at_once_are_the_run(checkout: Path, copies: list[Path], tmp_path: Path) -> None:
    with serve(wait_and_answer) as target:
        common = ("replay", "docs", "--target", target.origin, "-q")
        whole = finish(start(checkout, *common, "--format", "json=whole.json"))
        formats = ("--format", "json=shard.json", "--format", "jsonl=shard.jsonl")
        running = [
            start(
                folder,
                *common,
                *formats,
                "-j",
                str(index),
                "--shard",
                f"{index}/{SHARDS}",
                PYTHONHASHSEED=str(index),
            )
            for index, folder in enumerate(copies, 1)
        ]
        ended = [finish(process) for process in running]
    assert whole[0] == 1
    assert all(code in {0, 1} and "shard" in err for code, _, err in ended)
    for name in ("shard.json", "shard.jsonl"):
        files = [str(folder / name) for folder in reversed(copies)]
        outputs = ("--format", f"json={tmp_path / 'merged.json'}", "--format", "text", "-qq")
        code, out, err = finish(start(tmp_path, "report", "merge", *files, *files[:1], *outputs))
        assert (code, out, err) == (1, "", "")
        merged, run = (
            (tmp_path / "merged.json").read_text("utf-8"),
            (checkout / "whole.json").read_text("utf-8"),
        )
        assert without_times(merged) == without_times(run)


def test_a_killed_shard_leaves_what_it_did_and_the_merge_names_the_rest(
    checkout: Path, tmp_path: Path
) -> None:
    reached, released = threading.Event(), threading.Event()
    sent: list[str] = []

    def stop_half_way(request: HttpRequest) -> HttpResponse:
        sent.append(request.target)
        if len(sent) == 4:
            reached.set()
            released.wait(20)
        return answer(request)

    common = ("replay", "docs", "-q", "--no-history")
    with serve(stop_half_way) as target:
        names = ("--target", target.origin, "--format", "jsonl=1.jsonl", "--shard", "1/2")
        killed = start(checkout, *common, *names)
        assert reached.wait(20)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        released.set()
        sent.extend(["more"] * 10)
        names = ("--target", target.origin, "--format", "json=2.json", "--shard", "2/2")
        assert finish(start(checkout, *common, *names))[0] in {0, 1}
    assert killed.returncode == -signal.SIGKILL
    head, *lines = (checkout / "1.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 3
    ids = json.loads(head)["shard"]["examples"]
    done = {json.loads(line)["id"] for line in lines}
    done |= {each["id"] for each in json.loads((checkout / "2.json").read_text("utf-8"))["results"]}
    lacking = [id_ for id_ in ids if id_ not in done]
    code, out, _ = finish(start(checkout, "report", "merge", "2.json", "1.jsonl", "-v"))
    assert code == 130
    assert len(lacking) >= 2
    assert f"{len(done)} of {len(ids)} examples done; shard 1 of 2 did not end" in " ".join(out.split())
    assert all(f"\n  {id_}\n" in out for id_ in lacking)


Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command line in this process, in the checkout."""
    monkeypatch.chdir(checkout)
    monkeypatch.setenv("DOCPARSE_CACHE", str(checkout / "cache"))
    monkeypatch.delenv("DOCPARSE_TARGET", raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def origin() -> Iterator[str]:
    with serve(answer) as target:
        yield target.origin


def replayed(call: Call, *arguments: str) -> list[str]:
    _, out, _ = call("replay", "docs", "--format", "json", *arguments)
    return [result["id"] for result in json.loads(out)["results"]]


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_shards_are_all_of_a_run_and_share_nothing(call: Call, origin: str, count: int) -> None:
    shards = [
        replayed(call, "--target", origin, "--shard", f"{index}/{count}") for index in range(1, count + 1)
    ]
    assert sorted(chain.from_iterable(shards)) == sorted(replayed(call, "--target", origin))
    first, last = "docs/deep/page-0.md::first", "docs/page-11.md::second"
    assert all((first in shard) == (last in shard) for shard in shards), "chains stay whole"


def test_a_page_that_comes_moves_no_other(call: Call, origin: str, checkout: Path) -> None:
    common = ("--target", origin, "--no-history", "--shard", "1/2")
    before = replayed(call, *common)
    (checkout / "docs" / "a-new.md").write_text(EXAMPLE.format(name="n", target="right/9/b", more=""))
    assert [id_ for id_ in replayed(call, *common) if "a-new" not in id_] == before


def test_whole_paths_and_other_folders_name_the_same_shard(
    call: Call, origin: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    common = ("--target", origin, "--no-history", "--shard", "1/2", "--format", "json")

    def names(path: str) -> list[str]:
        results = json.loads(call("replay", path, *common)[1])["results"]
        return [result["id"].rpartition("/")[2] for result in results]

    relative = names("docs")
    assert names(str(checkout / "docs")) == relative
    monkeypatch.chdir(checkout / "docs")
    assert names(".") == relative
    (checkout / "docparse.toml").write_text("")
    assert names(".") != []


def test_one_shard_moves_no_other_though_all_write_one_history(call: Call, origin: str) -> None:
    """The durations of whole runs share pages out, and those stay as they are while shards run."""
    everything = replayed(call, "--target", origin)
    shards = [replayed(call, "--target", origin, "--shard", f"{index}/3") for index in (1, 2, 3)]
    again = [replayed(call, "--target", origin, "--shard", f"{index}/3") for index in (1, 2, 3)]
    assert shards == again
    assert sorted(chain.from_iterable(shards)) == sorted(everything)
    assert all(shards), "pages that take about as long are spread evenly"


def test_shards_of_other_histories_are_not_joined(call: Call, origin: str) -> None:
    def name(index: int) -> tuple[str, ...]:
        return ("--shard", f"{index}/2", "--format", f"json={index}.json", "-qq")

    call("replay", "docs", "--target", origin, "--no-history", *name(1))
    call("replay", "docs", "--target", origin, "-qq")
    call("replay", "docs", "--target", origin, *name(2))
    code, _, err = call("report", "1.json", "2.json")
    assert (code, "how pages were shared out" in err) == (2, True)


def test_a_shard_with_nothing_to_do_says_so_and_is_fine(call: Call, origin: str) -> None:
    page = "docs/page-1.md"
    found = [
        call("replay", page, "--target", origin, "--shard", f"{index}/3", "--format", "json")
        for index in (1, 2, 3)
    ]
    idle = [each for each in found if not json.loads(each[1])["results"]]
    assert len(idle) == 2
    assert all(
        code == 0 and "nothing to do, all 2 examples are in other shards" in err for code, _, err in idle
    )


def test_shards_divide_the_rate(call: Call, origin: str) -> None:
    _, _, err = call("replay", "docs", "--target", origin, "--rate", "4000", "--shard", "2/4", "-qq")
    assert "shard 2/4: at most 1000 requests a second, so that all shards together send 4000" in err


def test_a_dry_run_shows_what_a_shard_would_send(call: Call, origin: str) -> None:
    common = ("--target", origin, "--no-history", "--shard", "1/2")
    shown = json.loads(call("replay", "docs", "--dry-run", "--format", "json", *common)[1])["examples"]
    assert [each["id"] for each in shown] == replayed(call, *common)


def test_list_shows_the_pages_of_a_shard(call: Call, origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPARSE_TARGET", origin)
    replayed(call)
    for index in (1, 2, 3):
        own = replayed(call, "--shard", f"{index}/3")
        _, out, _ = call("list", "docs", "--shard", f"{index}/3", "--format", "json")
        listed = [each["id"] for page in json.loads(out)["pages"] for each in page["examples"]]
        assert listed == own


def test_list_goes_by_names_where_no_target_is_configured(call: Call, origin: str) -> None:
    """Neither by the durations of docparse's own service nor by those of a target it does not know of."""

    def listed() -> list[list[str]]:
        shown = [
            json.loads(call("list", "docs", "--shard", f"{index}/3", "--format", "json")[1])
            for index in (1, 2, 3)
        ]
        return [[each["id"] for page in one["pages"] for each in page["examples"]] for one in shown]

    before = listed()
    call("replay", "docs", "-qq")
    call("replay", "docs", "--target", origin, "-qq")
    assert listed() == before
    assert before == [
        replayed(call, "--target", origin, "--no-history", "--shard", f"{index}/3") for index in (1, 2, 3)
    ]


@pytest.mark.parametrize("text", ["4/3", "x"])
@pytest.mark.parametrize("command", ["replay", "check", "list"])
def test_what_is_no_shard_is_a_misuse(call: Call, command: str, text: str) -> None:
    code, _, err = call(command, "docs", "--shard", text)
    assert (code, f"--shard {text}" in err) == (2, True)


def test_shards_of_a_check_are_the_check(call: Call, checkout: Path) -> None:
    include = "[!INCLUDE [note](../includes/note.md)]"
    (checkout / "includes").mkdir()
    (checkout / "includes" / "note.md").write_text("[broken](nowhere.md)\n")
    for number in range(5):
        (checkout / "docs" / f"faulty-{number}.md").write_text(
            f'# F\n\n<!-- {{"blockTyp": "request", "name": "x"}} -->\n```http\nGET /x\n```\n\n{include}\n'
        )
    call("check", "docs", "--update-baseline")
    (checkout / "docparse.toml").write_text('baseline = "docparse-baseline.jsonl"\n')
    (checkout / "docs" / "faulty-1.md").unlink()
    for number in range(5, 9):
        (checkout / "docs" / f"faulty-{number}.md").write_text("# G\n\n[broken](nowhere.md)\n")
    names = [f"{index}.json" for index in (1, 2, 3)]
    codes = {
        call("check", "docs", "--shard", f"{index}/3", "--format", f"json={index}.json")[0]
        for index in (1, 2, 3)
    }
    code, whole, _ = call("check", "docs", "--format", "json")
    assert codes | {code} == {0}
    merged = json.loads(call("report", *names, "--format", "json")[1])
    expected = json.loads(whole)
    for report in (merged, expected):
        del report["summary"]["seconds"]
    assert merged == expected
    assert merged["findings"]
    assert merged["baselined"]
    assert merged["stale"]
    for name in ("text", "sarif", "junit", "markdown"):
        expected_text = call("check", "docs", "--format", name)[1]
        assert cut_times(call("report", *names, "--format", name)[1]) == cut_times(expected_text)
    assert call("report", names[0], names[2])[0] == 130


def cut_times(text: str) -> str:
    import re

    return re.sub(r"[\d.]+ s\b|time=\"[\d.]+\"", "TIME", text)


def test_a_baseline_is_of_the_whole_set(call: Call) -> None:
    code, _, err = call("check", "docs", "--shard", "1/2", "--update-baseline")
    assert (code, "leave --shard out" in err) == (2, True)
