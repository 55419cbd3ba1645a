"""The folders that links name are listed, and no others."""

from pathlib import Path

import pytest

from docparse.files import read_docset, read_surroundings
from docparse.linting.pages.link_broken import check


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "set" / "docs" / "img").mkdir(parents=True)
    (tmp_path / "set" / "other").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "set" / "docs" / "img" / "a.png").write_text("")
    monkeypatch.chdir(tmp_path / "set")
    return tmp_path / "set" / "docs"


def read_folders(docs: Path, text: str) -> dict[str, frozenset[str]]:
    (docs / "a.md").write_text(text)
    docset = read_docset(["docs"])
    return dict(read_surroundings(docset.pages, ["docs"]).folders)


def test_folders_are_listed_with_those_above_them(docs: Path) -> None:
    assert read_folders(docs, "[x](img/a.png) [y](none/x/y.md) [z](https://h/x)") == {
        "docs/img": {"a.png"},
        "docs/none/x": set(),
        "docs/none": set(),
        "docs": {"a.md", "img"},
        "": {"docs", "other"},
    }


def test_nothing_is_listed_outside(docs: Path) -> None:
    text = "[x](../../outside/x.md) [y](/etc/passwd) [z](../../../../../../../etc/x) [n](a%00b/c.md)"
    assert set(read_folders(docs, text)) <= {"docs", ""}


def test_a_whole_path_is_looked_up_as_a_relative_one(docs: Path) -> None:
    (docs / "a.md").write_text("[x](img/a.png) [y](img/b.png)")
    docset = read_docset([str(docs)])
    from dataclasses import replace

    docset = replace(docset, surroundings=read_surroundings(docset.pages, [str(docs)]))
    assert [message for _, message in check(docset)] == [f"there is no '{docs}/img/b.png'"]
