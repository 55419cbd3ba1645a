"""DP521 tab-group-unclosed: a group of tabs has no end.

What follows is shown in its last tab only: readers who chose another never see it.

To mend: end the group with a line of three dashes, blank lines around it.

    # [HTTP](#tab/http)
    # [C#](#tab/csharp)
    ---                    without it, the next heading is part of the tab C#
"""

from collections.abc import Iterator

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the first tabs of groups that no line of dashes ends."""
    for page in docset.pages:
        for group in page.prose.tab_groups if page.prose else ():
            if not group.closed:
                until = f"before '{group.heading.text}'" if group.heading else "before the page ends"
                yield group.tabs[0].location, f"no line of dashes ends this group of tabs {until}"


RULE = Rule("DP521", "tab-group-unclosed", Level.WARNING, __doc__, check)
