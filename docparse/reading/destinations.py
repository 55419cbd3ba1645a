"""Where a link's destination leads: to a file, to a place in a page, or out of the docset."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import NamedTuple

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")
_TEMPLATE = re.compile(r"[{}<>]|%7B", re.IGNORECASE)
"""What a site generator or a reader is to fill in."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Place(NamedTuple):
    """A file that a destination names, and the anchor in it."""

    path: str
    """From where the page's own path begins; the page itself where the destination is just an anchor."""
    anchor: str = ""


def read_destination(destination: str, page: str, site_root: str | None = None) -> Place | None:
    """Return where a destination on a page leads; None for URLs, and for what only a site or a reader knows.

    Queries are left out, percent-encoding is undone, and where a path starts with a slash it is looked for
    from the site's root, if that is known.
    """
    if destination[:1] in {"#", "?", ""}:
        return Place(page, _unquote(_ESCAPE.sub(r"\1", destination).partition("#")[2]))
    return _read_from(destination, page.rpartition("/")[0], "/" * page.startswith("/"), site_root)


@lru_cache(maxsize=65_536)
def _read_from(destination: str, folder: str, root: str, site_root: str | None) -> Place | None:
    """Return where a destination leads from a folder below a root (a slash, where paths are absolute)."""
    if _SCHEME.match(destination) or _TEMPLATE.search(destination):
        return None
    written, _, anchor = _ESCAPE.sub(r"\1", destination).partition("#")
    path = _unquote(written.partition("?")[0]).replace("\\", "/").strip()
    if "\0" in path:
        return None
    if path.startswith(("/", "~/")):
        if site_root is None:
            return None
        path = posixpath.join(site_root, path.lstrip("~/"))
    else:
        path = posixpath.join(folder or root, path)
    return Place(posixpath.normpath(path), _unquote(anchor))


def _unquote(text: str) -> str:
    """Return a text without percent-encoding; few have any, so what undoes it is imported late."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)


def read_url(destination: str) -> str | None:
    """Return the URL, without its fragment, that a destination is; None where it is none of the web's."""
    url = destination.partition("#")[0]
    return url if re.match(r"https?://[^/?\s{}<>]+\S*\Z", url, re.IGNORECASE) and "{" not in url else None
