"""Living with it: baselines, mending, and only what changed."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.checking.test_check import ORPHAN, RESOURCE, TYPED, UNPAIRED, Runner, docs, told, write

__all__ = ["docs"]
LENGTH = (
    '# T\n\n<!-- {"blockType": "ignore",} -->\n```http\nGET /x\n```\n\n'
    '<!-- {"blockType": "request", "name": "a"} -->\n```http\nPOST /a\nContent-Type: application/json\n'
    'Content-Length: 5\n\n{"a": [1,],}\n```\n\n<!-- {"blockType": "response"} -->\n```http\n'
    "HTTP/1.1 204\n```\n"
)
MENDED = (
    LENGTH.replace('"ignore",}', '"ignored"}').replace("Length: 5", "Length: 10").replace("[1,],}", "[1]}")
)


def git(*arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_a_baseline_makes_what_is_there_known(run: Runner, docs: Path) -> None:
    write(docs, orphan=ORPHAN, unpaired=UNPAIRED)
    done = run("check", "--update-baseline")
    assert (done.code, done.err) == (
        0,
        "docparse check: docparse-baseline.jsonl: 2 known findings, 0 stale lines taken out\n"
        "docparse check: so that every run knows it, put this into docparse.toml: "
        'baseline = "docparse-baseline.jsonl"\n',
    )
    known = run("check", "--baseline", "docparse-baseline.jsonl", "--format", "json")
    assert (known.code, told(known)) == (0, [])
    assert json.loads(known.out)["summary"]["baselined"] == 2


def test_edits_elsewhere_leave_it_alone_and_what_is_new_fails(run: Runner, docs: Path) -> None:
    write(docs, orphan=ORPHAN)
    run("check", "--update-baseline")
    write(docs, orphan=f"\n\n\n{ORPHAN}", other=ORPHAN)
    done = run("check", "--baseline", "docparse-baseline.jsonl", "--format", "json")
    assert (done.code, told(done)) == (1, ["docs/other.md:3 annotation-orphan"])


def test_what_is_mended_is_stale_until_it_is_taken_out(run: Runner, docs: Path) -> None:
    write(docs, orphan=ORPHAN, gone=ORPHAN, unpaired=UNPAIRED)
    run("check", "--update-baseline")
    write(docs, orphan="# T\n")
    (docs / "gone.md").unlink()
    given = ("--baseline", "docparse-baseline.jsonl")
    done = run("check", *given, "--format", "json")
    stale = ["docs/gone.md: annotation-orphan", "docs/orphan.md: annotation-orphan"]
    assert (done.code, json.loads(done.out)["stale"]) == (0, stale)
    strict = run("check", *given, "--strict")
    assert strict.code == 1
    assert "The baseline is stale, which fails under --strict" in strict.out
    assert "Nothing is wrong" not in strict.out
    assert "1 known finding, 2 stale lines taken out" in run("check", *given, "--update-baseline").err
    assert json.loads(run("check", *given, "--strict", "--format", "json").out)["stale"] == []


def test_a_run_over_some_pages_leaves_the_entries_of_others_alone(run: Runner, docs: Path) -> None:
    write(docs, orphan=ORPHAN, unpaired=UNPAIRED)
    run("check", "--update-baseline")
    before = Path("docparse-baseline.jsonl").read_text("utf-8")
    given = ("--baseline", "docparse-baseline.jsonl", "--format", "json")
    for some in (("docs/photo.md",), ("--select", "DP4"), ("-k", "update_photo")):
        assert json.loads(run("check", *some, *given).out)["stale"] == []
        run("check", *some, *given, "--update-baseline")
        assert Path("docparse-baseline.jsonl").read_text("utf-8") == before


def test_pages_are_named_from_the_folder_of_the_baseline(
    run: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(docs, orphan=ORPHAN)
    (docs.parent / "docparse.toml").write_text('baseline = "docs/known.jsonl"\n', "utf-8")
    run("check", "--update-baseline")
    assert '"page": "orphan.md"' in Path("docs/known.jsonl").read_text("utf-8")
    monkeypatch.chdir(docs)
    assert run("check", ".").code == 0


def test_a_broken_baseline_is_told(run: Runner, docs: Path) -> None:
    Path("known.jsonl").write_text("<<<<<<< HEAD\n", "utf-8")
    done = run("check", "--baseline", "known.jsonl")
    assert done.code == 2
    assert done.err.startswith("docparse: known.jsonl: line 1 is no entry of a baseline")


def test_the_diff_writes_nothing_and_can_be_applied(run: Runner, docs: Path) -> None:
    write(docs, length=LENGTH.removesuffix("\n"))
    done = run("check", "--diff")
    assert (done.code, (docs / "length.md").read_text("utf-8")) == (1, LENGTH.removesuffix("\n"))
    assert "4 findings in 1 page would be mended" in done.err
    git("init", "-q")
    Path("a.diff").write_text(done.out, "utf-8", newline="")
    git("apply", "a.diff")
    assert (docs / "length.md").read_text("utf-8") == MENDED.removesuffix("\n")
    again = run("check", "--diff")
    assert (again.code, again.out, again.err) == (0, "", "docparse check: there is nothing to mend\n")


def test_the_diff_is_no_report(run: Runner, docs: Path) -> None:
    done = run("check", "--diff", "--format", "json")
    assert (done.code, done.out) == (2, "")
    assert "--diff writes a diff and no report" in done.err


def test_a_baseline_without_a_name_stands_beside_the_configuration(
    run: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(docs, orphan=ORPHAN)
    (docs.parent / "docparse.toml").write_text("jobs = 1\n", "utf-8")
    monkeypatch.chdir(docs)
    done = run("check", "--update-baseline")
    assert 'configuration: baseline = "docparse-baseline.jsonl"' in done.err
    assert '"page": "docs/orphan.md"' in (docs.parent / "docparse-baseline.jsonl").read_text("utf-8")
    (docs.parent / "docparse.toml").write_text('baseline = "docparse-baseline.jsonl"\n', "utf-8")
    done = run("check", "--update-baseline")
    assert (done.code, len(done.err.splitlines())) == (0, 1)


def test_fix_mends_and_reports_what_is_left(run: Runner, docs: Path) -> None:
    write(docs, length=LENGTH, orphan=ORPHAN)
    (docs / "length.md").write_bytes(LENGTH.replace("\n", "\r\n").encode())
    done = run("check", "--fix", "--format", "json")
    assert (docs / "length.md").read_bytes() == MENDED.replace("\n", "\r\n").encode()
    assert done.err == "docparse check: mended 4 findings in 1 page\n"
    assert (done.code, told(done)) == (1, ["docs/orphan.md:3 annotation-orphan"])
    assert run("check", "--fix", "--format", "json").err == ""


def test_fix_mends_only_what_is_told_of(run: Runner, docs: Path) -> None:
    write(docs, length=LENGTH, other=LENGTH)
    run("check", "docs/length.md", "--fix", "--select", "block-type-alias")
    assert (docs / "length.md").read_text("utf-8") == LENGTH.replace('"ignore",', '"ignored",')
    assert (docs / "other.md").read_text("utf-8") == LENGTH


def test_fix_leaves_silenced_findings_alone(run: Runner, docs: Path) -> None:
    text = f"<!-- docparse: ignore[DP1, DP2] -->\n{LENGTH}"
    write(docs, length=text)
    run("check", "--fix")
    assert (docs / "length.md").read_text("utf-8") == text


def test_fix_never_writes_what_is_no_page_of_the_set(
    run: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = docs.parent / "inc.md"
    outside.write_text(LENGTH, "utf-8")
    write(docs, including="# T\n\n[!INCLUDE [x](../inc.md)]\n", length=LENGTH)
    typed = docs.parent / "typed.md"
    typed.write_text(LENGTH, "utf-8")
    with typed.open("rb") as stream:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": stream}))
        run("check", "-", "docs/including.md", "--stdin-filename", "docs/length.md", "--fix")
    assert outside.read_text("utf-8") == (docs / "length.md").read_text("utf-8") == LENGTH


def test_what_is_silenced_stays_so_when_the_page_comes_from_the_cache(run: Runner, docs: Path) -> None:
    write(
        docs,
        a=f"<!-- docparse: ignore[DP102] -->\n{UNPAIRED}",
        b=f"{UNPAIRED}<!-- docparse: ignore[DP102] -->\n",
    )
    first, second = (told(run("check", "--format", "json")) for _ in range(2))
    assert first == second == ["docs/b.md:4 request-unpaired", "docs/b.md:7 suppression-unused"]


@pytest.fixture
def repository(docs: Path) -> Path:
    write(docs, get=TYPED, thing=RESOURCE, more=RESOURCE.replace("x.thing", "x.more"), unpaired=UNPAIRED)
    Path("docparse.toml").write_text("strict = true\n", "utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return docs


def test_nothing_changed_is_nothing_wrong(run: Runner, repository: Path) -> None:
    done = run("check", "--changed-since", "main", "--format", "json")
    assert (done.code, json.loads(done.out)["summary"]["pages"]) == (0, 0)


@pytest.mark.parametrize(
    ("page", "text", "expected"),
    [
        pytest.param("unpaired", f"{UNPAIRED}\ntext\n", ["docs/unpaired.md:4 request-unpaired"], id="itself"),
        pytest.param("thing", f"{RESOURCE}\ntext\n", [], id="a type in words only"),
        pytest.param(
            "thing",
            RESOURCE.replace("int32", "boolean"),
            ["docs/get.md:13 type-mismatch"],
            id="those whose values are judged otherwise by their type",
        ),
        pytest.param(
            "thing",
            RESOURCE.replace("x.thing", "x.other"),
            ["docs/get.md:8 type-unknown"],
            id="those that name the type it had",
        ),
        pytest.param("photo", "# Photo\n", [], id="a page with nothing wrong"),
    ],
)
def test_only_what_a_change_touches_is_told_of(
    run: Runner, repository: Path, page: str, text: str, expected: list[str]
) -> None:
    write(repository, **{page: text})
    assert told(run("check", "--changed-since", "main", "--format", "json")) == expected


def test_a_type_that_is_gone_touches_those_that_name_it(run: Runner, repository: Path) -> None:
    (repository / "thing.md").unlink()
    found = told(run("check", "--changed-since", "main", "--format", "json"))
    assert found == ["docs/get.md:8 type-unknown"]


def test_a_page_that_is_gone_touches_those_that_link_to_it(run: Runner, repository: Path) -> None:
    write(repository, linking="# T\n\n[thing](photo.md)\n")
    git("add", ".")
    git("commit", "-q", "-m", "second")
    (repository / "photo.md").unlink()
    given = ("--changed-since", "main", "--select", "link-broken", "--format", "json")
    assert told(run("check", *given)) == ["docs/linking.md:3 link-broken"]


def test_a_changed_configuration_touches_everything(run: Runner, repository: Path) -> None:
    Path("docparse.toml").write_text("strict = false\n", "utf-8")
    assert len(told(run("check", "--changed-since", "main", "--format", "json"))) == 2


def test_other_commands_take_what_changed_alone(run: Runner, repository: Path) -> None:
    assert run("list", "--changed-since", "main").out.startswith("0 pages")
    nothing = run("replay", "--changed-since", "main")
    assert (nothing.code, nothing.err) == (0, "docparse replay: no page has changed since main\n")
    write(repository, thing=f"{RESOURCE}\ntext\n", unpaired=UNPAIRED.replace("/a", "/b"))
    for command in (("list", "-v"), ("replay", "--unpaired", "-v")):
        done = run(*command, "--changed-since", "main")
        assert "docs/unpaired.md" in done.out
        assert "docs/get.md" not in done.out
