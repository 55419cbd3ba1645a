"""The types that tables name, beside what JSON shows."""

from __future__ import annotations

from docparse.model import Json
from docparse.schema import Catalogue
from docparse.schema.faults import describe_type, describe_value
from docparse.schema.types import Anything, Collection, Enumeration, Reference, Scalar, Structure, Type
from docparse.schema.words import WORDS
from docparse.tables.types import TypeName
from docparse.values.placeholder import leaves_open

_PROBES: tuple[Json, ...] = ("2017-09-15", True, 1, 1.5, {})
"""A value of each JSON type, null and arrays aside."""


def read_kind(type_name: TypeName) -> Type:
    """Return the type that a table names; a type of the page's own, which may be anything but an array."""
    kind = WORDS.get(type_name.name.lower(), Anything())
    return Collection(kind) if type_name.is_collection else kind


def find_misfit(value: Json, type_name: TypeName, name: str = "") -> str:
    """Return in words how a value of an example is at odds with the type of its table; empty: it is not.

    Null and placeholders fit any type.
    """
    kind = read_kind(type_name)
    if value is None or (isinstance(value, str) and leaves_open(value, name)):
        return ""
    if isinstance(kind, Collection):
        if not isinstance(value, list):
            return describe_value(value)
        item = TypeName(type_name.name)
        return next((misfit for each in value if (misfit := find_misfit(each, item))), "")
    if isinstance(value, list):
        return "an array" if type_name.name and type_name.name.lower() not in _FREE else ""
    return "" if not isinstance(kind, Scalar) or kind.accepts(value) else describe_value(value)


_FREE = frozenset(name for name, kind in WORDS.items() if isinstance(kind, Anything))


def find_conflict(shown: Type, type_name: TypeName, types: Catalogue) -> str:
    """Return in words how a resource block's type is at odds with that of its table; empty: it is not.

    Types conflict where no JSON value is of both: whole numbers and fractions do not, nor do texts and dates.
    A type that no resource block documents may be an enumeration, and so a text.
    """
    kind = read_kind(type_name)
    if isinstance(shown, Anything) or not type_name.name or type_name.name.lower() in _FREE:
        return ""
    if isinstance(shown, Collection) != isinstance(kind, Collection):
        return describe_type(shown)
    if isinstance(shown, Collection) and isinstance(kind, Collection):
        shown, kind = shown.item, kind.item
    if isinstance(shown, Reference) and types.find(shown.name) is None:
        return ""
    if _find_probes(shown).isdisjoint(_find_probes(kind)):
        return describe_type(shown)
    return ""


def _find_probes(kind: Type) -> frozenset[int]:
    """Return which JSON types a type accepts, as indexes of the probes."""
    match kind:
        case Scalar(accepts=accepts):
            return frozenset(index for index, probe in enumerate(_PROBES) if accepts(probe))
        case Enumeration():
            return frozenset({0})
        case Structure() | Reference():
            return frozenset({4})
        case _:
            return frozenset(range(len(_PROBES)))
