"""docparse list --scenarios: what would run, what is off and why, and the contract of its JSON."""

import json
from pathlib import Path

import jsonschema
import pytest

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "reference" / "scenarios.schema.json"
FILE = """{
  "canned-requests": [{"name": "a new photo", "method": "update_photo", "capture": {"[id]": "$.id"}}],
  "scenarios": [
    {"name": "The photo", "method": "get_photo", "enabled": true, "test-setup": [
      {"canned-request": "a new photo"}, {"http-request": "GET /me", "secondary-account": true}]},
    {"name": "Off", "method": "update_photo", "enabled": false},
    {"name": "Gone", "method": "delete_photo", "enabled": true, "why": 1}
  ]
}
"""
TEXT = """\
docs/scenarios.json
  4  on   get_photo     The photo
          after a new photo, GET /me
  6  off  update_photo  Off
          "enabled" is false
  7  off  delete_photo  Gone
          no page has a request 'delete_photo'

3 scenarios: 1 would run, 2 off; 1 finding (docparse check lists them)
"""


@pytest.fixture(autouse=True)
def scenarios(folder: Path) -> Path:
    """The scenario file, beside the page."""
    path = folder / "docs" / "scenarios.json"
    path.write_text(FILE, "utf-8")
    return path


def test_shows_what_runs_after_what_and_why_others_are_off(run) -> None:
    assert run("list", "--scenarios") == (0, TEXT, "")


def test_json_is_the_contract(run) -> None:
    listed = json.loads(run("list", "--scenarios", "--format", "json").out)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for part in (schema, schema["properties"]["scenarios"]["items"]):
        part["additionalProperties"] = False
    schema["properties"]["scenarios"]["items"]["properties"]["setup"]["items"]["additionalProperties"] = False
    jsonschema.validate(listed, schema)
    first, off, gone = listed["scenarios"]
    assert (first["path"], first["line"], first["runs"], first["reason"]) == (
        "docs/scenarios.json",
        4,
        True,
        "",
    )
    assert [(step["name"], step["captures"]) for step in first["setup"]] == [
        ("a new photo", ["id"]),
        ("GET /me", []),
    ]
    assert first["setup"][1]["secondary_account"] is True
    assert (off["enabled"], off["runs"]) == (False, False)
    assert (gone["enabled"], gone["runs"]) == (True, False)


def test_a_path_may_be_a_scenario_file(run, folder: Path, scenarios: Path) -> None:
    (folder / "tests").mkdir()
    scenarios.rename(folder / "tests" / "mine.json")
    assert run("list", "--scenarios").out == "0 scenarios: 0 would run, 0 off\n"
    assert "\n3 scenarios: 1 would run, 2 off;" in run("list", "--scenarios", "tests/mine.json").out
    assert "\n3 scenarios: 1 would run, 2 off;" in run("list", "--scenarios", "docs", "tests/mine.json").out


def test_a_configured_file_is_among_them(run, folder: Path, scenarios: Path) -> None:
    scenarios.rename(folder / "mine.json")
    (folder / "docparse.toml").write_text('scenarios = ["mine.json"]\n', "utf-8")
    assert run("list", "--scenarios").out.startswith("mine.json\n")


def test_a_file_that_is_not_there_cannot_be_used(run) -> None:
    code, out, err = run("list", "--scenarios", "no.json")
    assert (code, out) == (2, "")
    assert "no file is named by 'no.json'" in err


@pytest.mark.parametrize("chosen", [["-k", "get"], ["--method", "GET"], ["docs/photo.md::get_photo"]])
def test_shows_those_of_the_selected_examples(run, chosen: list[str]) -> None:
    out = run("list", "--scenarios", *chosen).out
    assert "get_photo" in out
    assert "delete_photo" not in out
    assert out.endswith("1 scenario: 1 would run, 0 off; 1 finding (docparse check lists them)\n")


def test_selecting_nothing_is_told(run) -> None:
    assert run("list", "--scenarios", "-k", "nothing").code == 5


def test_says_what_a_page_has_itself(run, folder: Path) -> None:
    page = folder / "docs" / "photo.md"
    own = '\n<!-- {"blockType": "testParams"} -->\n```json\n[{"name": "Own", "enabled": true}]\n```\n'
    page.write_text(page.read_text("utf-8") + own, "utf-8")
    out = run("list", "--scenarios").out
    assert "docs/photo.md\n  34  on   get_photo  Own\n" in out


def test_quiet_says_how_many_and_a_file_is_written(run, folder: Path) -> None:
    assert run("list", "--scenarios", "-q").out == TEXT.splitlines(keepends=True)[-1]
    assert run("list", "--scenarios", "-qq").out == ""
    assert run("list", "--scenarios", "--format", "json=out.json").out == TEXT
    assert json.loads((folder / "out.json").read_text("utf-8"))["schema"] == "docparse.scenarios/1"
