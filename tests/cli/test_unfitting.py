"""Keys of `examples` in the configuration: which examples they are for, and that one for none is told."""

import json
from pathlib import Path

import pytest

JSON = ("--format", "json")


def refine(folder: Path, key: str) -> None:
    (folder / "docparse.toml").write_text(f"[examples.\"{key}\"]\nskip = 'not now'\n", "utf-8")


def skipped(run, *arguments: str) -> list[str]:
    done = run("replay", *arguments, *JSON)
    assert done.err == ""
    results = json.loads(done.out)["results"]
    return [each["id"].partition("::")[2] for each in results if each["reason"] == "not now"]


@pytest.mark.parametrize(
    "key", ["photo.md::update_*", "docs/photo.md::update_photo", "*::update_photo", "./docs/*::update_*"]
)
def test_a_key_means_the_same_from_every_folder(
    run, folder: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    refine(folder, key)
    assert skipped(run, "docs") == skipped(run, str(folder / "docs")) == ["update_photo"]
    monkeypatch.chdir(folder / "docs")
    assert skipped(run, "photo.md") == skipped(run, ".") == ["update_photo"]


@pytest.mark.parametrize("key", ["docs", "docs/*", "photo.md", "photo.md::*"])
def test_a_key_without_a_name_is_for_whole_pages(run, folder: Path, key: str) -> None:
    refine(folder, key)
    assert skipped(run, "docs") == ["update_photo", "get_photo"]


@pytest.mark.parametrize("key", ["photos.md::update_*", "photo.md::change_*", "ocs/photo.md::*", "old/*"])
def test_a_key_that_fits_nothing_is_told(run, folder: Path, key: str) -> None:
    refine(folder, key)
    done = run("replay")
    assert done.err == (
        f"docparse replay: docparse.toml:1: the key '{key}' of examples fits no example; "
        "docparse list shows their names\n"
    )
    assert "not now" not in done.out


def test_a_key_for_pages_that_were_not_read_is_left_alone(run, folder: Path) -> None:
    (folder / "docs" / "other.md").write_text("# Other\n", "utf-8")
    refine(folder, "other.md::update_*")
    assert run("replay", "docs/photo.md").err == ""
    assert "fits no example" in run("replay", "docs").err


def test_a_file_for_no_example_is_told(run, folder: Path) -> None:
    (folder / "x.png").write_bytes(b"x")
    told = "--file photo: no example has this name or these words; docparse list shows the names"
    assert run("replay", "docs", "--file", "photo=x.png").err == f"docparse replay: {told}\n"
    assert run("replay", "docs", "--file", "update_photo=x.png").err == ""


@pytest.mark.parametrize("option", ["--token", "--user"])
def test_a_credential_that_is_empty_is_refused(run, option: str) -> None:
    done = run("replay", "docs", option, "")
    assert (done.code, done.err) == (2, f"docparse: {option} is empty; is a variable of the shell not set?\n")
