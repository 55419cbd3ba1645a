"""DP530 link-broken: a link leads to nothing.

Readers who follow it see an error. Links to files are looked for on the disk, letter by letter, as
most hosts do; each is told once on a page. Links to URLs are followed with --external only, and
what starts with a slash is the site's own unless "site-root" is configured.

To mend: correct the path, or take the link away. What another docset brings can be left out with
"unchecked-links" in the configuration.

    See [user](../resources/User.md).    where the file is resources/user.md: not so
    See [user](../resources/user.md).    but so
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the links that lead to no file, and those whose URL was asked for and is dead."""
    from docparse.linting.pages.leading import Shelf, find_leads

    if docset.surroundings is None:
        return
    shelf = Shelf(docset)
    told: set[tuple[str, str]] = set()
    for link, place, _ in find_leads(docset):
        if not shelf.lacks(place.path):
            continue
        page = link.location.page
        if (page, place.path) not in told:
            told.add((page, place.path))
            near = shelf.find_near(place.path, page)
            hint = f"; did you mean '{near}'?" if near else ""
            yield link.location, f"there is no '{place.path}'{hint}"
    yield from _find_dead(docset)


def _find_dead(docset: Docset) -> Iterator[tuple[Location, str]]:
    from docparse.reading.destinations import read_url

    dead = docset.surroundings.dead if docset.surroundings else {}
    for page in docset.pages if dead else ():
        told: set[str] = set()
        for link in page.prose.links if page.prose else ():
            url = read_url(link.destination)
            if url is not None and url in dead and url not in told:
                told.add(url)
                yield link.location, f"'{url}' answers no page: {dead[url]}"


RULE = Rule("DP530", "link-broken", Level.WARNING, __doc__, check)
