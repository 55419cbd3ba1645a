"""Pages and their includes from the disk, texts to it."""

from pathlib import Path

import pytest

from docparse.errors import PageNotFoundError
from docparse.files import read_docset, read_pages, write_text
from docparse.reading import Depth

REQUEST = '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```\n'


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs" / "inc").mkdir(parents=True)
    (tmp_path / "docs" / "page.md").write_text("# T\n\n[!INCLUDE [r](inc/r.md)]\n")
    (tmp_path / "docs" / "inc" / "r.md").write_text(REQUEST)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_reads_a_docset(docs: Path) -> None:
    docset = read_docset(["docs"])
    assert [page.path for page in docset.pages] == ["docs/page.md", "docs/inc/r.md"]
    assert [example.id for example in docset] == ["docs/page.md::a", "docs/inc/r.md::a"]


def test_reads_page_by_page(docs: Path) -> None:
    pages = read_pages(["docs"], depth=Depth.BLOCKS)
    assert next(pages).path == "docs/page.md"
    pages.close()  # type: ignore[attr-defined]


def test_pages_without_annotations_cost_nothing_where_blocks_are_wanted(docs: Path) -> None:
    (docs / "docs" / "prose.md").write_text("# T\n\n|a|\n|-|\n\n```python\npass\n```\n")
    (page,) = read_pages(["docs/prose.md"], depth=Depth.BLOCKS)
    assert (page.blocks, page.slips, page.tables) == ((), (), None)


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("../secret.md", id="above the root"),
        pytest.param("link.md", id="by a link that leads out"),
        pytest.param("inc/r.txt", id="no Markdown"),
        pytest.param("inc", id="a folder"),
        pytest.param("/etc/passwd.md", id="absolute"),
        pytest.param("inc/\x00.md", id="a name that no file has"),
    ],
)
def test_a_page_reads_no_file_outside(docs: Path, target: str) -> None:
    (docs / "secret.md").write_text(REQUEST)
    (docs / "docs" / "inc" / "r.txt").write_text(REQUEST)
    (docs / "docs" / "link.md").symlink_to(docs / "secret.md")
    (docs / "docs" / "page.md").write_text(f"[!INCLUDE [x]({target})]\n")
    (page,) = read_pages(["docs/page.md"])
    assert page.blocks == ()
    assert [slip.rule for slip in page.slips] == ["include-not-found"]


def test_a_page_includes_from_its_checkout(docs: Path) -> None:
    (docs / ".git").mkdir()
    (docs / "shared.md").write_text(REQUEST)
    (docs / "docs" / "page.md").write_text("[!INCLUDE [x](../shared.md)]\n[!INCLUDE [x](/docs/inc/r.md)]\n")
    (page,) = read_pages(["docs/page.md"])
    assert [block.location.page for block in page.blocks] == ["shared.md", "/docs/inc/r.md"]


def test_says_which_page_cannot_be_read(docs: Path) -> None:
    pages = read_pages(["docs"])
    next(pages)
    (docs / "docs" / "inc" / "r.md").unlink()
    with pytest.raises(PageNotFoundError, match=r"docs/inc/r\.md cannot be read: No such file"):
        next(pages)


def test_writes_a_text_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    write_text(str(file), "é\r\n")
    assert file.read_bytes() == "é\r\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["report.json"]


def test_replaces_a_text_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    file.chmod(0o640)
    link = tmp_path / "latest.json"
    link.symlink_to(file)
    write_text(str(link), "new")
    assert (file.read_text(), file.stat().st_mode & 0o777, link.is_symlink()) == ("new", 0o640, True)


def test_leaves_the_old_text_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_text(str(file), "\ud800")
    assert file.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["report.json"]


def test_says_that_a_folder_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_text(str(tmp_path / "none" / "report.json"), "x")
