"""What git says has changed, asked of real repositories."""

import subprocess
from pathlib import Path

import pytest

from docparse.errors import ConfigurationError
from docparse.revisions import find_changes, read_before


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example", "-c", "commit.gpgsign=false")
    command = ["git", *identity, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A branch `main` with four pages, and a branch `work` that starts there."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "docs").mkdir()
    for name in ("a.md", "b.md", "gone.md", "a name, ümlaut.md"):
        (folder / "docs" / name).write_text(f"# {name}\n", "utf-8")
    (folder / ".gitignore").write_text("*.tmp.md\n", "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    git(folder, "checkout", "-q", "-b", "work")
    return folder


def names(repository: Path, revision: str = "main") -> set[str]:
    changes = find_changes(revision, str(repository / "docs"))
    return {Path(file).relative_to(repository.resolve()).as_posix() for file in changes.files}


def test_nothing_has_changed(repository: Path) -> None:
    assert names(repository) == set()


def test_finds_what_is_committed_staged_edited_new_and_gone(repository: Path) -> None:
    docs = repository / "docs"
    (docs / "a.md").write_text("# committed\n", "utf-8")
    git(repository, "commit", "-q", "-am", "second")
    (docs / "b.md").write_text("# edited\n", "utf-8")
    (docs / "staged.md").write_text("# staged\n", "utf-8")
    git(repository, "add", "docs/staged.md")
    (docs / "untracked.md").write_text("# new\n", "utf-8")
    (docs / "x.tmp.md").write_text("# ignored by git\n", "utf-8")
    (docs / "gone.md").unlink()
    assert names(repository) == {
        "docs/a.md",
        "docs/b.md",
        "docs/staged.md",
        "docs/untracked.md",
        "docs/gone.md",
    }


def test_what_changed_on_the_other_branch_since_does_not_count(repository: Path) -> None:
    git(repository, "checkout", "-q", "main")
    (repository / "docs" / "b.md").write_text("# on main\n", "utf-8")
    git(repository, "commit", "-q", "-am", "on main")
    git(repository, "checkout", "-q", "work")
    (repository / "docs" / "a.md").write_text("# here\n", "utf-8")
    assert names(repository) == {"docs/a.md"}


def test_names_with_spaces_and_letters_of_any_kind(repository: Path) -> None:
    (repository / "docs" / "a name, ümlaut.md").write_text("# changed\n", "utf-8")
    assert names(repository) == {"docs/a name, ümlaut.md"}


def test_a_renamed_page_is_gone_and_new(repository: Path) -> None:
    git(repository, "mv", "docs/a.md", "docs/c.md")
    assert names(repository) == {"docs/a.md", "docs/c.md"}


def test_says_of_paths_whether_they_changed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "docs" / "a.md").write_text("# changed\n", "utf-8")
    changes = find_changes("main", str(repository))
    monkeypatch.chdir(repository / "docs")
    assert "a.md" in changes
    assert str(repository / "docs" / "a.md") in changes
    assert "/docs/a.md" in changes
    assert "b.md" not in changes
    assert "/a.md" not in changes


def test_reads_what_changed_files_held_before(repository: Path) -> None:
    (repository / "docs" / "a.md").write_text("# changed\n", "utf-8")
    (repository / "docs" / "gone.md").unlink()
    (repository / "docs" / "new.md").write_text("# new\n", "utf-8")
    (repository / "docs" / "new.txt").write_text("text\n", "utf-8")
    before = read_before(find_changes("main", str(repository)), (".md",))
    assert {Path(path).name: content for path, content in before.items()} == {
        "a.md": b"# a.md\n",
        "gone.md": b"# gone.md\n",
    }


def refusal(revision: str, folder: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        find_changes(revision, str(folder))
    return str(caught.value)


def test_refuses_a_revision_that_is_none(repository: Path) -> None:
    assert refusal("mian", repository) == "--changed-since mian: git knows no such revision"
    assert "is no revision" in refusal("--output=x", repository)
    assert "is no revision" in refusal("", repository)


def test_refuses_a_folder_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "lies in no git repository" in refusal("main", tmp_path)


def test_refuses_where_nothing_is_in_common(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    git(repository, "commit", "-q", "-m", "unrelated")
    assert refusal("main", repository) == ("--changed-since main: HEAD has no commit in common with it")


def test_says_that_a_clone_is_shallow(repository: Path, tmp_path: Path) -> None:
    (repository / "docs" / "a.md").write_text("# second\n", "utf-8")
    git(repository, "commit", "-q", "-am", "second")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "work", repository.as_uri(), str(shallow))
    told = refusal("HEAD~1", shallow)
    assert told.startswith("--changed-since HEAD~1: git knows no such revision; this clone is shallow")
    assert "fetch-depth: 0" in told


def test_says_that_there_is_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "asks git, which cannot be run" in refusal("main", repository)
