"""DP520 tab-group-position: tabs are not as in the page's other groups.

A reader who chose a tab once finds it at the same place in each group: tabs keep their order, each
comes once, and there are at least two to choose from.

To mend: put the tab where the page's first group has it, or end the group before with a line ---.

    # [HTTP](#tab/http)
    # [C#](#tab/csharp)
    ---
"""

from collections.abc import Iterator, Sequence

from docparse.linting.rule import Rule
from docparse.model import Docset, Level, Location, Tab, TabGroup


def check(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the tabs that stand alone, a second time, or in another order than in the first group."""
    for page in docset.pages:
        groups = page.prose.tab_groups if page.prose else ()
        for group in groups:
            yield from _check(group, groups[0])


def _check(group: TabGroup, first: TabGroup) -> Iterator[tuple[Location, str]]:
    seen: list[str] = []
    order = list(dict.fromkeys(tab.name for tab in first.tabs))
    for tab in group.tabs:
        if tab.name in seen:
            yield tab.location, f"the tab '{tab.name}' stands in this group a second time"
        elif moved := _find_moved(tab, seen, order):
            yield tab.location, f"the tab '{tab.name}' stands behind '{moved}', elsewhere before it"
        seen.append(tab.name)
    if len(group.tabs) == 1:
        yield group.tabs[0].location, f"'{group.tabs[0].name}' is the only tab of this group"


def _find_moved(tab: Tab, before: Sequence[str], order: Sequence[str]) -> str:
    """Return a tab that stands before this one, and behind it in the order; empty where none does."""
    if tab.name not in order:
        return ""
    behind = order[order.index(tab.name) + 1 :]
    return next((name for name in before if name in behind and name != tab.name), "")


RULE = Rule("DP520", "tab-group-position", Level.WARNING, __doc__, check)
