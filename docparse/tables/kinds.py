"""What a table documents: by its heading in the spellings of real pages, and by its columns."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from docparse.model import Table


class TableKind(StrEnum):
    """What the rows of a table are."""

    PROPERTIES = "properties"
    RELATIONSHIPS = "relationships"
    REQUEST_BODY = "request body"
    RESPONSE = "response"
    REQUEST_HEADERS = "request headers"
    PARAMETERS = "parameters"
    """Of the path or of a function."""
    QUERY_OPTIONS = "query options"
    MEMBERS = "members"
    """Of an enumeration."""
    PERMISSIONS = "permissions"
    ERRORS = "error codes"


_MODEST = r"(?:(?:the|optional|required|supported|common|additional|available|main|key)\ )*"
_BY_HEADING = re.compile(
    rf"""{_MODEST}(?:
    (?P<permissions>(?:delegated\ |application\ )?permissions\b.*
        |(?:authentication|authorization|auth)\ scopes)
    |(?P<relationships>relationships?|navigation\ (?:properties|links))
    |(?P<request_headers>(?:(?:http\ )?request\ |http\ )?header(?:s|\ fields)?)
    |(?P<query_options>(?:odata\ |url\ )?query\ (?:string\ )?(?:parameters|options))
    |(?P<parameters>(?:(?:path|function|action|uri|url|route|template|method)\ )?parameters)
    |(?P<request_body>(?:http\ )?request\ (?:body|object|content|parameters|properties)
        |(?:request\ )?body\ (?:parameters|properties))
    |(?P<response>(?:http\ )?response(?:\ (?:body|object|properties|content))?)
    |(?P<errors>(?:detailed\ )?error(?:s|\ codes|\ responses(?:\ and\ codes)?))
    |(?P<members>(?:[\w.]+\ )?members|enumerat(?:ed|ion)\ (?:values|members)
        |[\w.]+\ (?:enumeration|enum)(?:\ (?:values|members))?)
    |(?P<properties>(?:[\w.]+\ )?properties|fields|(?:instance\ )?attributes|instance\ annotations)
    )(?:\ \([^()]*\))?""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_VALUES = re.compile(r".*\b(?:values|options|types|enumeration)", re.IGNORECASE)
_VALUE_COLUMN = re.compile(r"(?:\w+ )?(?:value|member)", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:(?:property|properties|relationship|(?:query |path )?parameter|(?:query )?option|field|attribute"
    r"|(?:request )?header|element|key)(?: ?names?)?|names?)?",
    re.IGNORECASE,
)
_FIRST_COLUMNS = {
    TableKind.MEMBERS: re.compile(r"(?:\w+ )?(?:members?|values?)(?: names?)?|names?", re.IGNORECASE),
    TableKind.ERRORS: re.compile(r".*\b(?:code|error|status)\b.*", re.IGNORECASE),
}
"""What the first column says in tables of a kind, where that is no name of a property or the like."""
_PERMITS = re.compile(r"\b(?:permissions?|scope|delegated|application)\b", re.IGNORECASE)


_PROPERTY_COLUMN = re.compile(
    r"(?P<certain>(?:property|properties)(?: ?names?)?)|(?:field|attribute)(?: ?names?)?|names?",
    re.IGNORECASE,
)
_TYPE_COLUMN = re.compile(r"(?:data ?|property )?types?", re.IGNORECASE)


def may_list_properties(table: Table, *, beside: bool = False) -> bool:
    """Tell whether a table of no known heading has the columns of one of properties: these, and a type.

    Beside its resource one of names, fields or attributes has them too; elsewhere it may list anything.
    """
    columns = [column.strip() for column in table.columns]
    first = _PROPERTY_COLUMN.fullmatch(columns[0]) if columns else None
    if first is None or find_kind(table) is not None or not any(map(_TYPE_COLUMN.fullmatch, columns[1:])):
        return False
    return beside or first["certain"] is not None


def find_kind(table: Table) -> TableKind | None:
    """Return what a table documents; None where neither heading nor columns say."""
    return _find_kind(table.heading, table.columns)


@lru_cache(maxsize=4096)
def _find_kind(heading: str, names: tuple[str, ...]) -> TableKind | None:
    """Return what tables with these names of columns below this heading document; many are alike."""
    columns = [name.strip() for name in names]
    first = columns[0] if columns else ""
    if first.lower() == "permission type":
        return TableKind.PERMISSIONS
    if first.lower().startswith("relationship") and "type" in (column.lower() for column in columns):
        return TableKind.RELATIONSHIPS
    heading = heading.strip().rstrip(":").rstrip()
    if found := _BY_HEADING.fullmatch(heading):
        kind = TableKind[str(found.lastgroup).upper()]
        if kind is TableKind.PERMISSIONS:
            return kind if any(map(_PERMITS.search, columns)) else None
        return kind if _FIRST_COLUMNS.get(kind, _NAMES).fullmatch(first) else None
    if _OF_VALUES.fullmatch(heading) and _VALUE_COLUMN.fullmatch(first):
        return TableKind.MEMBERS
    return None
