"""Which files are pages."""

from pathlib import Path

import pytest

from docparse.errors import PageNotFoundError
from docparse.files import find_pages


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "docs/b.md",
        "docs/a.markdown",
        "docs/C.MD",
        "docs/x/d.md",
        "docs/x/y/e.md",
        "docs/notes.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# T\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ALL = ["docs/C.MD", "docs/a.markdown", "docs/b.md", "docs/x/d.md", "docs/x/y/e.md"]


@pytest.mark.parametrize(
    ("paths", "pages"),
    [
        pytest.param(["docs"], ALL, id="folder"),
        pytest.param(["docs/"], ALL, id="folder with a slash"),
        pytest.param(["./docs"], ALL, id="folder from here"),
        pytest.param(["."], ALL, id="here"),
        pytest.param(["docs/x/d.md"], ["docs/x/d.md"], id="file"),
        pytest.param(["docs/notes.txt"], ["docs/notes.txt"], id="file of another kind that is named"),
        pytest.param(["docs/*.md"], ["docs/b.md"], id="glob"),
        pytest.param(["docs/**/*"], ALL, id="glob of all, which is of pages"),
        pytest.param(["docs/x/d.md", "docs"], ["docs/x/d.md", *ALL[:3], ALL[4]], id="each once"),
    ],
)
def test_finds(docs: Path, paths: list[str], pages: list[str]) -> None:
    assert find_pages(paths) == pages


def test_finds_by_absolute_path(docs: Path) -> None:
    assert find_pages([str(docs / "docs" / "x")]) == [f"{docs}/docs/x/d.md", f"{docs}/docs/x/y/e.md"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        pytest.param("docs/x", ALL[:3], id="folder"),
        pytest.param("docs/x/", ALL[:3], id="folder with a slash"),
        pytest.param("docs/x/**", ALL[:3], id="all in a folder"),
        pytest.param("x", ALL[:3], id="name of a folder"),
        pytest.param("*.md", ["docs/C.MD", "docs/a.markdown"], id="names"),
        pytest.param("x/d.md", [*ALL[:3], ALL[4]], id="end of a path"),
        pytest.param("doc", ALL, id="part of a name"),
    ],
)
def test_leaves_out_what_is_excluded(docs: Path, exclude: str, left: list[str]) -> None:
    assert find_pages(["docs"], [exclude]) == left


@pytest.mark.parametrize(
    ("ignores", "left"),
    [
        pytest.param({"docs/.gitignore": "x/\n"}, ALL[:3], id="folder"),
        pytest.param(
            {".gitignore": "*.md\n", "docs/x/.gitignore": "!e.md\n"}, [*ALL[:2], ALL[4]], id="nearest decides"
        ),
        pytest.param({".gitignore": "/x/\n"}, ALL, id="from its own folder only"),
        pytest.param({"docs/.gitignore": "# none\n"}, ALL, id="nothing"),
    ],
)
def test_leaves_out_what_git_ignores(docs: Path, ignores: dict[str, str], left: list[str]) -> None:
    (docs / ".git").mkdir()
    for name, text in ignores.items():
        (docs / name).write_text(text)
    assert find_pages(["docs"]) == left


def test_leaves_out_hidden_folders(docs: Path) -> None:
    hidden = docs / "docs" / ".venv"
    hidden.mkdir()
    (hidden / "readme.md").write_text("")
    assert find_pages(["docs"]) == ALL


def test_links_do_not_lead_in_circles(docs: Path) -> None:
    (docs / "docs" / "x" / "up").symlink_to(docs / "docs")
    (docs / "other").mkdir()
    (docs / "other" / "o.md").write_text("")
    (docs / "other" / "self").symlink_to(docs / "other")
    (docs / "docs" / "z").symlink_to(docs / "other")
    (docs / "docs" / "gone.md").symlink_to(docs / "nowhere.md")
    assert find_pages(["docs"]) == [*ALL, "docs/z/o.md"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("dosc", "there is no 'dosc'; did you mean 'docs'?", id="misspelt folder"),
        pytest.param(
            "docs/x/b.md", "there is no 'docs/x/b.md'; did you mean 'docs/x/d.md'?", id="misspelt file"
        ),
        pytest.param("docs/z/e.md", "there is no 'docs/z/e.md'", id="no such folder"),
        pytest.param("empty", "no pages in 'empty'", id="empty folder"),
    ],
)
def test_says_what_is_near(docs: Path, path: str, message: str) -> None:
    (docs / "empty").mkdir()
    with pytest.raises(PageNotFoundError) as caught:
        find_pages([path])
    assert str(caught.value).startswith(message)
