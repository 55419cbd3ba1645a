"""Documented request targets as a service is asked for them: origin form, whatever host the page names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from docparse.model import Example

_ABSOLUTE = re.compile(
    r"(?:(?P<web>https?):[/\\]*|(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://|[/\\]{2,})(?P<authority>[^/\\?#]*)",
    re.IGNORECASE,
)
_NOT_ON_THE_WIRE = re.compile(r"[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]+|%(?![0-9A-Fa-f]{2})")
_DEFAULT_PORT = re.compile(r":(?:80|443)?$")


class _Parts(NamedTuple):
    """A request target in two; the authority is normalised, and None where the target names none."""

    authority: str | None
    path: str


def rebase(request_target: str, doc_hosts: Mapping[str, str], documented: str) -> str | None:
    """Return path and query as they go out, or None when the target names a host that is not documented.

    The result begins with one slash and holds only characters of RFC 3986: others are percent-encoded, valid
    ones stay as written. `doc_hosts` maps prefixes of URLs (`https://graph.microsoft.com/v1.0`) or of paths
    to paths; the longest one that ends where a segment ends is taken. The scheme does not count, the fragment
    is dropped.
    """
    authority, path = _split(request_target)
    mapped = _find_mapped(authority, path, doc_hosts)
    if mapped is None and authority is not None and authority != _authority_of(documented):
        return None
    return _on_the_wire(path if mapped is None else mapped)


def documented_host(examples: Iterable[Example]) -> str:
    """Return the scheme and authority that most examples name (the first of equals), or an empty text."""
    names = (name for example in examples if (name := _name_host(example.request.target)))
    return max(Counter(names).items(), key=lambda counted: counted[1], default=("", 0))[0]


def _name_host(target: str) -> str:
    """Return scheme and authority of an absolute target as they are said, or an empty text."""
    absolute = _ABSOLUTE.match(target.strip())
    if absolute is None or absolute["web"] is None or not absolute["authority"]:
        return ""
    return f"{absolute['web'].lower()}://{_normalise(absolute['authority'])}"


def _split(target: str) -> _Parts:
    target = target.strip()
    absolute = _ABSOLUTE.match(target)
    if absolute is None:
        return _Parts(None, target)
    return _Parts(_normalise(absolute["authority"]), target[absolute.end() :])


@lru_cache(maxsize=16)
def _authority_of(documented: str) -> str | None:
    """Return the authority that all examples of a run are compared with."""
    return _split(documented).authority


def _normalise(authority: str) -> str:
    """Return an authority for comparison: no user, no default port, small letters, no dot at its end."""
    return _DEFAULT_PORT.sub("", authority.rpartition("@")[2].lower()).rstrip(".")


def _find_mapped(authority: str | None, path: str, doc_hosts: Mapping[str, str]) -> str | None:
    """Return the path that the map makes of a target, or None where no prefix fits."""
    best, mapped = -1, None
    for prefix, replacement in doc_hosts.items():
        prefix_authority, prefix_path = _split(prefix)
        prefix_path = prefix_path.rstrip("/")
        rest = path.removeprefix(prefix_path)
        fits = len(rest) + len(prefix_path) == len(path) and rest[:1] in {"", "/", "?", "#"}
        if prefix_authority == authority and fits and len(prefix_path) > best:
            best, mapped = len(prefix_path), replacement.rstrip("/") + rest
    return mapped


def _on_the_wire(path: str) -> str:
    """Return path and query with one slash in front, percent-encoded where they must be (RFC 3986)."""
    kept = path.partition("#")[0]
    encoded = _NOT_ON_THE_WIRE.sub(_encode, kept) if _NOT_ON_THE_WIRE.search(kept) else kept
    return "/" + encoded.lstrip("/")


def _encode(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")
