"""The rows of a page at a glance: certain, or the page is handed over.

No page, block or element is made. Fences and comments that annotate something all stand at the left margin,
where they end every list and quote; what could hide one of them, and responses that are not plainly those of
a request above, make the page uncertain. Within that structure, an annotation or a message that is not plain
is read in full. Property tests hold the rows equal to those of pages that are read in full.
"""

from __future__ import annotations

from docparse.model.rows import PageRows
from docparse.reading.glance.structure import find_codes
from docparse.reading.glance.uncertain import UncertainError
from docparse.reading.glance.walk import Walk


def glance(text: str, path: str) -> PageRows | None:
    """Return the rows of a text that includes nothing and whose lines end with LF; None where uncertain."""
    walk = Walk()
    try:
        for line, info, code, comment in find_codes(text, walk.drop):
            walk.take(line, info, code, comment)
        return walk.compose(path)
    except UncertainError:
        return None
