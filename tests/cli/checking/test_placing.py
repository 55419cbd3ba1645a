"""What is found does not depend on the folder that a check is called in."""

import json
from pathlib import Path

import pytest

from tests.cli.checking.test_check import ORPHAN, RESOURCE, TYPED, Runner, docs, findings, told, write
from tests.cli.checking.test_living import LENGTH, git

__all__ = ["docs"]
JSON = ("--format", "json")
LINKED = "# T\n\n[there](../api/get.md) [gone](../gone.md) [no anchor](get.md#none) [out](../../none.md)\n"
WANTED = [
    ("get.md", 13, "type-mismatch"),
    ("linked.md", 3, "anchor-broken"),
    *[("linked.md", 3, "link-broken")] * 2,
]


@pytest.fixture
def api(docs: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder docs/api; what its pages refer to stands in docs/resources."""
    monkeypatch.setenv("DOCPARSE_SELECT", "type-mismatch link-broken anchor-broken suppression-unused")
    for name in ("api", "resources"):
        (docs / name).mkdir()
    write(docs / "api", get=TYPED, linked=LINKED)
    write(docs / "resources", thing=RESOURCE)
    return docs / "api"


def found(run: Runner, *arguments: str) -> list[tuple[str, int, str]]:
    done = run("check", *arguments, *JSON)
    return sorted((Path(each["path"]).name, each["line"], each["rule"]) for each in findings(done))


@pytest.mark.parametrize("around", ["nothing", "configuration", "checkout"])
def test_the_same_is_found_from_everywhere(
    run: Runner, api: Path, monkeypatch: pytest.MonkeyPatch, around: str
) -> None:
    top = api.parent.parent
    if around == "configuration":
        (top / "docparse.toml").write_text('paths = ["docs"]\n', "utf-8")
    if around == "checkout":
        git("init", "-q")
    monkeypatch.chdir(top)
    assert found(run, "docs/api") == WANTED
    assert found(run, str(api)) == WANTED
    monkeypatch.chdir(api.parent)
    assert found(run, "api") == WANTED
    monkeypatch.chdir(api)
    assert found(run) == found(run, ".") == found(run, "../api") == WANTED
    assert found(run, "get.md") == found(run, "get.md::get") == found(run, "*et.md") == WANTED[:1]
    monkeypatch.chdir("/")
    assert found(run, str(api)) == WANTED


def test_pages_are_told_of_as_they_are_called_here(
    run: Runner, api: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(api)
    assert told(run("check", "get.md", *JSON)) == ["get.md:13 type-mismatch"]
    (first,) = findings(run("check", "get.md", *JSON))
    assert first["example"] == "get.md::get"
    assert '"size": "big"' in run("check", "get.md").out
    monkeypatch.chdir(api.parent / "resources")
    assert told(run("check", "../api/get.md", *JSON)) == ["../api/get.md:13 type-mismatch"]
    assert told(run("check", str(api / "get.md"), *JSON)) == [f"{api}/get.md:13 type-mismatch"]


def test_without_docs_the_checkout_is_the_set(
    run: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("api", "resources"):
        (folder / name).mkdir()
    write(folder / "api", get=TYPED)
    write(folder / "resources", thing=RESOURCE)
    assert found(run, "api", "--select", "type-mismatch") == []
    git("init", "-q")
    assert found(run, "api", "--select", "type-mismatch") == WANTED[:1]
    monkeypatch.chdir(folder / "api")
    assert found(run, "--select", "type-mismatch") == WANTED[:1]


@pytest.mark.parametrize("glob", ["docs/api", "docs/api/*", "api", "get.md", "docs/api/get.md"])
@pytest.mark.parametrize("key", ["exclude", "per-path-ignores"])
def test_globs_are_for_paths_from_the_configuration(
    run: Runner, api: Path, monkeypatch: pytest.MonkeyPatch, glob: str, key: str
) -> None:
    text = f'exclude = ["{glob}"]' if key == "exclude" else f'[per-path-ignores]\n"{glob}" = ["all"]'
    (api.parent.parent / "docparse.toml").write_text(text, "utf-8")
    for where in (api.parent.parent, api.parent, api):
        monkeypatch.chdir(where)
        assert WANTED[0] not in (found(run, str(api.parent)) if where is api else found(run))


def test_globs_are_not_for_folders_above_the_configuration(
    run: Runner, api: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = api.parent.parent.name
    (api.parent / "docparse.toml").write_text(
        f'exclude = ["{name}"]\n[per-path-ignores]\n"{name}" = ["all"]', "utf-8"
    )
    monkeypatch.chdir(api)
    assert found(run) == WANTED


@pytest.mark.parametrize("where", ["api", "docs", "top"])
def test_a_run_from_any_folder_leaves_the_baseline_as_it_is(
    run: Runner, api: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    write(api.parent / "resources", orphan=LINKED)
    top = api.parent.parent
    (top / "docparse.toml").write_text('baseline = "known.jsonl"\n', "utf-8")
    run("check", "docs", "--update-baseline")
    before = (top / "known.jsonl").read_text("utf-8")
    assert "type-mismatch" in before
    monkeypatch.chdir({"api": api, "docs": api.parent, "top": top}[where])
    for paths in ((), (str(api),), (str(api / "get.md"),)):
        done = run("check", *paths, *JSON, "--update-baseline")
        assert (done.code, (top / "known.jsonl").read_text("utf-8")) == (0, before)
        assert json.loads(run("check", *paths, *JSON).out)["stale"] == []


def test_nothing_is_stale_where_the_set_was_not_read(run: Runner, folder: Path) -> None:
    for name in ("api", "resources"):
        (folder / name).mkdir()
    write(folder / "api", get=TYPED)
    write(folder / "resources", thing=RESOURCE, orphan=ORPHAN)
    given = ("--select", "type-mismatch,annotation-orphan", "--baseline", "known.jsonl")
    run("check", ".", *given, "--update-baseline")
    before = Path("known.jsonl").read_text("utf-8")
    assert json.loads(run("check", "api", *given, *JSON).out)["stale"] == []
    run("check", "api", *given, "--update-baseline")
    assert Path("known.jsonl").read_text("utf-8") == before
    write(folder / "api", get=TYPED.replace('"big"', "5"))
    assert len(json.loads(run("check", ".", *given, *JSON).out)["stale"]) == 1


def test_what_is_not_checked_on_a_page_any_more_is_not_stale(run: Runner, docs: Path) -> None:
    write(docs, orphan=ORPHAN)
    run("check", "--update-baseline")
    Path("docparse.toml").write_text('[per-path-ignores]\n"orphan.md" = ["DP110"]\n', "utf-8")
    done = run("check", "--baseline", "docparse-baseline.jsonl", *JSON)
    assert json.loads(done.out)["stale"] == []


def test_a_subfolder_is_mended_and_its_diff_applies_there(
    run: Runner, api: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(api, length=LENGTH)
    monkeypatch.chdir(api)
    done = run("check", "--diff", "--select", "DP1,DP2")
    assert "--- a/length.md\n+++ b/length.md\n" in done.out
    run("check", "--fix", "--select", "DP1,DP2")
    assert (api / "length.md").read_text("utf-8") != LENGTH
