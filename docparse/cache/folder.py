"""The folder of the cache: where it is, and what all of its files have in common."""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import TypeAlias

import docparse

Mark: TypeAlias = "tuple[int, int]"
"""Size in bytes and time of change in nanoseconds of a file."""
Includes: TypeAlias = "tuple[tuple[str, Mark], ...]"
"""The included files that a page was read from."""

NEVER: Mark = (-2, -2)
"""A mark that no file has."""
_RACY = 2_000_000_000
"""A change within so many nanoseconds of another may leave the same time on the file."""
_OLD = 30 * 24 * 3600
_READING = ("cache", "model", "reading", "reading/http_text", "reading/json_text")


def trusted(mark: Mark, now: int) -> Mark:
    """Return a mark, or NEVER where another change may leave the same one; `now` is in nanoseconds."""
    return mark if mark[1] < now - _RACY else NEVER


def digest(content: bytes) -> bytes:
    """Return 16 bytes that are others for any other content."""
    return blake2b(content, digest_size=16).digest()


def name_file(folder: str, pages: str, kind: str) -> str:
    """Return the file for what is kept of one folder of pages."""
    where = digest(os.fsencode(f"{os.getcwd()}\0{pages}\0{kind}"))
    return f"{folder}/{where.hex()}"


def write_whole(file: str, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all; raises OSError."""
    import tempfile

    os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(file))
    try:
        with open(descriptor, "wb") as stream:
            stream.writelines(pieces)
        os.replace(temporary, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def find_own(environment: Mapping[str, str]) -> str:
    """Return the folder in docparse's that docparse as it is now has for itself."""
    folder = find_folder(environment)
    own = os.path.join(folder, f"pages-{_state_of_code()}")
    if not os.path.isdir(own):
        _remove_old(folder)
    return own


def find_folder(environment: Mapping[str, str]) -> str:
    """Return $DOCPARSE_CACHE, else $XDG_CACHE_HOME/docparse, else ~/.cache/docparse."""
    return environment.get("DOCPARSE_CACHE") or os.path.join(
        environment.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache"), "docparse"
    )


def _state_of_code() -> str:
    """Return what changes whenever pages may be read differently: the version, Python's, and the modules."""
    state: list[object] = [docparse.__version__, sys.version_info, marshal.version]
    package = os.path.dirname(docparse.__file__)
    for folder in (package, *(os.path.join(package, name) for name in _READING)):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    state.append((entry.name, status.st_size, status.st_mtime_ns))
    return digest(repr(state).encode()).hex()[:16]


def _remove_old(folder: str) -> None:
    """Remove what other versions left and did not change for a month."""
    import shutil

    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("pages-") and entry.stat().st_mtime < time.time() - _OLD:
                shutil.rmtree(entry.path, ignore_errors=True)
