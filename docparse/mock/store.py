"""What was written: a merge patch for each resource path, and how it shows in what the pages document."""

from __future__ import annotations

import threading

from docparse.model import Json


class Store:
    """The resources written so far; safe for several threads."""

    def __init__(self) -> None:
        self._written: dict[str, dict[str, Json]] = {}
        self._lock = threading.Lock()

    def write(self, path: str, patch: dict[str, Json]) -> None:
        """Add a patch to what was written to a path."""
        with self._lock:
            self._written[path] = _combine(self._written.get(path, {}), patch)

    def read(self, path: str) -> dict[str, Json]:
        """Return all that was written to a path as one merge patch; empty where nothing was."""
        return self._written.get(path, {})


class _Whole(dict[str, Json]):
    """An object that takes the place of whatever was there, where a plain one is merged into it."""


def merge(documented: Json, patch: Json) -> Json:
    """Return a documented value with a merge patch applied (RFC 7396).

    A null takes its member away, except where the page shows it as null: there the service does so too.
    """
    if not isinstance(patch, dict):
        return patch
    merged = dict(documented) if isinstance(documented, dict) and not isinstance(patch, _Whole) else {}
    for name, value in patch.items():
        if value is not None:
            merged[name] = merge(merged.get(name), value)
        elif merged.get(name) is not None:
            del merged[name]
    return merged


def _combine(earlier: dict[str, Json], later: dict[str, Json]) -> dict[str, Json]:
    """Return one merge patch that does what the two do, one after the other."""
    combined = _Whole(earlier) if isinstance(earlier, _Whole) else dict(earlier)
    for name, value in later.items():
        if name in combined and isinstance(value, dict):
            before = combined[name]
            combined[name] = _combine(before, value) if isinstance(before, dict) else _Whole(value)
        else:
            combined[name] = value
    return combined
