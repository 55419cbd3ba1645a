"""Listings of what is in the pages, one format a module; a format's module is imported when it is used.

Each takes a function that tells a page's findings: most listings only count them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from docparse.model import Finding, Page
from docparse.reporting.style import Style

Lint = Callable[[Page], Sequence[Finding]]
"""What is wrong with a page by itself."""
Listing = Callable[[Iterable[Page], Lint, Style], Iterator[str]]


def _list_text(pages: Iterable[Page], lint: Lint, style: Style) -> Iterator[str]:
    from docparse.reporting.listing.text import list_text

    return list_text(pages, lint, style)


def _list_json(pages: Iterable[Page], lint: Lint, style: Style) -> Iterator[str]:
    from docparse.reporting.listing.json import list_json

    return list_json(pages, lint, style)


LISTINGS: Mapping[str, Listing] = MappingProxyType({"text": _list_text, "json": _list_json})
