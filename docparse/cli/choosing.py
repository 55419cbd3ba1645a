"""The pages and examples that PATHs, -k and --method choose."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import click

from docparse.cli.exits import Exit
from docparse.config import Settings
from docparse.errors import ConfigurationError, PageNotFoundError
from docparse.model import Example, Page
from docparse.reporting.style import plural
from docparse.selecting import Selection, parse_expression, split_id, suggest_names

STDIN = "-"


class NothingChosenError(click.ClickException):
    """The selection chooses no example."""

    exit_code = Exit.NOTHING


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says of pages and examples."""

    paths: tuple[str, ...]
    expression: str = ""
    methods: tuple[str, ...] = ()
    stdin_filename: str = STDIN
    cached: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """The pages to read, and which of their examples are meant."""

    pages: tuple[str, ...]
    """Files, folders and globs for docparse.files; `-` is standard input."""
    selection: Selection
    wanted: Wanted
    exclude: tuple[str, ...] = ()


def choose(wanted: Wanted, settings: Settings) -> Choice:
    """Return the pages and examples that are meant; raises ConfigurationError for a broken expression."""
    default = ("docs",) if os.path.isdir("docs") else (".",)  # noqa: PTH112 - pathlib costs start-up
    paths = wanted.paths or settings.paths or default
    try:
        expression = parse_expression(wanted.expression) if wanted.expression.strip() else None
    except ValueError as error:
        raise ConfigurationError(f"-k {wanted.expression!r}: {error}") from error
    names = tuple(_find_names(paths, settings.exclude))
    pages = tuple(dict.fromkeys(split_id(path)[0] for path in paths))
    methods = frozenset(method.upper() for method in wanted.methods)
    return Choice(pages, Selection(names, expression, methods), wanted, settings.exclude)


def read_pages(choice: Choice, *, tables: bool) -> Iterator[Page]:
    """Yield the chosen pages with all their examples; raises PageNotFoundError."""
    from docparse.reading import Depth, read_page

    if STDIN in choice.pages:
        yield read_page(sys.stdin.buffer.read(), choice.wanted.stdin_filename)
    files = [page for page in choice.pages if page != STDIN]
    if files:
        from docparse.files import read_pages as read_files

        depth = Depth.WHOLE if tables else Depth.BLOCKS
        cache = None
        if choice.wanted.cached:
            from docparse.cache import open_cache

            cache = open_cache()
        yield from read_files(files, exclude=choice.exclude, depth=depth, cache=cache)


def refuse_nothing(choice: Choice, pages: int, examples: Iterable[Example]) -> None:
    """Raise with what was near, where the selection chooses none of the examples."""
    wanted = choice.wanted
    words = [split_id(path)[1] for path in wanted.paths if "::" in path]
    words += wanted.expression.replace("(", " ").replace(")", " ").split()
    words += [method.upper() for method in wanted.methods]
    known = tuple(examples)
    said = " ".join(
        [f"'{path}'" for path in wanted.paths if "::" in path]
        + ([f"-k {wanted.expression!r}"] if wanted.expression else [])
        + [f"--method {method}" for method in wanted.methods]
    )
    where = plural(pages, "page")
    if not said or not known:
        raise NothingChosenError(f"no examples in {where}; see docparse list -v")
    of = f"the {plural(len(known), 'example')} in {where}"
    raise NothingChosenError(f"{said} chooses none of {of}{suggest_names(words, known)}")


def _find_names(paths: Sequence[str], exclude: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield page and name of each example given by its id, unless its page is given whole as well."""
    if not any("::" in path for path in paths):
        return
    from docparse.files import find_pages

    whole = [path for path in paths if "::" not in path and path != STDIN]
    given_whole = set(find_pages(whole, exclude)) if whole else set()
    for path in paths:
        page, name = split_id(path)
        if not name:
            continue
        found = [page] if page == STDIN else find_pages([page], exclude)
        if not found:
            raise PageNotFoundError(f"{page}: there is no such page")
        yield from ((one, name) for one in found if one not in given_whole)
