"""What is wrong with a value: its rule, its place, and the words for it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from docparse.model import Json
from docparse.schema.types import Anything, Collection, Enumeration, Reference, Scalar, Structure, Type
from docparse.values.places import Place

_LONGEST_SHOWN = 40


class Breach(StrEnum):
    """How a value breaks what its type promises: the names of the rules."""

    MISSING = "property-missing"
    UNDOCUMENTED = "property-undocumented"
    NULL = "property-null"
    TYPE = "type-mismatch"
    UNKNOWN = "type-unknown"
    ENUMERATION = "enum-value"
    URL = "url-invalid"
    DATE = "date-invalid"
    NO_COLLECTION = "collection-property-missing"
    EMPTY = "collection-empty"


class Fault(NamedTuple):
    """One thing wrong with a value."""

    breach: Breach
    place: Place
    """Where it stands; of a missing property, its object."""
    message: str
    subject: str = ""
    """The resource type whose property it is, or the type that is unknown."""
    name: str = ""
    """The property; empty where the whole content is at fault."""


def describe_type(kind: Type) -> str:
    """Return a type in words."""
    match kind:
        case Scalar(name=name):
            return name
        case Enumeration():
            return "a text"
        case Collection(item=item):
            return "an array" if isinstance(item, Anything) else f"an array of {describe_plural(item)}"
        case Reference(name=name):
            return f"an object ({name})"
        case Structure():
            return "an object"
        case _:
            return "anything"


def describe_plural(kind: Type) -> str:
    """Return what an array holds, in words."""
    match kind:
        case Reference(name=name):
            return name
        case Scalar(name=name):
            return {"true or false": "truth values"}.get(name, f"{name.partition(' ')[2]}s")
        case Enumeration():
            return "texts"
        case Collection():
            return "arrays"
        case _:
            return "objects"


def describe_value(value: Json) -> str:
    """Return a value in words, a short one as it is written."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            return f"the text {quote(value)}"
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            return f"the number {str(value)[:_LONGEST_SHOWN]}"


def quote(text: str) -> str:
    """Return a text in quotation marks, shortened."""
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…")
