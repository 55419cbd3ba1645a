"""What resources say of the responses that show them: what may be missing, and what may be null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from docparse.model import BlockType, Example, Json, Page, Promise

Loose = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The names under `optionalProperties` and `nullableProperties`, by resource type in lower case."""
_KEYS = ("optionalProperties", "nullableProperties")


def find_loose(pages: Iterable[Page]) -> Loose:
    """Return what the resources of pages leave open; of two of one type the first counts."""
    loose: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for page in pages:
        for block in page.blocks:
            annotation = block.annotation
            if annotation.block_type is BlockType.RESOURCE and any(key in annotation.value for key in _KEYS):
                names = {key: annotation.texts(key) for key in _KEYS}
                loose.setdefault(annotation.resource_type.lower(), names)
    return loose


def loosen(example: Example, loose: Loose) -> Example:
    """Return an example whose responses leave open what their resource does, and what they say themselves."""
    if not any(promise.annotation.resource_type.lower() in loose for promise in example.promises):
        return example
    return replace(example, promises=tuple(_loosen(promise, loose) for promise in example.promises))


def _loosen(promise: Promise, loose: Loose) -> Promise:
    annotation = promise.annotation
    names = loose.get(annotation.resource_type.lower())
    if names is None:
        return promise
    value: dict[str, Json] = dict(annotation.value)
    for key in _KEYS:
        value[key] = [*annotation.texts(key), *names[key]]
    open_ = replace(annotation, value=MappingProxyType(value))
    return replace(promise, block=replace(promise.block, annotation=open_))
