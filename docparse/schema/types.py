"""What a resource block says that a value is: the types of JSON values, as immutable values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from docparse.model import Json


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value that is no container."""

    name: str
    """The type in words, for messages: `a whole number`."""
    accepts: Callable[[Json], bool]
    form: str = ""
    """The format class that a text has to be of (`docparse.values.formats`); empty: any will do."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A text that is one of some."""

    members: tuple[str, ...]
    is_open: bool = False
    """The page says that there are more (`a | b | …`)."""


@dataclass(frozen=True, slots=True)
class Structure:
    """An object without a type of its own, checked by the properties that it shows."""

    properties: Mapping[str, Type]


@dataclass(frozen=True, slots=True)
class Collection:
    """An array of values of one type."""

    item: Type


@dataclass(frozen=True, slots=True)
class Reference:
    """Another resource, by its name."""

    name: str
    shown: Structure | None = None
    """What the block shows of it: checked where no page documents the resource."""
    is_guess: bool = False
    """A text that may be a type's name or a value; where there is no such type, it says nothing."""


@dataclass(frozen=True, slots=True)
class Anything:
    """No promise."""


Type: TypeAlias = Scalar | Enumeration | Structure | Collection | Reference | Anything

ANYTHING = Anything()


@dataclass(frozen=True, slots=True)
class ResourceType:
    """What one resource block says by itself, ancestors left out."""

    name: str
    properties: Mapping[str, Type]
    base: str = ""
    optional: frozenset[str] = frozenset()
    """Properties that may be missing."""
    nullable: frozenset[str] = frozenset()
    """Properties that may be null."""
    is_open: bool = False
    """Properties that are not documented are fine, or nobody can tell them."""
    mentioned: frozenset[str] = frozenset()
    """Names that the page documents outside of the block, in its tables."""
    aliases: tuple[str, ...] = ()
    """Further names of the type (`@type.aka`)."""
