"""The disk: pages in, reports out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docparse.late import import_late

if TYPE_CHECKING:
    from docparse.files.contents import Mark
    from docparse.files.lines import read_file, read_lines
    from docparse.files.pages import Cache, read_docset, read_pages, write_bytes, write_text
    from docparse.files.rows import RowsCache, read_rows
    from docparse.files.search import find_pages
    from docparse.files.surroundings import read_surroundings
else:
    __getattr__ = import_late(
        __name__,
        {
            "contents": "Mark",
            "lines": "read_file read_lines",
            "pages": "Cache read_docset read_pages write_bytes write_text",
            "rows": "RowsCache read_rows",
            "search": "find_pages",
            "surroundings": "read_surroundings",
        },
    )

__all__ = [
    "Cache",
    "Mark",
    "RowsCache",
    "find_pages",
    "read_docset",
    "read_file",
    "read_lines",
    "read_pages",
    "read_rows",
    "read_surroundings",
    "write_bytes",
    "write_text",
]
