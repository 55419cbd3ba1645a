"""Values as a report can show them."""

from __future__ import annotations

from math import isfinite

from docparse.model import Json

_DEEPEST = 24


def bounded(value: Json, depth: int = _DEEPEST) -> Json:
    """Return a value as a report can show it: not nested too deep, no infinite number, no half character."""
    if isinstance(value, dict):
        return (
            {printable(name): bounded(member, depth - 1) for name, member in value.items()} if depth else "…"
        )
    if isinstance(value, list):
        return [bounded(item, depth - 1) for item in value] if depth else "…"
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return printable(value) if isinstance(value, str) else value


def printable(text: str) -> str:
    """Return a text that has an encoding: halves of surrogate pairs, which JSON can escape, as `?`."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
