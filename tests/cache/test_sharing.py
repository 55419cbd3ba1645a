"""Pages that two processes read are those that one reads, whatever becomes of the second."""

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from docparse.cache import PageCache
from docparse.cache.beside import Beside, can_fork
from docparse.cache.sharing import Cache, NoCache, find_split, share
from docparse.files import read_pages
from docparse.model import Page
from docparse.reading import Depth

pytestmark = pytest.mark.skipif(not can_fork(), reason="there is no second processor, or no way to use it")

REQUEST = """<!-- {"blockType": "request", "name": "%s"} -->
```http
GET /a
```

[!INCLUDE [x](../inc/x.md)]
"""
LONG_AGO = 1_000_000_000


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("a", "b", "inc"):
        (tmp_path / folder).mkdir()
        for name in "xyz":
            file = tmp_path / folder / f"{name}.md"
            file.write_text(REQUEST % f"{folder}{name}" if folder != "inc" else "text\n")
            os.utime(file, (LONG_AGO, LONG_AGO))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def find(docs: Path) -> list[str]:
    return [page.path for page in read_pages(["."])]


def read(cache: Cache) -> Iterator[Page]:
    return read_pages(["."], cache=cache)


def open_cache(docs: Path) -> PageCache:
    return PageCache(str(docs.parent / "cache"))


@pytest.mark.parametrize("cached", [True, False])
def test_the_pages_are_the_same_in_the_same_order(docs: Path, *, cached: bool) -> None:
    cache = open_cache(docs) if cached else NoCache()
    shared = share(find(docs), cache, Depth.WHOLE, read)
    assert shared is not cache
    assert list(read(shared)) == list(read_pages(["."]))


def test_what_both_processes_read_is_kept(docs: Path) -> None:
    list(read(share(find(docs), open_cache(docs), Depth.WHOLE, read)))
    cache = open_cache(docs)
    for file in find(docs):
        status = (docs / file).stat()
        assert cache.recall(file, (status.st_size, status.st_mtime_ns), Depth.WHOLE), file
    assert share(find(docs), cache, Depth.WHOLE, read) is cache


def test_pages_of_one_folder_are_read_by_one_process(docs: Path) -> None:
    cache = NoCache()
    assert share([path for path in find(docs) if path.startswith("a/")], cache, Depth.WHOLE, read) is cache
    assert share([], cache, Depth.WHOLE, read) is cache


def test_a_second_process_that_fails_is_done_without(docs: Path) -> None:
    def fail(cache: Cache) -> Iterable[Page]:
        yield from list(read(cache))[:-1]
        raise OSError

    assert list(read(share(find(docs), NoCache(), Depth.WHOLE, fail))) == list(read_pages(["."]))


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([], 0),
        (["a.md"], 0),
        (["a/1.md", "a/2.md", "a/3.md"], 0),
        (["a/1.md", "a/2.md", "b/1.md", "c/1.md"], 2),
        (["a/1.md", "a/2.md", "a/3.md", "a/4.md", "b/1.md", "b/2.md"], 4),
        ([f"a/{number}.md" for number in range(99)] + ["b/1.md"], 0),
    ],
    ids=["none", "one", "one folder", "at the middle", "near the middle", "too far off"],
)
def test_the_second_part_begins_with_a_folder(pages: list[str], expected: int) -> None:
    assert find_split(pages) == expected


def test_values_come_from_beside() -> None:
    assert len(Beside(lambda: iter([1, "a", ("b", 2.5)])).wait() or ()) == 3
    assert Beside(list).wait() == []


def test_a_broken_end_is_told() -> None:
    def die() -> Iterator[int]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield 1

    assert Beside(lambda: iter([1, object()])).wait() is None
    assert Beside(die).wait() is None
