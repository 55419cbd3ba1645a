"""DP531 anchor-broken: a link leads to a place that its page does not have.

Readers end at the top of the page. The places of a page are its headings, named as GitHub names
them (lower case, no punctuation, dashes for spaces; a second one of the same text ends in -1), and
the names that HTML tags have (<a name="x">, id="x").

To mend: correct what stands after the #, or give the heading back its words.

    See [errors](#error-codes).     where the heading is "## Error codes and causes": not so
    See [errors](#error-codes-and-causes).    but so
"""

from collections.abc import Iterator

from docparse.errors import did_you_mean
from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location, Page

_GENERAL = ("", "top")
_GENERATED = ("tab/", "tabs", ":~:", "L", "user-content-")
"""How anchors start that no heading makes: tabs, parts of a text, lines."""


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the links whose anchor is none of the page that they lead to."""
    from docparse.linting.pages.leading import find_leads

    pages = {page.path: page for page in docset.pages}
    included = {path for page in docset.pages for path in page.includes}
    anchors: dict[str, frozenset[str]] = {}
    told: set[tuple[str, str, str]] = set()
    for link, place, page in find_leads(docset):
        target = pages.get(place.path)
        if target is None or not place.anchor or place.path in included or not _is_whole(target):
            continue
        if target.path not in anchors:
            anchors[target.path] = frozenset(_find_anchors(target))
        known = anchors[target.path]
        if _is_known(place.anchor, known) or (page.path, *place) in told:
            continue
        told.add((page.path, *place))
        near = did_you_mean(place.anchor.lower(), known)
        where = "this page" if target is page else f"'{target.path}'"
        yield link.location, f"{where} has no heading or name for '#{place.anchor}'{near}"


def _is_whole(page: Page) -> bool:
    """Tell whether all headings of a page are known: an included file that is not found may hold some."""
    return page.prose is not None and all(slip.rule != "include-not-found" for slip in page.slips)


def _find_anchors(page: Page) -> Iterator[str]:
    from docparse.reading.headings import find_anchors

    if page.prose is not None:
        yield from find_anchors(page.prose.headings)
        yield from page.prose.anchors


def _is_known(anchor: str, known: frozenset[str]) -> bool:
    return anchor in known or anchor in _GENERAL or anchor.startswith(_GENERATED)


RULE = Rule("DP531", "anchor-broken", Level.WARNING, __doc__, check)
