"""What was read of pages comes back as it was, and only where it still holds."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.cache import PageCache, open_cache
from docparse.cache.records import from_record, to_record
from docparse.files import read_pages
from docparse.model import Page
from docparse.reading import Depth, read_page

REQUEST = """<!-- {"blockType": "request", "name": "a", "docparse": {"match": "exact"}} -->
```http
GET /a
X: y
```
"""
RESPONSE = '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\n\n{}\n```\n'
LONG_AGO = 1_000_000_000


class Counting:
    """A cache that counts what it could not answer."""

    def __init__(self, cache: PageCache) -> None:
        self._cache = cache
        self.kept: list[str] = []
        self.by_content = 0

    def recall(self, *arguments: Any) -> Any:
        return self._cache.recall(*arguments)

    def recall_content(self, *arguments: Any) -> Any:
        remembered = self._cache.recall_content(*arguments)
        self.by_content += remembered is not None
        return remembered

    def keep(self, page: Page, *arguments: Any) -> None:
        self.kept.append(page.path)
        self._cache.keep(page, *arguments)

    def save(self) -> None:
        self._cache.save()


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


def run(root: Path, depth: Depth = Depth.WHOLE) -> tuple[list[Page], Counting]:
    cache = Counting(PageCache(str(root / "cache")))
    return list(read_pages(["docs"], depth=depth, cache=cache)), cache


def test_an_unchanged_page_is_not_read_again(docs: Path) -> None:
    fresh, first = run(docs)
    warm, second = run(docs)
    assert warm == fresh == list(read_pages(["docs"]))
    assert (len(first.kept), second.kept) == (3, [])


def test_depths_are_kept_apart(docs: Path) -> None:
    run(docs, Depth.WHOLE)
    pages, cache = run(docs, Depth.BLOCKS)
    assert len(cache.kept) == 3
    assert all(page.tables is None for page in pages)


@pytest.mark.parametrize("name", ["a.md", "inc/x.md"])
def test_a_changed_page_is_read_again(docs: Path, name: str) -> None:
    run(docs)
    write(docs / "docs" / name, REQUEST, LONG_AGO + 1)
    pages, cache = run(docs)
    assert pages == list(read_pages(["docs"]))
    expected = ["docs/a.md"] if name == "a.md" else ["docs/b.md", "docs/inc/x.md"]
    assert cache.kept == expected


def test_a_new_include_changes_the_page_that_missed_it(docs: Path) -> None:
    run(docs)
    write(docs / "docs" / "inc" / "y.md", RESPONSE)
    pages, cache = run(docs)
    assert cache.kept == ["docs/b.md"]
    assert len(pages[1].blocks) == 2


def test_a_page_that_was_touched_is_known_by_its_content(docs: Path) -> None:
    fresh, _ = run(docs)
    os.utime(docs / "docs" / "a.md", (LONG_AGO + 5, LONG_AGO + 5))
    warm, second = run(docs)
    _, third = run(docs)
    assert warm == fresh
    assert (second.kept, second.by_content, third.by_content) == ([], 1, 0)


def test_a_page_that_was_renamed_is_known_by_its_content(docs: Path) -> None:
    run(docs)
    (docs / "docs" / "a.md").rename(docs / "docs" / "c.md")
    pages, cache = run(docs)
    assert cache.kept == []
    assert [example.id for page in pages for example in page] == ["docs/c.md::a"]
    assert pages[1].blocks[0].location.page == "docs/c.md"


def test_a_page_that_was_just_written_is_looked_at_again(docs: Path) -> None:
    write(docs / "docs" / "a.md", REQUEST, int(time.time()))
    run(docs)
    _, cache = run(docs)
    assert (cache.kept, cache.by_content) == ([], 1)


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
    pages, cache = run(docs)
    assert pages == fresh
    assert len(cache.kept) == 3


@given(st.integers(0, 5000), st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_a_flipped_byte_changes_no_page(
    tmp_path_factory: pytest.TempPathFactory, offset: int, mask: int
) -> None:
    folder = tmp_path_factory.mktemp("docs")
    write(folder / "a.md", REQUEST + RESPONSE)
    cache = folder / "cache"
    fresh = list(read_pages([str(folder)], cache=PageCache(str(cache))))
    (file,) = cache.iterdir()
    data = bytearray(file.read_bytes())
    data[offset % len(data)] ^= mask
    file.write_bytes(data)
    assert list(read_pages([str(folder)], cache=PageCache(str(cache)))) == fresh


def test_two_runs_at_once_do_no_harm(docs: Path) -> None:
    fresh = list(read_pages(["docs"]))
    results: list[list[Page]] = []

    def work() -> None:
        results.extend(run(docs)[0] for _ in range(10))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 40
    assert all(pages == fresh for pages in results)


def test_a_folder_that_cannot_be_written_is_no_concern(docs: Path) -> None:
    (docs / "cache").write_text("a file, where a folder should be")
    pages, _ = run(docs)
    assert len(pages) == 3


def test_pages_that_are_gone_are_forgotten(docs: Path) -> None:
    run(docs)
    before = sum(file.stat().st_size for file in (docs / "cache").iterdir())
    (docs / "docs" / "a.md").unlink()
    write(docs / "docs" / "b.md", "# T\n", LONG_AGO + 9)
    run(docs)
    assert sum(file.stat().st_size for file in (docs / "cache").iterdir()) < before


def test_is_found_where_the_environment_says(tmp_path: Path, docs: Path) -> None:
    places: Iterator[tuple[dict[str, str], str]] = iter(
        [
            ({"DOCPARSE_CACHE": str(tmp_path / "one")}, "one"),
            ({"XDG_CACHE_HOME": str(tmp_path / "two")}, "two/docparse"),
        ]
    )
    for environment, folder in places:
        list(read_pages(["docs"], cache=open_cache(environment)))
        (own,) = (tmp_path / folder).iterdir()
        assert own.name.startswith("pages-")


def test_what_other_versions_left_goes_after_a_month(tmp_path: Path) -> None:
    old, other = tmp_path / "pages-old", tmp_path / "history"
    for folder in (old, other):
        folder.mkdir()
        os.utime(folder, (LONG_AGO, LONG_AGO))
    open_cache({"DOCPARSE_CACHE": str(tmp_path)})
    assert sorted(each.name for each in tmp_path.iterdir()) == ["history"]


def test_every_page_comes_back_as_it_was(corpus: Path) -> None:
    for file in sorted(corpus.glob("made/*.md")):
        for depth in Depth:
            page = read_page(file.read_bytes(), file.name, depth=depth)
            assert from_record(to_record(page), file.name) == page
