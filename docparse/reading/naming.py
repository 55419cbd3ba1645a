"""Names of examples that can be typed, selected and used in reports, each once on its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docparse.message import HttpRequest

_UNTYPABLE = re.compile(r"[^A-Za-z0-9_.-]+")
_ORIGIN = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
_LONGEST = 60


def number_names(names: Sequence[str], requests: Sequence[HttpRequest | None]) -> list[str]:
    """Return a name of letters, digits and `_.-` for each request, with `~2` where it is there already.

    A request without a name is called by its method and path, so that its name outlives edits elsewhere on
    the page. Names that authors gave are numbered first.
    """
    wanted = [make_typable(name) or _call(request) for name, request in zip(names, requests, strict=True)]
    given = [index for index, name in enumerate(names) if make_typable(name)]
    made = [index for index, name in enumerate(names) if not make_typable(name)]
    used: dict[str, int] = {}
    for index in (*given, *made):
        name = wanted[index]
        used[name] = used.get(name, 0) + 1
        if used[name] > 1:
            wanted[index] = f"{name}~{used[name]}"
    return wanted


def make_typable(name: str) -> str:
    """Return a name with dashes for what it may not hold; empty where nothing is left."""
    return _UNTYPABLE.sub("-", name).strip("-")


def _call(request: HttpRequest | None) -> str:
    """Return what a request without a name is called."""
    if request is None:
        return "request"
    path = _ORIGIN.sub("", request.target).partition("?")[0]
    return make_typable(f"{request.method}-{path.strip('/')}")[:_LONGEST].strip("-") or "request"
