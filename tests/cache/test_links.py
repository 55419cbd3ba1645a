"""URLs that were alive are remembered for a day."""

from pathlib import Path

from docparse.cache.links import LinkCache, open_link_cache


def test_what_was_alive_is_remembered_for_a_day(tmp_path: Path) -> None:
    file = str(tmp_path / "cache" / "links.json")
    LinkCache(file, lambda: 1000.0).keep(["https://h/x"])
    LinkCache(file, lambda: 50_000.0).keep(["https://h/y"])
    assert LinkCache(file, lambda: 60_000.0).recall() == {"https://h/x", "https://h/y"}
    assert LinkCache(file, lambda: 100_000.0).recall() == {"https://h/y"}


def test_a_broken_file_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text("[1")
    assert open_link_cache({"DOCPARSE_CACHE": str(tmp_path)}).recall() == frozenset()


def test_a_folder_that_cannot_be_written_is_no_ones_concern(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    LinkCache(str(tmp_path / "file" / "links.json")).keep(["https://h/x"])
