"""How much of a page is read."""

from enum import StrEnum


class Depth(StrEnum):
    """How much of a page is read."""

    EXAMPLES = "examples"
    """What a listing shows: annotated blocks, examples, and what is wrong with them as such.

    There is no ledger, nothing is silenced, content is not judged, comments lost in text are not looked for.
    """
    BLOCKS = "blocks"
    """All that annotated blocks and examples need; of a page that has none, nothing.

    Missing includes and the page's own annotation are left to WHOLE.
    """
    WHOLE = "whole"
    """Everything that can be told of a page: its own annotation, its tables and its prose too."""
