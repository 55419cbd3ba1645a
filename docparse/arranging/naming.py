"""What a page is called wherever its checkout lies: from the folder of the configuration or of the docs."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from glob import has_magic

DOCS = "docs"
"""What the folder of a set of pages is called."""


def make_naming(paths: Sequence[str], folder: str = "") -> Callable[[str], str]:
    """Return what gives a page's name, with forward slashes; `folder` is that of the configuration.

    A page that does not lie there is named from the nearest folder above it that is called docs or is the top
    of a git checkout; where there is none, from the folder that the first of the PATHs names that holds it.
    """
    given = [find_folder(path) for path in paths]

    @cache
    def anchor(place: str) -> str:
        if folder and _lies_in(place, folder):
            return folder
        return climb(place) or next((each for each in given if _lies_in(place, each)), "")

    def name(page: str) -> str:
        whole = os.path.abspath(page)  # noqa: PTH100 - many, and cheap
        above = anchor(os.path.dirname(whole))  # noqa: PTH120 - as above
        named = whole[len(os.path.join(above, "")) :] if above else page  # noqa: PTH118 - as above
        named = named.replace(os.sep, "/")
        return named if named.isascii() else unicodedata.normalize("NFC", named)

    return name


def name_ids(naming: Callable[[str], str]) -> Callable[[str], str]:
    """Return what gives the name of an example's id."""

    def name(id_: str) -> str:
        page, separator, name = id_.rpartition("::")
        return f"{naming(page)}{separator}{name}" if separator else id_

    return name


def find_folder(path: str) -> str:
    """Return the whole path of the folder that a path names, or that its pages lie in."""
    while has_magic(path) and not os.path.exists(path):  # noqa: PTH110 - as above
        path = os.path.dirname(path)  # noqa: PTH120 - as above
    whole = os.path.abspath(path)  # noqa: PTH100 - as above
    return whole if os.path.isdir(whole) else os.path.dirname(whole)  # noqa: PTH112, PTH120 - as above


def climb(folder: str) -> str:
    """Return the nearest folder, from one upwards, that is named docs or is the top of a git checkout."""
    while os.path.basename(folder) != DOCS and not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118, PTH119 - as above
        above = os.path.dirname(folder)  # noqa: PTH120 - as above
        if above == folder:
            return ""
        folder = above
    return folder


def _lies_in(folder: str, other: str) -> bool:
    return os.path.join(folder, "").startswith(os.path.join(other, ""))  # noqa: PTH118 - as above
