"""Which pages and examples a run is about."""

from __future__ import annotations

from dataclasses import dataclass

from docparse.selecting import Selection
from docparse.sharding import Shard

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says of pages and examples."""

    paths: tuple[str, ...]
    expression: str = ""
    methods: tuple[str, ...] = ()
    stdin_filename: str = STDIN
    cached: bool = True
    changed_since: str | None = None
    """A revision; None: whether pages changed does not matter."""
    shard: Shard | None = None
    """None: all of them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The pages to read, and which of their examples are meant."""

    pages: tuple[str, ...]
    """Files, folders and globs for docparse.files; `-` is standard input."""
    selection: Selection
    wanted: Wanted
    exclude: tuple[str, ...] = ()
    whole: bool = False
    """These are the pages that are read where no PATH is given, whether changed or not."""
