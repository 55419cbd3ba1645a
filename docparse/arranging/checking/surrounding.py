"""What a check knows beside its pages: the folders around them, and what the configuration asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docparse.files.surroundings import read_surroundings
from docparse.model import Docset, Requirements


def surround(docset: Docset, paths: Sequence[str], requirements: Requirements) -> Docset:
    """Return the docset with what is in the folders that its links name, and what is asked of its pages."""
    surroundings = read_surroundings(docset.pages, paths, requirements.site_root)
    return replace(docset, surroundings=surroundings, requirements=requirements)
