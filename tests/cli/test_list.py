"""docparse list: rows for people, JSON for programs, and a ledger that adds up."""

import json
from hashlib import sha256
from pathlib import Path

import pytest


def test_shows_a_row_for_each_example(run) -> None:
    code, out, err = run("list")
    assert (code, err) == (0, "")
    assert out == (
        "docs/photo.md\n"
        "   4  example  update_photo  PATCH /v1.0/me/photo -> 200\n"
        "  20  example  get_photo     GET /v1.0/me/photo -> 200\n"
        "\n"
        "1 page, 2 examples, 0 resources, 4 blocks\n"
    )


def test_verbose_shows_a_ledger_that_adds_up(run) -> None:
    out = run("list", "-v").out
    assert "  ledger: 4 comments with blockType = 4 example\n" in out


def test_verbose_shows_findings(run, folder: Path) -> None:
    (folder / "docs" / "bad.md").write_text('<!-- {"blockType": "request"} -->\n\ntext\n', "utf-8")
    out = run("list", "-v", "docs/bad.md").out
    assert "  docs/bad.md:1:1: error DP110 annotation-orphan\n    " in out
    assert "1 finding\n" in out
    assert "1 finding (-v lists all)\n" in run("list", "docs/bad.md").out


def test_rows_do_without_judging_content(run, folder: Path) -> None:
    page = (folder / "docs" / "photo.md").read_text("utf-8")
    (folder / "docs" / "photo.md").write_text(page.replace('"height": 99', '"height": 99,', 1), "utf-8")
    assert "finding" not in run("list").out


def test_json_has_the_ledger(run) -> None:
    (page,) = json.loads(run("list", "--format", "json").out)["pages"]
    assert [entry["fate"] for entry in page["ledger"]] == ["example"] * 4


def test_quiet_shows_counts_only(run) -> None:
    assert run("list", "-q").out == "1 page, 2 examples, 0 resources, 4 blocks\n"
    assert run("list", "-qq").out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["-k", "get"], id="an expression"),
        pytest.param(["--method", "get"], id="a method"),
        pytest.param(["docs/photo.md::get_photo"], id="an id"),
        pytest.param(["docs/*.md::get*"], id="globs"),
    ],
)
def test_selects(run, arguments: list[str]) -> None:
    out = run("list", *arguments).out
    assert "get_photo" in out
    assert "update_photo" not in out


def test_a_page_given_whole_stays_whole(run) -> None:
    assert "update_photo" in run("list", "docs", "docs/photo.md::get_photo").out


def test_selecting_nothing_says_what_was_near(run) -> None:
    code, out, err = run("list", "docs/photo.md::get_foto")
    assert (code, out) == (5, "")
    assert "'docs/photo.md::get_foto' chooses none of the 2 examples in 1 page" in err
    assert err.endswith("; did you mean 'get_photo'?\n")


def test_json_is_the_contract(run, folder: Path) -> None:
    listing = json.loads(run("list", "--format", "json").out)
    assert listing["schema"] == "docparse.list/1"
    (page,) = listing["pages"]
    assert page["path"] == "docs/photo.md"
    assert page["blocks"][0] == {
        "block_type": "request",
        "name": "update_photo",
        "comment_line": 3,
        "fence_line": 4,
        "info": "http",
        "content_sha256": sha256(
            b"PATCH https://api.example/v1.0/me/photo\nContent-Type: application/json\n\n"
            b'{"height": 99, "width": 99}'
        ).hexdigest(),
        "annotation": {"blockType": "request", "name": "update_photo"},
    }
    assert page["examples"][0] == {
        "id": "docs/photo.md::update_photo",
        "name": "update_photo",
        "line": 4,
        "request": {
            "method": "PATCH",
            "url": "https://api.example/v1.0/me/photo",
            "headers": [["Content-Type", "application/json"]],
            "content_sha256": sha256(b'{"height": 99, "width": 99}').hexdigest(),
        },
        "responses": [
            {
                "line": 12,
                "status_code": 200,
                "headers": [["Content-Type", "application/json"]],
                "content_sha256": sha256(b'{"id": "99x99", "height": 99, "width": 99}').hexdigest(),
            }
        ],
    }
    assert page["resources"] == []


def test_json_lists_resources(run, folder: Path) -> None:
    text = '<!-- {"blockType": "resource", "@odata.type": "photo"} -->\n```json\n{"id": "string"}\n```\n'
    (folder / "docs" / "type.md").write_text(text, "utf-8")
    (page,) = json.loads(run("list", "--format", "json", "docs/type.md").out)["pages"]
    assert page["resources"] == [{"name": "photo", "line": 2}]


def test_formats_go_to_files_as_well(run, folder: Path) -> None:
    code, out, _ = run("list", "--format", "json=list.json", "--format", "text=list.txt")
    assert code == 0
    assert (folder / "list.txt").read_text("utf-8") == out
    assert json.loads((folder / "list.json").read_text("utf-8"))["schema"] == "docparse.list/1"


@pytest.mark.parametrize("command", ["list", "check", "replay"])
def test_a_folder_without_pages_is_told_alike_everywhere(run, folder: Path, command: str) -> None:
    (folder / "empty").mkdir()
    assert run(command, "empty").code == 5
    assert "no pages in 'empty'" in run(command, "empty").err
    assert run(command, "nowhere").code == 3
