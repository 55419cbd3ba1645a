"""Tables of a page, understood: what each documents, and what its rows say."""

from docparse.tables.kinds import TableKind, find_kind, may_list_properties
from docparse.tables.rows import Row, find_repeated, find_unreadable, names_property, read_rows
from docparse.tables.types import NO_TYPE, TypeName, read_type_name

__all__ = [
    "NO_TYPE",
    "Row",
    "TableKind",
    "TypeName",
    "find_kind",
    "find_repeated",
    "find_unreadable",
    "may_list_properties",
    "names_property",
    "read_rows",
    "read_type_name",
]
