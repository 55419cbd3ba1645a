"""Requests that go where an answer said: their target begins with a placeholder for a whole URL.

`PUT {upload}&digest=…` after a `Location`, `GET {next}` after a next link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docparse.model import Target
from docparse.transport.weather.hops import find_hop
from docparse.variables import Values, key
from docparse.variables.placeholders import IN_URL, name_of

_REFERENCE = re.compile(r"/|https?://", re.IGNORECASE)
_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a request target begins."""

    rest: str
    """What the page has after the placeholder."""
    target: str | None
    """Path and query, the target's own path included; None: they are on another host."""

    def join(self, rest: str) -> str:
        """Return the whole request target, with `rest` filled in; of two queries one is made."""
        lead = self.target or "/"
        if rest[:1] in {"?", "&"}:
            return f"{lead}{'&' if '?' in lead else '?'}{rest[1:]}"
        return lead + rest


def find_lead(request_target: str, values: Values, target: Target) -> Lead | None:
    """Return where a request target begins whose first placeholder has a URL or a path as its value.

    What answers gave is taken as it is, and a path that a person gave as one of the documentation. Neither
    leads to another origin than the target's.
    """
    placeholder = IN_URL.match(request_target)
    name = key(name_of(placeholder)) if placeholder else ""
    value = next((each for own, each in values.items() if key(own) == name), None) if name else None
    if placeholder is None or value is None or not _REFERENCE.match(value.text):
        return None
    rest = request_target[placeholder.end() :]
    if not value.typed and value.text.startswith("/"):
        return Lead(rest, find_hop(target.path + value.text, "/", target.origin))
    return Lead(rest, find_hop(value.text, "/", target.origin))


def find_own(documented: str, filled: str, target: Target) -> str | None:
    """Return path and query of a URL on the target itself that a scenario put in place of a documented one.

    It is what an answer gave (`"!url": "[upload-url]"`), and goes out as it is. None where it is no such URL.
    """
    if filled == documented or not target.origin or not _ABSOLUTE.match(filled):
        return None
    if _ABSOLUTE.match(documented) and find_hop(documented, "/", target.origin):
        return None
    return find_hop(filled, "/", target.origin)
