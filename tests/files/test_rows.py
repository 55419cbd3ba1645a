"""Rows of pages from the disk."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from docparse.errors import PageNotFoundError
from docparse.files import find_pages, read_rows

REQUEST = '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```\n'
LISTING = (
    "import sys; from docparse.cli import main\n"
    "main(['list', 'docs'])\n"
    "print(*[name for name in sys.modules if name.startswith('docparse')], file=sys.stderr)"
)


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs" / "inc").mkdir(parents=True)
    (tmp_path / "docs" / "page.md").write_text("# T\n\n[!INCLUDE [r](inc/r.md)]\n")
    (tmp_path / "docs" / "inc" / "r.md").write_text(REQUEST)
    (tmp_path / "docs" / "inc" / "q.md").write_text("# Q\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_reads_the_rows_of_all_pages_in_order(docs: Path) -> None:
    pages = list(read_rows(["docs"]))
    assert [page.path for page in pages] == find_pages(["docs"])
    assert [page.rows for page in pages] == [
        ((2, "example", "a", "GET /a -> no response"),),
        (),
        ((2, "example", "a", "GET /a -> no response"),),
    ]


def test_says_which_page_cannot_be_read(docs: Path) -> None:
    pages = read_rows(["docs"])
    next(pages)
    (docs / "docs" / "inc" / "r.md").unlink()
    with pytest.raises(PageNotFoundError, match=r"docs/inc/r\.md cannot be read: No such file"):
        list(pages)
    assert gc.isenabled()


def test_rows_that_are_kept_need_no_reading(docs: Path) -> None:
    for file in docs.rglob("*.md"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    environment = {**os.environ, "DOCPARSE_CACHE": str(docs / "cache")}
    fresh, warm = (
        subprocess.run(
            [sys.executable, "-c", LISTING], env=environment, capture_output=True, text=True, check=True
        )
        for _ in range(2)
    )
    assert warm.stdout == fresh.stdout
    assert "docparse.reading.rows" in fresh.stderr.split()
    assert not [name for name in warm.stderr.split() if name.startswith("docparse.reading")]
