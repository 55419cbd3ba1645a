"""Rows of pages come back as they were, and only where they still hold."""

import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.cache import RowsCache, open_rows_cache
from docparse.files import read_pages, read_rows
from docparse.model.rows import PageRows
from docparse.reading import Depth, rows_of

REQUEST = '<!-- {"blockType": "request", "name": "a"} -->\n```http\nGET /a\n```\n'
RESPONSE = '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\n\n{}\n```\n'
LONG_AGO = 1_000_000_000


class Counting:
    """A cache that counts what it could not answer."""

    def __init__(self, cache: RowsCache) -> None:
        self._cache = cache
        self._known: Mapping[str, Any] = {}
        self.read: list[str] = []

    def recall(self, folder: str) -> Mapping[str, Any]:
        self._known = self._cache.recall(folder)
        return self._known

    def keep(self, folder: str, pages: Mapping[str, Any]) -> None:
        self.read += [f"{folder}/{name}" for name, page in pages.items() if self._known.get(name) != page]
        self._cache.keep(folder, pages)


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs" / "inc").mkdir(parents=True)
    write(tmp_path / "docs" / "a.md", REQUEST + RESPONSE)
    write(tmp_path / "docs" / "b.md", "[!INCLUDE [x](inc/x.md)]\n[!INCLUDE [y](inc/y.md)]\n")
    write(tmp_path / "docs" / "inc" / "x.md", RESPONSE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: Path, text: str, changed: int = LONG_AGO) -> None:
    file.write_text(text)
    os.utime(file, (changed, changed))


def run(root: Path) -> tuple[list[PageRows], list[str]]:
    """Return the rows, and which pages were read for them."""
    cache = Counting(RowsCache(str(root / "cache")))
    return list(read_rows(["docs"], cache=cache)), cache.read


def read_in_full() -> list[PageRows]:
    return [rows_of(page) for page in read_pages(["docs"], depth=Depth.EXAMPLES)]


def test_an_unchanged_page_is_not_read_again(docs: Path) -> None:
    fresh, first = run(docs)
    warm, second = run(docs)
    assert warm == fresh == read_in_full()
    assert (len(first), second) == (3, [])


@pytest.mark.parametrize("name", ["a.md", "inc/x.md"])
def test_a_changed_page_is_read_again(docs: Path, name: str) -> None:
    run(docs)
    write(docs / "docs" / name, REQUEST, LONG_AGO + 1)
    rows, read = run(docs)
    assert rows == read_in_full()
    assert read == (["docs/a.md"] if name == "a.md" else ["docs/b.md", "docs/inc/x.md"])


def test_a_new_include_changes_the_page_that_missed_it(docs: Path) -> None:
    run(docs)
    write(docs / "docs" / "inc" / "y.md", RESPONSE)
    rows, read = run(docs)
    assert read == ["docs/b.md", "docs/inc/y.md"]
    assert rows[1].blocks == 2


def test_a_page_that_was_just_written_is_looked_at_again(docs: Path) -> None:
    write(docs / "docs" / "a.md", REQUEST, int(time.time()))
    run(docs)
    assert run(docs)[1] == ["docs/a.md"]


def test_pages_of_a_folder_that_are_not_asked_for_stay_kept(docs: Path) -> None:
    run(docs)
    write(docs / "docs" / "a.md", REQUEST, LONG_AGO + 1)
    list(read_rows(["docs/a.md"], cache=RowsCache(str(docs / "cache"))))
    assert run(docs)[1] == []


def test_pages_that_are_gone_are_forgotten(docs: Path) -> None:
    run(docs)
    before = sum(file.stat().st_size for file in (docs / "cache").iterdir())
    (docs / "docs" / "a.md").unlink()
    write(docs / "docs" / "b.md", "# T\n", LONG_AGO + 9)
    run(docs)
    assert sum(file.stat().st_size for file in (docs / "cache").iterdir()) < before


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00" * 40, id="zeros"),
        pytest.param(b"rubbish" * 100, id="rubbish"),
    ],
)
def test_a_broken_file_is_as_none(docs: Path, broken: bytes) -> None:
    fresh, _ = run(docs)
    for file in (docs / "cache").iterdir():
        file.write_bytes(broken)
    rows, read = run(docs)
    assert (rows, len(read)) == (fresh, 3)


@given(st.integers(0, 5000), st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_a_flipped_byte_changes_no_row(
    tmp_path_factory: pytest.TempPathFactory, offset: int, mask: int
) -> None:
    folder = tmp_path_factory.mktemp("docs")
    write(folder / "a.md", REQUEST + RESPONSE)
    cache = folder / "cache"
    fresh = list(read_rows([str(folder)], cache=RowsCache(str(cache))))
    (file,) = cache.iterdir()
    data = bytearray(file.read_bytes())
    data[offset % len(data)] ^= mask
    file.write_bytes(data)
    assert list(read_rows([str(folder)], cache=RowsCache(str(cache)))) == fresh


def test_two_runs_at_once_do_no_harm(docs: Path) -> None:
    fresh = read_in_full()
    results: list[list[PageRows]] = []

    def work() -> None:
        results.extend(run(docs)[0] for _ in range(10))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 40
    assert all(rows == fresh for rows in results)


def test_a_folder_that_cannot_be_written_is_no_concern(docs: Path) -> None:
    (docs / "cache").write_text("a file, where a folder should be")
    assert len(run(docs)[0]) == 3


def test_is_found_where_the_environment_says(tmp_path: Path, docs: Path) -> None:
    list(read_rows(["docs"], cache=open_rows_cache({"DOCPARSE_CACHE": str(tmp_path / "one")})))
    (own,) = (tmp_path / "one").iterdir()
    assert own.name.startswith("pages-")
