"""What the web says of the links of pages."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace

from docparse.model import Docset
from docparse.reading.destinations import read_url
from docparse.reporting.style import plural


def follow_links(docset: Docset, told: frozenset[str], *, cached: bool) -> Docset:
    """Return the docset with what came of asking for the URLs that the told pages link to."""
    from docparse.cache.links import open_link_cache
    from docparse.external import ask
    from docparse.transport import TransportOptions, connect, parse_target

    pages = [page for page in docset.pages if page.path in told and page.prose]
    urls = {read_url(link.destination) for page in pages for link in (page.prose.links if page.prose else ())}
    cache = open_link_cache() if cached else None
    unknown = sorted(filter(None, urls - (cache.recall() if cache else frozenset())))
    options = TransportOptions(read_seconds=15, total_seconds=30)
    answers = ask(unknown, lambda origin: connect(parse_target(origin), options))
    if cache is not None:
        cache.keep(answers.alive)
    _tell_unknown(answers.unknown)
    return (
        docset
        if docset.surroundings is None
        else replace(docset, surroundings=replace(docset.surroundings, dead=answers.dead))
    )


def _tell_unknown(unknown: Mapping[str, str]) -> None:
    """Say on standard error of which URLs nothing can be said."""
    if unknown:
        url, why = next(iter(unknown.items()))
        told = f"of {plural(len(unknown), 'URL')} nothing can be said, such as {url}: {why}"
        print(f"docparse check: {told}", file=sys.stderr)
