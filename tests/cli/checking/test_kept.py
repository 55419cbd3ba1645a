"""The findings of a check come back as they were, and only while nothing has changed that they depend on."""

import os
import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from docparse.arranging.checking import gathering, surveying
from docparse.arranging.checking.gathering import Gathered, read
from docparse.cache.findings import Conditions, FindingsShelf, digest, find_state_of_code
from docparse.linting.survey import Survey, SurveyedPage
from docparse.model import Docset, Requirements, Surroundings
from docparse.reporting import CHECK_REPORTERS
from tests.cli.conftest import Run, Runner

PAGE = """# Page

[a](there.txt) [b](gone.txt) [c](other.md#part)

[!INCLUDE [x](inc/x.md)]

[!INCLUDE [y](inc/y.md)]

<!-- {"blockType": "response"} -->
```http
HTTP/1.1 200 OK
Authorization: Bearer dGhpcyBpcyBub3QgYSByZWFsIHRva2VuIDEyMzQ1Njc4OTA5ODc2

{"a": 1,}
```
"""
OTHER = "# Other\n\n## Part\n"
INCLUDED = "[d](inc.txt)\n\n[!INCLUDE [z](z.md)]\n"
EXCLUDE = 'exclude = ["inc"]\n'
LONG_AGO = 1_000_000_000
CHECK = ("check", "docs", "-v", "--select", "all")


def write(file: Path, text: str, changed: int = LONG_AGO) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    os.utime(file, (changed, changed))


