"""What annotations and the configuration say of an example, as one refinement."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.matching.policy import UNREFINED, refine
from docparse.model import Example, Refinement
from docparse.replay.options import ReplayOptions
from docparse.selecting import find_base, matches_id


def refine_example(example: Example, options: ReplayOptions) -> Refinement:
    """Return what the annotations of a request and its responses say, and the configuration after them."""
    annotations = [example.block.annotation, *[promise.annotation for promise in example.promises]]
    said = [annotation.refinement for annotation in annotations if annotation.refinement is not None]
    if options.refinements:
        said += _find_set(example, options)
    return refine(*said) if said else UNREFINED


def refine_by_settings(example: Example, options: ReplayOptions) -> Refinement:
    """Return what the configuration alone says of an example."""
    return refine(*_find_set(example, options))


def _find_set(example: Example, options: ReplayOptions) -> Iterator[Refinement]:
    id_ = find_base(example.id)
    return (refinement for glob, refinement in options.refinements if matches_id(id_, glob, options.place))
