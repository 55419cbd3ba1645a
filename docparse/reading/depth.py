"""How much of a page is read."""

from enum import StrEnum


class Depth(StrEnum):
    """How much of a page is read."""

    BLOCKS = "blocks"
    """What annotated blocks need; of a page that has none, nothing.

    Missing includes and the page's own annotation are left to WHOLE.
    """
    WHOLE = "whole"
    """Everything that can be told of a page: its own annotation and its tables too."""
