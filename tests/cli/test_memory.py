"""What replays remember of each other: --last-failed, --failed-first, and a history that harms nobody."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve

JSON = Headers([("Content-Type", "application/json")])
EXAMPLE = """<!-- {{"blockType": "request", "name": "{name}"{more}}} -->
```http
{request}
```

<!-- {{"blockType": "response", "truncated": true}} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{{"id": "x"}}
```

"""


def example(name: str, request: str = "", more: str = "") -> str:
    return EXAMPLE.format(name=name, request=request or f"GET /{name}", more=more)


class Service:
    """Answers what is broken with 500, and counts what it is asked."""

    def __init__(self) -> None:
        self.broken: set[str] = set()
        self.asked: list[str] = []

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked.append(request.target)
        return HttpResponse(500 if request.target in self.broken else 200, JSON, b'{"id": "77"}')


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def origin(service: Service, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (folder / "docs" / "photo.md").write_text(example("a") + example("b"), "utf-8")
    (folder / "docs" / "zoo.md").write_text(example("c") + example("d"), "utf-8")
    with serve(service) as target:
        monkeypatch.setenv("DOCPARSE_TARGET", target.origin)
        yield target.origin


@pytest.fixture
def replay(run, service: Service, origin: str):
    def call(*arguments: str) -> tuple[list[str], str]:
        service.asked.clear()
        _, _, err = run("replay", "docs", *arguments)
        return list(service.asked), err

    return call


def test_the_last_failed_are_those_that_failed_when_they_were_last_sent(replay, service: Service) -> None:
    service.broken = {"/b", "/d"}
    replay()
    assert replay("-k", "zoo")[0] == ["/c", "/d"]
    asked, err = replay("--last-failed")
    assert asked == ["/b", "/d"]
    assert err == "docparse replay: 2 examples of 4 failed last time\n"
    service.broken = {"/d"}
    replay("--last-failed")
    assert replay("--last-failed")[0] == ["/d"]


def test_where_none_is_known_to_have_failed_all_are_replayed(replay) -> None:
    asked, err = replay("--last-failed")
    assert asked == ["/a", "/b", "/c", "/d"]
    assert "none of these examples is known to have failed against this target: all are replayed" in err


def test_other_targets_do_not_count(replay, service: Service, run) -> None:
    service.broken = {"/b"}
    replay()
    with serve(service) as other:
        service.asked.clear()
        run("replay", "docs", "--target", other.origin, "--last-failed")
    assert len(service.asked) == 4


def test_pages_with_failures_go_first_in_their_own_order(replay, service: Service) -> None:
    service.broken = {"/d"}
    replay()
    assert replay("--failed-first")[0] == ["/c", "/d", "/a", "/b"]


def test_one_that_failed_brings_what_it_needs(replay, service: Service, folder: Path) -> None:
    capture = ', "docparse": {"capture": {"made": "$.id"}}'
    (folder / "docs" / "photo.md").write_text(
        example("a", more=capture) + example("other") + example("b", "GET /things/{made}"), "utf-8"
    )
    service.broken = {"/things/77"}
    replay()
    assert replay("--last-failed")[0] == ["/a", "/things/77"]


def test_those_that_were_skipped_because_one_failed_go_with_it(
    replay, service: Service, folder: Path
) -> None:
    capture = ', "docparse": {"capture": {"made": "$.id"}}'
    chain = example("a", more=capture) + example("b", "GET /things/{made}")
    apart = example("other") + example("lacking", "GET /no/{value}")
    after = example("e", more=', "docparse": {"after": ["b"]}')
    (folder / "docs" / "photo.md").write_text(chain + apart + after, "utf-8")
    service.broken = {"/a"}
    assert replay()[0] == ["/a", "/other", "/c", "/d"]
    asked, err = replay("--last-failed")
    assert asked == ["/a"]
    assert "1 example of 7 failed last time, and 2 did not go because one had failed\n" in err
    service.broken = set()
    assert replay("--last-failed")[0] == ["/a", "/things/77", "/e"]
    assert "none of these examples is known to have failed" in replay("--last-failed")[1]


def test_one_that_went_though_its_producer_failed_is_no_failure(
    replay, service: Service, folder: Path
) -> None:
    (folder / "docs" / "photo.md").write_text(
        example("a") + example("b", more=', "docparse": {"after": ["a"]}'), "utf-8"
    )
    replay()
    service.broken = {"/a"}
    replay("-k", "a and photo and not b")
    assert replay("--last-failed")[0] == ["/a"]


def test_pages_with_what_a_failure_held_up_go_first_too(replay, service: Service, folder: Path) -> None:
    (folder / "docs" / "zoo.md").write_text(
        example("c", more=', "docparse": {"after": ["docs/z.md::late"]}'), "utf-8"
    )
    (folder / "docs" / "z.md").write_text(example("late"), "utf-8")
    service.broken = {"/late"}
    replay()
    service.broken = set()
    assert replay("--failed-first")[0] == ["/late", "/c", "/a", "/b"]


def test_a_dry_run_shows_the_last_failed_and_remembers_nothing(replay, run, service: Service) -> None:
    service.broken = {"/b"}
    replay()
    for _ in range(2):
        shown = json.loads(run("replay", "docs", "--dry-run", "--last-failed", "--format", "json").out)
        assert [each["name"] for each in shown["examples"]] == ["b"]


def count_runs(file: Path) -> int:
    database = sqlite3.connect(file)
    (count,) = database.execute("SELECT COUNT(*) FROM runs").fetchone()
    database.close()
    return int(count)


def test_runs_are_remembered_in_the_cache_folder(replay, folder: Path) -> None:
    replay()
    replay()
    (file,) = (folder / "cache" / "history").iterdir()
    assert count_runs(file) == 2


def test_a_file_of_ones_own_is_named_by_option_or_configuration(replay, folder: Path) -> None:
    replay("--history", "mine.sqlite3")
    (folder / "docparse.toml").write_text('history = "kept/mine.sqlite3"\n')
    replay()
    assert count_runs(folder / "mine.sqlite3") == count_runs(folder / "kept" / "mine.sqlite3") == 1
    assert not (folder / "cache" / "history").exists()


@pytest.mark.parametrize("arguments", [("--no-history",), ("--dry-run",), ("--no-history", "--last-failed")])
def test_nothing_is_remembered_where_nothing_is_to_be(
    replay, folder: Path, arguments: tuple[str, ...]
) -> None:
    replay(*arguments)
    assert not (folder / "cache" / "history").exists()


def test_a_history_that_cannot_be_written_is_told_and_fails_no_run(run, origin: str, folder: Path) -> None:
    (folder / "broken").write_bytes(b"this is no database " * 100)
    code, out, err = run("replay", "docs", "--history", "broken", "--last-failed")
    assert code == 0
    assert "4 passed of 4 examples" in out
    assert "docparse replay: broken: the history cannot be read: file is not a database\n" in err
    assert "docparse replay: broken: the history cannot be written: " in err
    assert "--no-history leaves it alone" in err


def test_a_history_holds_no_secret(replay, folder: Path, service: Service) -> None:
    request = "GET /a?key={key}\nAuthorization: Bearer {token}"
    (folder / "docs" / "photo.md").write_text(example("a", request), "utf-8")
    service.broken = {"/a?key=SEKRET1"}
    replay("--var", "token=SEKRET2", "--var", "key=SEKRET1", "--history", "file")
    assert b"SEKRET" not in (folder / "file").read_bytes()


def test_joined_results_can_be_remembered(run, replay, service: Service, folder: Path) -> None:
    service.broken = {"/b", "/c"}
    for index in (1, 2):
        replay("--no-history", "--shard", f"{index}/2", "--format", f"json={index}.json")
    code, _, err = run("report", "merge", "1.json", "2.json", "--history", "joined", "-qq")
    assert (code, err) == (1, "")
    assert replay("--history", "joined", "--last-failed")[0] == ["/b", "/c"]
