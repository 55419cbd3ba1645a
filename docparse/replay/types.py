"""The resources that pages document, for examples that are matched by them (the mode `schema`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docparse.model import Docset, Example, Match, Page
from docparse.replay.options import ReplayOptions

if TYPE_CHECKING:
    from docparse.schema import Catalogue


def asks_for_types(examples: Iterable[Example], options: ReplayOptions) -> bool:
    """Tell whether the run, the configuration or an annotation has an example matched by its resource.

    Then the pages have to be read whole: their tables say what a resource has.
    """
    if options.mode is Match.SCHEMA or any(each.match is Match.SCHEMA for _, each in options.refinements):
        return True
    annotations = (
        annotation
        for example in examples
        for annotation in (example.block.annotation, *(promise.annotation for promise in example.promises))
    )
    return any(
        annotation.refinement is not None and annotation.refinement.match is Match.SCHEMA
        for annotation in annotations
    )


def find_types(pages: Docset | Page) -> Catalogue:
    """Return the resources that the pages document."""
    from docparse.linting.resources.documented import read_documented

    return read_documented(pages if isinstance(pages, Docset) else Docset((pages,))).types
