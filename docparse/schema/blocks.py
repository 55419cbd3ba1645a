"""Resource blocks as types: what the values of a block promise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docparse.model import Annotation, Json
from docparse.schema.types import ANYTHING, Collection, Reference, ResourceType, Structure, Type
from docparse.schema.words import NUMBER, TRUTH, read_type_name, read_word

DISCRIMINATORS = ("@odata.type", "@type")
"""Control information that names an object's type."""


class Resource(NamedTuple):
    """A resource block, its content read as JSON."""

    annotation: Annotation
    value: Mapping[str, Json]
    mentioned: frozenset[str] | None = frozenset()
    """Names that the page documents outside of the block, in its tables; None: they were not read."""


def read_resource(resource: Resource) -> ResourceType:
    """Return what a resource block says by itself."""
    annotation = resource.annotation
    value = annotation.value
    return ResourceType(
        bare_name(annotation.resource_type),
        read_properties(resource.value),
        bare_name(str(value.get("baseType") or "")),
        frozenset(annotation.texts("optionalProperties")),
        frozenset(annotation.texts("nullableProperties")),
        value.get("openType") is True or resource.mentioned is None,
        resource.mentioned or frozenset(),
        tuple(bare_name(name) for name in annotation.texts("@type.aka")),
    )


def read_properties(value: Mapping[str, Json]) -> Mapping[str, Type]:
    """Return the types of an object's properties; control information is none."""
    return {name: read_type(shown) for name, shown in value.items() if "@" not in name}


def read_type(value: Json) -> Type:
    """Return the type that a value in a resource block stands for."""
    if isinstance(value, str):
        return read_word(value)
    if isinstance(value, bool):
        return TRUTH
    if isinstance(value, int | float):
        return NUMBER
    if isinstance(value, list):
        items = [read_type(item) for item in value] or [ANYTHING]
        return Collection(items[0] if all(item == items[0] for item in items) else ANYTHING)
    if isinstance(value, dict):
        return _read_object(value)
    return ANYTHING


def _read_object(value: Mapping[str, Json]) -> Type:
    """Return the type that an object declares, or what it shows where it declares none."""
    structure = Structure(read_properties(value))
    declared = declared_type(value)
    if not declared:
        return structure
    named = read_type_name(declared)
    return Reference(named.name, structure) if isinstance(named, Reference) else named


def declared_type(value: Mapping[str, Json]) -> str:
    """Return the type that an object declares of itself; empty when it declares none."""
    for name in DISCRIMINATORS:
        declared = value.get(name)
        if isinstance(declared, str) and declared.strip():
            return bare_name(declared)
    return ""


def bare_name(name: str) -> str:
    """Return a type's name without `#`."""
    return name.strip().removeprefix("#")
