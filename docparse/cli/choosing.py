"""The pages and examples that PATHs, -k and --method choose."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from docparse.arranging.choice import STDIN, Choice, Wanted
from docparse.cli.exits import Exit
from docparse.config import Settings
from docparse.errors import ConfigurationError, PageNotFoundError
from docparse.reporting.style import plural, visible
from docparse.selecting import Selection, parse_expression, split_id, suggest_names

if TYPE_CHECKING:
    from docparse.model import Example, Page
    from docparse.model.rows import PageRows
    from docparse.reading import Depth

_FEW = 5


class NothingChosenError(click.ClickException):
    """The selection chooses no example."""

    exit_code = Exit.NOTHING


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
    usual = {os.path.normpath(path) for path in settings.paths or default}
    whole = wanted.changed_since is None and usual <= {os.path.normpath(page) for page in pages}
    return Choice(pages, Selection(names, expression, methods), wanted, settings.exclude, whole)


def read_pages(choice: Choice, depth: Depth) -> Iterator[Page]:
    """Yield the chosen pages with all their examples; raises PageNotFoundError."""
    revision = choice.wanted.changed_since
    if revision is None:
        yield from _read_all(choice, depth)
        return
    from docparse.revisions import find_changes

    changes = find_changes(revision, find_folder(choice.pages))
    for page in _read_all(choice, depth):
        if page.path in changes or any(included in changes for included in page.includes):
            yield page


def read_rows(choice: Choice) -> Iterator[PageRows]:
    """Yield the rows of the chosen pages, of all of their examples; raises PageNotFoundError."""
    if STDIN in choice.pages:
        from docparse.reading import no_includes
        from docparse.reading import read_rows as read

        yield read(sys.stdin.buffer.read(), choice.wanted.stdin_filename, no_includes)
    files = [page for page in choice.pages if page != STDIN]
    if files:
        from docparse.files import read_rows as read_files

        cache = None
        if _is_cached(choice, files):
            from docparse.cache import open_rows_cache

            cache = open_rows_cache()
        yield from read_files(files, exclude=choice.exclude, cache=cache)


def find_folder(paths: Sequence[str]) -> str:
    """Return a folder that lies in the checkout which the paths lie in."""
    folders = (path if os.path.isdir(path) else os.path.dirname(path) for path in paths)  # noqa: PTH112, PTH120 - as above
    return next((folder for folder in folders if os.path.isdir(folder)), ".")  # noqa: PTH112 - as above


def _read_all(choice: Choice, depth: Depth) -> Iterator[Page]:
    from docparse.reading import read_page

    if STDIN in choice.pages:
        yield read_page(sys.stdin.buffer.read(), choice.wanted.stdin_filename, depth=depth)
    files = [page for page in choice.pages if page != STDIN]
    if files:
        from docparse.files import read_pages as read_files

        cache = None
        if _is_cached(choice, files):
            from docparse.cache import open_cache

            cache = open_cache()
        yield from read_files(files, exclude=choice.exclude, depth=depth, cache=cache)


def _is_cached(choice: Choice, files: Sequence[str]) -> bool:
    """Tell whether to ask the cache: a few pages are read in less time than it takes to open."""
    few = len(files) <= _FEW and all(os.path.isfile(file) for file in files)  # noqa: PTH113 - as above
    return choice.wanted.cached and not few


def refuse_nothing(choice: Choice, pages: int, examples: Iterable[Example], command: str) -> None:
    """Raise with what was near, where the selection chooses none of the examples.

    Where only what changed is asked for, that there is nothing to do is fine, and said on standard error.
    """
    wanted = choice.wanted
    if wanted.changed_since is not None:
        what = "no chosen example is on a page that" if pages else "no page"
        told = f"docparse {command}: {what} has changed since {wanted.changed_since}"
        print(visible(told), file=sys.stderr)
        return
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
    of = f"the {plural(len(known), 'example')}" if len(known) > 1 else "the examples (there is 1)"
    of = f"{of} in {where}"
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
