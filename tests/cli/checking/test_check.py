"""docparse check, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

Runner = Callable[..., Run]
ORPHAN = '# T\n\n<!-- {"blockType": "request", "name": "a"} -->\n\ntext\n'
UNPAIRED = '# T\n\n<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```\n'
TYPED = (
    '# T\n\n<!-- {"blockType": "request", "name": "get"} -->\n```http\nGET /thing\n```\n\n'
    '<!-- {"blockType": "response", "@odata.type": "x.thing"} -->\n```http\nHTTP/1.1 200 OK\n'
    'Content-Type: application/json\n\n{"id": "a", "size": "big"}\n```\n'
)
RESOURCE = (
    '# T\n\n<!-- {"blockType": "resource", "@odata.type": "x.thing"} -->\n```json\n'
    '{"id": "string", "size": "int32"}\n```\n'
)


FEW = "DP1 DP2 type-mismatch type-unknown suppression-unused"  # others come and go without these tests


@pytest.fixture
def docs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of pages; photo.md in it has nothing wrong."""
    monkeypatch.setenv("DOCPARSE_SELECT", FEW)
    return folder / "docs"


def write(docs: Path, **pages: str) -> None:
    for name, text in pages.items():
        (docs / f"{name}.md").write_text(text, "utf-8")


def findings(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run.out)["findings"]
    return found


def told(run: Run) -> list[str]:
    return [f"{each['path']}:{each['line']} {each['rule']}" for each in findings(run)]


def test_a_clean_set_is_clean(run: Runner, docs: Path) -> None:
    done = run("check", "--format", "json")
    assert (done.code, told(done), done.err) == (0, [], "")
    assert json.loads(done.out)["summary"]["pages"] == 1


def test_an_error_fails_with_its_place(run: Runner, docs: Path) -> None:
    write(docs, orphan=ORPHAN)
    done = run("check", "docs", "--format", "json")
    assert (done.code, told(done)) == (1, ["docs/orphan.md:3 annotation-orphan"])


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param((), 0, id="a warning does not fail"),
        pytest.param(("--strict",), 1, id="under --strict it does"),
        pytest.param(("--strict", "--ignore", "DP102"), 0, id="unless its rule is ignored"),
        pytest.param(("--strict", "--select", "DP2,DP4"), 0, id="or not selected"),
        pytest.param(("--strict", "--select", "DP2", "--select", "request-*"), 1, id="several selected"),
    ],
)
def test_warnings_fail_where_asked(run: Runner, docs: Path, options: tuple[str, ...], code: int) -> None:
    write(docs, unpaired=UNPAIRED)
    assert run("check", *options).code == code


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(("--select", "request-unpared"), "did you mean 'request-unpaired'?", id="a rule"),
        pytest.param(("--ignore", "DP9999"), "--ignore: there is no rule 'DP9999'", id="a code"),
        pytest.param(("--baseline", "none.jsonl"), "there is no baseline 'none.jsonl'", id="a baseline"),
        pytest.param(("--changed-since", "main"), "--changed-since", id="no repository"),
        pytest.param(("--format", "sarf"), "did you mean 'sarif'?", id="a format"),
    ],
)
def test_misuse_is_told(
    run: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], message: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(docs.parent.parent))
    done = run("check", *options)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_pages_that_are_not_there_and_folders_without_any(run: Runner, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("check", "dosc").code == 3
    assert run("check", "empty").code == 5
    assert run("check", "-k", "nothing-like-it").code == 5


def test_configuration_says_what_counts(run: Runner, docs: Path) -> None:
    write(docs, unpaired=UNPAIRED, orphan=ORPHAN)
    (docs / "old").mkdir()
    write(docs / "old", orphan=ORPHAN)
    (docs.parent / "docparse.toml").write_text(
        'severity = { request-unpaired = "error", annotation-orphan = "note" }\n'
        '[per-path-ignores]\n"docs/old" = ["DP110"]\n',
        "utf-8",
    )
    done = run("check", "--format", "json")
    assert [(each["path"], each["severity"]) for each in findings(done)] == [
        ("docs/orphan.md", "note"),
        ("docs/unpaired.md", "error"),
    ]
    assert done.code == 1


def test_configuration_refuses_rules_that_are_none(run: Runner, docs: Path) -> None:
    (docs.parent / "docparse.toml").write_text('[per-path-ignores]\n"old/*" = ["linkbroken"]\n', "utf-8")
    done = run("check")
    assert done.code == 2
    assert done.err.startswith("docparse: docparse.toml:1: per-path-ignores takes")


def test_what_a_page_refers_to_is_looked_up_in_the_whole_set(run: Runner, docs: Path) -> None:
    write(docs, get=TYPED, thing=RESOURCE, unpaired=UNPAIRED)
    done = run("check", "docs/get.md", "--format", "json")
    assert told(done) == ["docs/get.md:13 type-mismatch"]
    (found,) = findings(done)
    assert (found["example"], found["where"]) == ("docs/get.md::get", "$.size")
    assert json.loads(done.out)["summary"] | {"seconds": 0} == {
        "pages": 1,
        "examples": 1,
        "findings": {"error": 1, "warning": 0, "note": 0},
        "baselined": 0,
        "stale": 0,
        "seconds": 0,
    }


def test_examples_can_be_selected(run: Runner, docs: Path) -> None:
    write(docs, get=TYPED, thing=RESOURCE, orphan=ORPHAN)
    assert told(run("check", "docs/get.md::get", "--format", "json")) == ["docs/get.md:13 type-mismatch"]
    assert told(run("check", "--method", "PATCH", "--format", "json")) == []


def test_a_page_from_standard_input_stands_for_its_file(
    run: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(docs, get=TYPED, thing=RESOURCE)
    typed = docs.parent / "typed.md"
    typed.write_text(TYPED.replace('"big"', "5"), "utf-8")
    with typed.open("rb") as stream:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": stream}))
        done = run("check", "-", "--stdin-filename", "docs/get.md", "--format", "json")
    assert (done.code, told(done)) == (0, [])


def test_reports_go_to_files_too(run: Runner, docs: Path) -> None:
    write(docs, orphan=ORPHAN)
    done = run("check", "--format", "json=out.json", "--format", "sarif=out.sarif", "-qq")
    assert done.code == 1
    assert len(json.loads(Path("out.json").read_text("utf-8"))["findings"]) == 1
    assert json.loads(Path("out.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_text_names_page_line_and_rule(run: Runner, docs: Path) -> None:
    write(docs, orphan=ORPHAN)
    done = run("check")
    assert "docs/orphan.md" in done.out
    assert "annotation-orphan" in done.out
