"""The tables that document a page's operation: what it takes, and what it answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from docparse.model import Page, Table
from docparse.tables import Row, TableKind, find_kind, read_rows

OF_OPERATIONS = frozenset(
    {
        TableKind.REQUEST_BODY,
        TableKind.RESPONSE,
        TableKind.REQUEST_HEADERS,
        TableKind.PARAMETERS,
        TableKind.QUERY_OPTIONS,
    }
)
_KEY = re.compile(r"\(.*")
_ID = re.compile(r"[{<\d]")
"""What tells an id, or the placeholder of one, from a name."""


def is_one_operation(page: Page) -> bool:
    """Tell whether a page's examples show one operation: their paths end with the same name, or an id."""
    return len({_last_name(example.request.target) for example in page.examples}) < 2


def find_tables(page: Page) -> Mapping[TableKind, list[Table]]:
    """Return the tables that document operations, by their kind."""
    found: dict[TableKind, list[Table]] = defaultdict(list)
    for table in page.tables or ():
        kind = find_kind(table)
        if kind in OF_OPERATIONS:
            found[kind].append(table)
    return found


def find_rows(page: Page, kind: TableKind) -> Mapping[str, Row]:
    """Return the rows about a page's one operation, by name; none where nobody can tell whose they are."""
    tables = find_tables(page).get(kind, ())
    if not page.examples or (len(tables) > 1 and not is_one_operation(page)):
        return {}
    rows = [row for table in tables for row in read_rows(table)]
    named: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        named[row.name].append(row)
    return {
        name: several[0] for name, several in named.items() if len({row.type_name for row in several}) == 1
    }


def _last_name(target: str) -> str:
    """Return the last segment of a target's path in lower case, of `users('1')` the name; empty for an id."""
    segment = target.partition("?")[0].rstrip("/").rpartition("/")[2]
    name = _KEY.sub("", segment).lower()
    return "" if _ID.search(name) else name
