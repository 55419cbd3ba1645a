"""Routes: which paths the pages document, and for which methods."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

from docparse.message import HttpRequest
from docparse.variables import find_placeholders

_OPTIONAL = re.compile(r"\\\[(/[^\]]*)\\\]")
_SKIPPING = re.compile(r"/\\\.\\\.\\\./")
"""`[/part]` and `/.../`, as `re.escape` writes them."""


@dataclass(frozen=True, slots=True)
class Route:
    """A documented method and path; the path is percent-decoded, its placeholders are as written."""

    method: str
    path: str
    page: str
    pattern: re.Pattern[str] | None = None
    """What paths it takes; None: the path as it is."""
    openings: int = 0
    """How many places of the path can be several things."""

    def takes(self, path: str) -> bool:
        """Tell whether a percent-decoded path is one of this route's."""
        return self.path == path if self.pattern is None else self.pattern.fullmatch(path) is not None

    @property
    def segment(self) -> str:
        """The first segment of all its paths, empty where that can be several."""
        first = _first_segment(self.path)
        return first if re.fullmatch(r"[\w.-]+", first) else ""


def find_texts(method: str, target: str) -> frozenset[str]:
    """Return the placeholders of a request target, as written."""
    found = find_placeholders(HttpRequest(method, target))
    return frozenset(_decode(placeholder.text) for placeholder in found if placeholder.where == "url")


def make_route(method: str, target: str, page: str, texts: frozenset[str]) -> Route:
    """Return the route of a re-based request target that holds these placeholders; its query does not count.

    A placeholder takes one segment, or any number after a colon (`/root:/{path}`); `/.../` stands for any
    number of segments, and `[/part]` may be missing.
    """
    path = split_target(target)[0]
    pattern = re.escape(path)
    inside = sorted((text for text in texts if text in path), key=len, reverse=True)
    for text in inside:
        escaped = re.escape(text)
        pattern = pattern.replace(f":/{escaped}", ":/.+").replace(escaped, "[^/]+")
    pattern, optional = _OPTIONAL.subn(r"(?:\1)?", pattern)
    pattern, skipping = _SKIPPING.subn("/(?:.+/)?", pattern)
    openings = len(inside) + optional + skipping
    return Route(method.upper(), path, page, re.compile(pattern) if openings else None, openings)


def split_target(target: str) -> tuple[str, str]:
    """Return the percent-decoded path of a request target, and its query as it is.

    A slash that is encoded belongs to its segment (RFC 3986 2.2), and stays encoded.
    """
    path, _, query = target.partition("?")
    path = _decode(path)
    return (path.rstrip("/") or "/") if path.startswith("/") else path, query


def _decode(path: str) -> str:
    if "%" not in path:
        return path
    return "/".join(unquote(segment).replace("/", "%2F") for segment in path.split("/"))


class Routes:
    """All routes of some pages, to be looked up by path."""

    def __init__(self, routes: Iterable[Route]) -> None:
        by_path: defaultdict[str, list[Route]] = defaultdict(list)
        by_segment: defaultdict[str, list[Route]] = defaultdict(list)
        for route in routes:
            if route.pattern is None:
                by_path[route.path].append(route)
            else:
                by_segment[route.segment].append(route)
        self._by_path = dict(by_path)
        self._by_segment = dict(by_segment)

    def find(self, path: str) -> list[Route]:
        """Return the routes that take a path, the most specific first."""
        templates = [*self._by_segment.get(_first_segment(path), ()), *self._by_segment.get("", ())]
        return [
            *self._by_path.get(path, ()),
            *sorted(
                (route for route in templates if route.takes(path)),
                key=lambda route: (route.openings, -len(route.path)),
            ),
        ]

    def nearest(self, path: str) -> str:
        """Return the documented path that looks most like this one; empty where none does."""
        near = get_close_matches(path, list(dict.fromkeys(self._paths())), n=1, cutoff=0.3)
        return near[0] if near else ""

    def _paths(self) -> Iterator[str]:
        yield from self._by_path
        for routes in self._by_segment.values():
            yield from (route.path for route in routes)


def _first_segment(path: str) -> str:
    return path.removeprefix("/").partition("/")[0]
