"""Scenario and account files found by what is in them, or by their names."""

from pathlib import Path

import pytest

from docparse.errors import ConfigurationError
from docparse.files.scenarios import find_scenarios

SCENARIOS = '{"scenarios": []}'
ACCOUNTS = '{"accounts": []}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_json", ".json").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_finds_files_below_a_folder_by_what_is_in_them(folder):
    write(
        folder,
        docs__b__s_json=SCENARIOS,
        docs__a_json='{"canned-requests": [],}',
        docs__c_json='// words\n{"scenarios": [], "accounts": []}',
        docs__d_json=ACCOUNTS,
        docs__e_md=SCENARIOS,
        s_json=SCENARIOS,
    )
    found = find_scenarios(["docs"])
    assert [path for path, _ in found.scenarios] == ["docs/a.json", "docs/b/s.json", "docs/c.json"]
    assert [path for path, _ in found.accounts] == ["docs/c.json", "docs/d.json"]
    assert dict(found.scenarios)["docs/b/s.json"] == SCENARIOS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"scenarios": {}}', id="an object of that name"),
        pytest.param('{"x": {"scenarios": []}}', id="deeper down"),
        pytest.param('[{"scenarios": []}]', id="in an array"),
        pytest.param('{"x": "scenarios: ["}', id="in a text"),
        pytest.param("", id="empty"),
        pytest.param("{", id="broken"),
    ],
)
def test_leaves_other_files_alone(folder, text):
    write(folder, docs__a_json=text)
    assert find_scenarios(["docs"]) == ((), ())


def test_finds_a_broken_file_that_looks_like_one(folder):
    write(folder, docs__a_json='{"scenarios": [ {"name" 1} ]}')
    assert [path for path, _ in find_scenarios(["docs"]).scenarios] == ["docs/a.json"]


def test_leaves_out_what_git_ignores_and_what_is_excluded(folder):
    write(folder, docs__old__a_json=SCENARIOS, docs__out__b_json=SCENARIOS, docs__c_json=SCENARIOS)
    (folder / "docs" / ".gitignore").write_text("out\n", "utf-8")
    found = find_scenarios(["docs"], ["docs/old/**"])
    assert [path for path, _ in found.scenarios] == ["docs/c.json"]


@pytest.mark.parametrize("path", ["docs/a.md", "docs/*.md", "docs/**/*.md"])
def test_looks_beside_and_below_a_page(folder, path):
    write(folder, docs__a_md="# A\n", docs__tests__s_json=SCENARIOS, other__s_json=SCENARIOS)
    assert [path for path, _ in find_scenarios([path]).scenarios] == ["docs/tests/s.json"]


def test_takes_the_files_that_globs_name_whatever_is_in_them(folder):
    write(folder, docs__a_json=SCENARIOS, tests__b_json="[]", tests__c_json=ACCOUNTS)
    found = find_scenarios(["docs"], scenarios=["tests/b*"], accounts=["tests/c.json"])
    assert [path for path, _ in found.scenarios] == ["docs/a.json", "tests/b.json"]
    assert [path for path, _ in found.accounts] == ["tests/c.json"]


def test_a_file_that_is_found_and_named_is_there_once(folder):
    write(folder, docs__a_json=SCENARIOS)
    named = ["./docs/a.json", str(folder / "docs" / "*.json")]
    assert [path for path, _ in find_scenarios(["docs"], scenarios=named).scenarios] == ["docs/a.json"]


def test_says_so_where_a_glob_names_nothing(folder):
    with pytest.raises(ConfigurationError, match=r"no file is named by 'tests/\*\.json'"):
        find_scenarios([], scenarios=["tests/*.json"])


def test_reads_any_encoding(folder):
    write(folder, docs__a_json="")
    (folder / "docs" / "a.json").write_bytes('{"scenarios": [{"name": "é"}]}'.encode("utf-16"))
    (folder / "docs" / "b.json").write_bytes(b'\xef\xbb\xbf{"scenarios": [{"name": "\xff"}]}')
    texts = dict(find_scenarios(["docs"]).scenarios)
    assert "é" in texts["docs/a.json"]
    assert texts["docs/b.json"].startswith("{")
