"""Text to Page: what authors write, read as the format says; whatever the text, it never raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docparse.late import import_late

if TYPE_CHECKING:
    from docparse.reading.depth import Depth
    from docparse.reading.includes import Include
    from docparse.reading.page import no_includes, read_page
    from docparse.reading.rows import read_rows, rows_of
else:
    __getattr__ = import_late(
        __name__,
        {
            "depth": "Depth",
            "includes": "Include",
            "page": "no_includes read_page",
            "rows": "read_rows rows_of",
        },
    )

__all__ = ["Depth", "Include", "no_includes", "read_page", "read_rows", "rows_of"]
