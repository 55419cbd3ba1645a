"""DP501 front-matter-missing: a key is missing in the front matter.

What publishes the pages needs it. Keys are demanded by "front-matter" in the configuration, or by
"requiredYamlHeaders" in a file of "page-settings"; without them this rule finds nothing. Files that
are only included by others need none.

To mend: add the key at the top of the page.

    ---
    title: Update a photo
    ---
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the pages whose front matter lacks keys."""
    from docparse.linting.pages.demanding import find_demanded

    keys = docset.requirements.front_matter if docset.requirements else ()
    for page, found in find_demanded(docset):
        if found is None:
            if keys:
                yield Location(page.path, 1), f"the page has no front matter with {_list(keys)}"
            continue
        front_matter = page.prose.front_matter if page.prose else None
        line = front_matter.line if front_matter else 1
        for key in keys:
            if found.find(key) is None:
                yield Location(page.path, line), f"the front matter has no '{key}'"


def _list(keys: tuple[str, ...]) -> str:
    return ", ".join(f"'{key}'" for key in keys)


RULE = Rule("DP501", "front-matter-missing", Level.ERROR, __doc__, check)