@pytest.fixture
def docs(folder: Path) -> Path:
    """The pages of a check; all their files are old."""
    docs = folder / "docs"
    (docs / "photo.md").unlink()
    write(docs / "page.md", PAGE)
    write(docs / "other.md", OTHER)
    write(docs / "there.txt", "")
    write(docs / "inc" / "x.md", INCLUDED)
    write(docs / "inc" / "z.md", "text\n")
    write(folder / "docparse.toml", EXCLUDE)
    return docs


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows whenever a check reads its pages."""
    seen: list[object] = []

    def count(gathered: Gathered, requirements: Requirements) -> Docset:
        seen.append(gathered)
        return read(gathered, requirements)

    monkeypatch.setattr(surveying, "read", count)
    return seen


def timeless(done: Run) -> tuple[int, str, str]:
    return done.code, re.sub(r"\d+\.\d+ s|\"seconds\": [\d.]+|time=\"[\d.]+\"", "", done.out), done.err


@pytest.mark.parametrize("format_", CHECK_REPORTERS)
def test_an_unchanged_set_is_not_read_again(
    run: Runner, docs: Path, reads: list[object], format_: str
) -> None:
    fresh = run(*CHECK, "--format", format_, "--no-cache")
    first, second = (run(*CHECK, "--format", format_) for _ in range(2))
    assert len(reads) == 1
    assert timeless(fresh) == timeless(first) == timeless(second)
    assert "gone.txt" in fresh.out or format_ in {"junit", "markdown"}
    assert "GhpcyBpcyBub3Q" not in second.out


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": lambda docs: write(docs / "other.md", "# Other\n\n## Another\n"),
    "a page's time only": lambda docs: write(docs / "other.md", OTHER, LONG_AGO + 1),
    "a page comes": lambda docs: write(docs / "new.md", "# New\n"),
    "a page goes": lambda docs: (docs / "other.md").unlink(),
    "an included file": lambda docs: write(docs / "inc" / "x.md", "[d](another.txt)\n"),
    "an included file comes": lambda docs: write(docs / "inc" / "y.md", "[d](y.txt)\n"),
    "a file that an included one includes": lambda docs: write(docs / "inc" / "z.md", "[e](e.txt)\n"),
    "an included file goes": lambda docs: (docs / "inc" / "x.md").unlink(),
    "a link's file comes": lambda docs: write(docs / "gone.txt", ""),
    "a link's file goes": lambda docs: (docs / "there.txt").unlink(),
    "a link's file gets capitals": lambda docs: (docs / "there.txt").rename(docs / "There.txt"),
    "a folder goes": lambda docs: shutil.rmtree(docs / "inc"),
    "what pages must have": lambda docs: write(
        docs.parent / "docparse.toml", EXCLUDE + 'front-matter = ["title"]\n'
    ),
    "where links lead": lambda docs: write(
        docs.parent / "docparse.toml", EXCLUDE + 'unchecked-links = ["gone"]\n'
    ),
    "which files are pages": lambda docs: write(docs.parent / "docparse.toml", 'exclude = ["other.md"]\n'),
    "the site's root": lambda docs: write(docs.parent / "docparse.toml", EXCLUDE + 'site-root = "docs"\n'),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_read(
    run: Runner, docs: Path, reads: list[object], change: Callable[[Path], object]
) -> None:
    run(*CHECK)
    change(docs)
    done = run(*CHECK)
    assert len(reads) == 2
    assert timeless(done) == timeless(run(*CHECK, "--no-cache"))


def test_what_is_weighed_afterwards_needs_no_reading(run: Runner, docs: Path, reads: list[object]) -> None:
    write(docs.parent / "docparse-baseline.jsonl", "")
    run(*CHECK)
    write(docs.parent / "docparse.toml", EXCLUDE + 'severity = {link-broken = "error"}\n')
    done = run(*CHECK, "--update-baseline")
    assert (done.code, len(reads)) == (0, 1)
    again = run("check", "docs", "--select", "all", "--baseline", "docparse-baseline.jsonl")
    assert (again.code, len(reads)) == (0, 1)
    assert "in the baseline: not counted" in again.out


def test_other_rules_and_other_pages_have_findings_of_their_own(
    run: Runner, docs: Path, reads: list[object]
) -> None:
    lines = [run("check", "docs", "--select", rule).out for rule in ("DP530", "DP131", "DP530")]
    assert len(reads) == 2
    assert (lines[0] == lines[1], "link-broken" in lines[1]) == (False, False)
    assert "link-broken" in run("check", "docs/page.md", "--select", "DP530").out
    assert len(reads) == 3


def test_chosen_examples_are_looked_for_in_the_pages(run: Runner, docs: Path, reads: list[object]) -> None:
    run(*CHECK)
    assert run(*CHECK, "-k", "nothing").code == 5
    assert len(reads) == 1, "that check reads for itself"


def test_a_file_that_changed_just_now_is_not_trusted(run: Runner, docs: Path, reads: list[object]) -> None:
    (docs / "other.md").write_text("# Other\n\n## Part\n")
    run(*CHECK)
    write(docs / "inc" / "x.md", INCLUDED)
    run(*CHECK)
    assert len(reads) == 2


def test_without_the_cache_nothing_is_read_or_written(run: Runner, docs: Path, reads: list[object]) -> None:
    run(*CHECK, "--no-cache")
    assert not (docs.parent / "cache").exists()
    run(*CHECK)
    run(*CHECK, "--no-cache")
    assert len(reads) == 1


def kept_files(docs: Path) -> list[Path]:
    return list((docs.parent / "cache" / "findings").iterdir())


def test_a_broken_file_is_no_file(run: Runner, docs: Path, reads: list[object]) -> None:
    fresh = timeless(run(*CHECK))
    (file,) = kept_files(docs)
    whole = file.read_bytes()
    ways = [whole[:length] for length in (0, 5, 12, 40, len(whole) // 2, len(whole) - 1)]
    ways += [whole[:at] + bytes([whole[at] ^ 64]) + whole[at + 1 :] for at in range(0, len(whole), 97)]
    for broken in ways:
        file.write_bytes(broken)
        assert timeless(run(*CHECK)) == fresh
    assert len(reads) == 1 + len(ways)


def test_few_files_are_kept(run: Runner, docs: Path) -> None:
    for code in (100, 101, 102, 104, 105, 111, 112, 123, 131, 530, 531, 512):
        run("check", "docs", "--select", f"DP{code}")
    assert len(kept_files(docs)) == 8


def test_a_cache_that_cannot_be_written_is_done_without(run: Runner, docs: Path, reads: list[object]) -> None:
    (docs.parent / "cache").write_text("")
    assert timeless(run(*CHECK)) == timeless(run(*CHECK))
    assert len(reads) == 2


def test_two_at_once_do_not_harm_each_other(docs: Path, reads: list[object]) -> None:
    file = str(docs.parent / "shelf")
    marks = (("docs/other.md", (1, 1)),)
    conditions = Conditions(marks, (), (), digest(Surroundings()))
    surveys = [Survey((SurveyedPage("docs/other.md", (), count),), (), ()) for count in (1, 2)]
    seen: set[Survey | None] = set()

    def keep(survey: Survey) -> None:
        for _ in range(50):
            shelf = FindingsShelf(file, "way")
            shelf.keep(conditions, survey)
            seen.add(shelf.recall(marks, lambda _: Surroundings()))

    threads = [threading.Thread(target=keep, args=(survey,)) for survey in surveys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen <= set(surveys)


def test_the_state_of_the_code_is_that_of_all_modules(tmp_path: Path) -> None:
    write(tmp_path / "linting" / "rule.py", "")
    before = find_state_of_code(str(tmp_path))
    assert find_state_of_code(str(tmp_path)) == before
    write(tmp_path / "linting" / "rule.py", "a = 1")
    assert find_state_of_code(str(tmp_path)) != before


@pytest.mark.parametrize("cache", [(), ("--no-cache",)], ids=["cached", "not cached"])
def test_pages_read_by_two_processes_have_the_same_findings(
    run: Runner, docs: Path, monkeypatch: pytest.MonkeyPatch, cache: tuple[str, ...]
) -> None:
    for folder in "ab":
        write(docs / folder / "page.md", PAGE.replace("inc/", "../inc/"))
    expected = timeless(run(*CHECK, "--no-cache"))
    monkeypatch.setattr(gathering, "_MANY", 2)
    assert timeless(run(*CHECK, *cache)) == expected
