"""What an annotation says of the content below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docparse.model import Annotation
from docparse.schema.blocks import bare_name

_SELECT = re.compile(r"[?&](?:\$|%24)?select=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promised:
    """What an annotation says of the content below it."""

    type_name: str
    is_collection: bool = False
    collection_property: str = "value"
    is_empty: bool = False
    is_whole: bool = True
    """All properties are shown, but for the optional ones."""
    optional: frozenset[str] = field(default_factory=frozenset)
    nullable: frozenset[str] = field(default_factory=frozenset)
    is_answer: bool = False
    """A service's own answer is judged: no text in it stands for another value."""


def read_promised(annotation: Annotation) -> Promised:
    """Return what an annotation says of the content below it."""
    return Promised(
        bare_name(annotation.resource_type),
        annotation.is_collection,
        annotation.collection_property,
        annotation.is_empty,
        not annotation.truncated,
        frozenset(annotation.texts("optionalProperties")),
        frozenset(annotation.texts("nullableProperties")),
    )


def selects_properties(request_target: str) -> bool:
    """Tell whether a request asks for some properties only (`$select`), so that others may be missing."""
    return _SELECT.search(request_target) is not None
