"""Which files are pages: folders searched, globs spread, what git ignores left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from typing import TYPE_CHECKING, NamedTuple

from docparse.errors import NoPagesError, PageNotFoundError
from docparse.selecting import matches_path

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".md", ".markdown")


def find_pages(paths: Sequence[str], exclude: Sequence[str] = ()) -> list[str]:
    """Return the pages that files, folders and globs name, each once, with forward slashes.

    Those of one folder are sorted by name and come before those of the folders in it.

    Folders are searched for *.md and *.markdown; folders whose name starts with a dot, what .gitignore names
    and what `exclude` matches (a glob for a path, or for a name where it has no slash) are left out.
    Raises PageNotFoundError, naming what is near, for a path that is not there, NoPagesError for one without.
    """
    found: dict[str, None] = {}
    for path in paths:
        pages = sorted(_expand(path, exclude), key=lambda page: page.rpartition("/"))
        if not pages:
            raise NoPagesError(
                f"no pages in '{path}': it holds no *.md or *.markdown file that is not excluded"
            )
        found.update(dict.fromkeys(pages))
    return list(found)


def find_roots(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the folders, links resolved, within which a page may include files.

    That is the folder that was named, or that of the file that was; where it lies in a git checkout, that.
    """
    roots: dict[str, None] = {}
    for path in paths:
        name = path
        while has_magic(name):
            name = os.path.dirname(name)
        folder = name if os.path.isdir(name or ".") else os.path.dirname(name)
        real = os.path.realpath(folder or ".")
        roots[_find_checkout(real) or real] = None
    return tuple(roots)


def _find_checkout(folder: str) -> str:
    """Return the git checkout that a folder lies in, or an empty text."""
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    return folder


def _expand(path: str, exclude: Sequence[str]) -> Iterator[str]:
    """Yield the pages that one path names; raises PageNotFoundError where there is nothing of that name."""
    if os.path.isdir(path):
        yield from search(os.path.normpath(path), exclude)
    elif os.path.exists(path):
        yield _written(os.path.normpath(path))
    elif has_magic(path):
        for match in glob(path, recursive=True):
            if os.path.isdir(match):
                continue
            page = _written(os.path.normpath(match))
            if page.lower().endswith(SUFFIXES) and not _is_excluded(page, exclude):
                yield page
    else:
        raise PageNotFoundError(f"there is no '{path}'{_find_near(path)}")


def _written(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path


def _find_near(path: str) -> str:
    """Return the end of a sentence that names what is near a path that is not there."""
    folder, name = os.path.split(path.rstrip("/"))
    while folder and not os.path.isdir(folder):
        folder, name = os.path.split(folder)
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(name, names, n=3, cutoff=0.5)
    listed = " or ".join(f"'{_written(os.path.join(folder, each))}'" for each in near)
    return f"; did you mean {listed}?" if near else ""


class _Ignores(NamedTuple):
    """What a .gitignore says, and the one that holds for the folders above it."""

    folder: str
    spec: GitIgnoreSpec
    above: _Ignores | None


def _ignored(path: str, ignores: _Ignores | None) -> bool:
    """Tell whether git ignores a path, a folder's with a slash at its end; the nearest file decides."""
    while ignores is not None:
        verdict = ignores.spec.check_file(path[len(ignores.folder) :].lstrip("/")).include
        if verdict is not None:
            return verdict
        ignores = ignores.above
    return False


def _read_ignores(folder: str, above: _Ignores | None) -> _Ignores | None:
    """Return what holds in a folder that has a .gitignore."""
    try:
        with open(f"{folder}/.gitignore", encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return above
    from pathspec import GitIgnoreSpec

    return _Ignores(folder, GitIgnoreSpec.from_lines(lines), above)


def _ignores_above(folder: str) -> _Ignores | None:
    """Return what the .gitignore files above a folder say, down from the checkout that it lies in."""
    checkout = _find_checkout(folder)
    if not checkout or checkout == folder:
        return None
    ignores = None
    parts = folder[len(checkout) :].strip("/").split("/")
    for depth in range(len(parts)):
        ignores = _read_ignores("/".join((checkout.rstrip("/"), *parts[:depth])), ignores)
    return ignores


def search(root: str, exclude: Sequence[str], suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[str]:
    """Yield the files of some kind below a folder, pages or others, with forward slashes.

    A link to a folder is followed where it leads out, and once. What a link names outside of the folder, its
    git checkout and the working folder is left out: who may add a link may not show what is elsewhere.
    """
    real = _written(os.path.realpath(root)).rstrip("/")
    allowed = tuple(_written(each).rstrip("/") + "/" for each in (*find_roots([root]), os.getcwd()))
    prefix = "" if root == "." else _written(root).rstrip("/") + "/"
    followed: set[str] = set()
    todo = [(real or "/", prefix, _ignores_above(real))]
    while todo:
        folder, prefix, ignores = todo.pop()
        entries = _list(folder)
        if any(entry.name == ".gitignore" for entry in entries):
            ignores = _read_ignores(folder, ignores)
        for entry in entries:
            name, path = entry.name, prefix + entry.name
            is_wanted = name.lower().endswith(suffixes) and _is_file(entry)
            if name[0] == "." or not (is_wanted or _is_folder(entry)):
                continue
            if ignores is not None and _ignored(f"{folder}/{name}" + "/" * (not is_wanted), ignores):
                continue
            if exclude and _is_excluded(path, exclude):
                continue
            target = _written(os.path.realpath(entry.path)) if entry.is_symlink() else ""
            if target and not _may_follow(f"{target}/", allowed, followed, f"{real}/", is_wanted=is_wanted):
                continue
            if is_wanted:
                yield path
            else:
                todo.append((f"{folder.rstrip('/')}/{name}", f"{path}/", ignores))


def _may_follow(
    target: str, allowed: tuple[str, ...], followed: set[str], root: str, *, is_wanted: bool
) -> bool:
    """Tell whether a link may be followed: to a file that is wanted, or to a folder elsewhere, once."""
    if is_wanted or not target.startswith(allowed):
        return target.startswith(allowed)
    if target in followed or target.startswith(root):
        return False
    followed.add(target)
    return True


def _list(folder: str) -> list[os.DirEntry[str]]:
    """Return what is in a folder; nothing where it may not be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_excluded(path: str, exclude: Sequence[str]) -> bool:
    return any(matches_path(path, pattern) for pattern in exclude)
