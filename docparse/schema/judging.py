"""A value against the type that it is promised to have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docparse.model import Json
from docparse.schema.blocks import declared_type
from docparse.schema.catalogue import Catalogue, WholeType
from docparse.schema.faults import Breach, Fault, describe_type, describe_value
from docparse.schema.promised import Promised
from docparse.schema.scalars import find_enumeration_fault, find_form_fault
from docparse.schema.types import Collection, Enumeration, Reference, Scalar, Structure, Type
from docparse.schema.words import is_primitive
from docparse.values.placeholder import leaves_open
from docparse.values.places import Place


def judge(value: Json, promised: Promised, types: Catalogue) -> Iterator[Fault]:
    """Yield what is wrong with a content of a promised type; nothing where that is no resource's name."""
    if not promised.type_name or is_primitive(promised.type_name):
        return
    whole = types.find(promised.type_name)
    if whole is None:
        yield _unknown(promised.type_name, None)
    walk = _Walk(promised, types)
    kind = Reference(promised.type_name)
    if promised.is_collection:
        yield from _judge_collection(value, promised, walk)
    elif whole is not None and (wrapped := _find_wrapped(value, whole)):
        message = f"'value' is no property of {whole.name}; a collection of them says \"isCollection\": true"
        yield Fault(Breach.UNDOCUMENTED, (None, "value"), message, whole.name)
        for index, item in enumerate(wrapped):
            yield from walk.judge(item, kind, ((None, "value"), index))
    else:
        yield from walk.judge(value, kind, None)


def _find_wrapped(value: Json, whole: WholeType) -> list[Json]:
    """Return the items of a collection that the annotation does not say is one; empty: it is none."""
    items = value.get("value") if isinstance(value, dict) else None
    known = whole.is_open or "value" in whole.properties or "value" in whole.mentioned
    return items if isinstance(items, list) and not known else []


def _judge_collection(value: Json, promised: Promised, walk: _Walk) -> Iterator[Fault]:
    """Yield what is wrong with a content that is to be a collection: a bare array, or a property's."""
    place: Place = None
    items = value
    if isinstance(value, dict):
        name = promised.collection_property
        place = (None, name)
        if name not in value:
            message = f"the content is a collection of {promised.type_name}, and has no array '{name}'"
            yield Fault(Breach.NO_COLLECTION, None, message, promised.type_name)
            return
        items = value[name]
    if not isinstance(items, list):
        if not (isinstance(items, str) and leaves_open(items)):
            message = f"{describe_value(items)} stands where an array of {promised.type_name} is promised"
            yield Fault(Breach.TYPE, place, message)
        return
    if promised.is_empty and items:
        yield Fault(Breach.EMPTY, place, "the collection is promised empty (isEmpty), and shows items")
    elif not promised.is_empty and not items:
        yield Fault(
            Breach.EMPTY, place, 'the collection shows no item; if that is meant, say "isEmpty": true'
        )
    for index, item in enumerate(items):
        yield from walk.judge(item, Reference(promised.type_name), (place, index))


def _unknown(name: str, place: Place) -> Fault:
    return Fault(Breach.UNKNOWN, place, f"no page documents the resource {name}", name)


class _Walk:
    """One walk over a value; values are read with bounded nesting, so it may recur."""

    def __init__(self, promised: Promised, types: Catalogue) -> None:
        self._promised = promised
        self._types = types

    def judge(self, value: Json, kind: Type, place: Place) -> Iterator[Fault]:
        """Yield what is wrong with a value of a type, and within it."""
        match kind:
            case Scalar():
                yield from self._judge_scalar(value, kind, place)
            case Enumeration():
                yield from self._judge_enumeration(value, kind, place)
            case Collection():
                yield from self._judge_array(value, kind, place)
            case Reference():
                yield from self._judge_reference(value, kind, place)
            case Structure():
                yield from self._judge_structure(value, kind, place)

    def _leaves_open(self, text: str, place: Place) -> bool:
        """Tell whether a text stands for a value that the page does not show."""
        name = place[1] if place is not None and isinstance(place[1], str) else ""
        return not self._promised.is_answer and leaves_open(text, name)

    def _judge_scalar(self, value: Json, kind: Scalar, place: Place) -> Iterator[Fault]:
        if not kind.accepts(value):
            yield from self._mismatch(value, kind, place)
        elif isinstance(value, str) and not self._leaves_open(value, place):
            yield from find_form_fault(value, kind.form, place)

    def _judge_enumeration(self, value: Json, kind: Enumeration, place: Place) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield from self._mismatch(value, kind, place)
        elif not self._leaves_open(value, place):
            yield from find_enumeration_fault(value, kind, place)

    def _judge_array(self, value: Json, kind: Collection, place: Place) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield from self._mismatch(value, kind, place)
            return
        for index, item in enumerate(value):
            if item is not None:
                yield from self.judge(item, kind.item, (place, index))

    def _mismatch(self, value: Json, kind: Type, place: Place) -> Iterator[Fault]:
        """Yield that a value is of another type, unless it stands for one that the page does not show."""
        if not (isinstance(value, str) and self._leaves_open(value, place)):
            message = f"{describe_value(value)} stands where {describe_type(kind)} is promised"
            yield Fault(Breach.TYPE, place, message)

    def _judge_reference(self, value: Json, kind: Reference, place: Place) -> Iterator[Fault]:
        whole = self._types.find(kind.name)
        if whole is None:
            if kind.shown is not None and kind.shown.properties:
                yield from self._judge_structure(value, kind.shown, place)
        elif isinstance(value, dict):
            yield from self._judge_object(value, whole, place)
        elif value is not None:
            yield from self._mismatch(value, kind, place)

    def _judge_object(self, value: Mapping[str, Json], whole: WholeType, place: Place) -> Iterator[Fault]:
        """Yield what is wrong with an object of a resource type, or of the derived one that it declares."""
        declared = declared_type(value)
        if declared and declared != whole.name and not is_primitive(declared):
            derived = self._types.find(declared)
            if derived is None:
                yield _unknown(declared, place)
                yield from self._judge_known(value, whole.properties, place)
                return
            whole = derived
        yield from self._judge_known(value, whole.properties, place)
        yield from self._judge_names(value, whole, place)
        if self._promised.is_whole and self._is_promised(place):
            for name in whole.properties:
                if name in whole.required and name not in value and name not in self._promised.optional:
                    message = f"'{name}' of {whole.name} is not shown"
                    yield Fault(Breach.MISSING, place, message, whole.name, name)

    def _judge_names(self, value: Mapping[str, Json], whole: WholeType, place: Place) -> Iterator[Fault]:
        """Yield the properties that are not documented, and those that are null and may not be."""
        for name, member in value.items():
            if "@" in name:
                continue
            if name not in whole.properties:
                if not whole.is_open and name not in whole.mentioned:
                    message = f"'{name}' is no property of {whole.name}"
                    yield Fault(Breach.UNDOCUMENTED, (place, name), message, whole.name, name)
            elif member is None and not self._may_be_null(name, whole):
                message = f"'{name}' is null, and {whole.name} does not say that it may be"
                yield Fault(Breach.NULL, (place, name), message, whole.name, name)

    def _is_promised(self, place: Place) -> bool:
        """Tell whether an object is what the annotation promises: the content, or an item of its collection.

        What stands within such an object is often shown in part, without a word for that.
        """
        if place is None or not isinstance(place[1], int):
            return place is None
        array = place[0]
        return array is None or array == (None, self._promised.collection_property)

    def _may_be_null(self, name: str, whole: WholeType) -> bool:
        return name in whole.nullable or name in self._promised.nullable

    def _judge_structure(self, value: Json, kind: Structure, place: Place) -> Iterator[Fault]:
        """Yield what is wrong with an object that has no type's name: its known properties count."""
        if isinstance(value, dict):
            yield from self._judge_known(value, kind.properties, place)
        elif value is not None:
            yield from self._mismatch(value, kind, place)

    def _judge_known(
        self, value: Mapping[str, Json], properties: Mapping[str, Type], place: Place
    ) -> Iterator[Fault]:
        for name, member in value.items():
            kind = properties.get(name)
            if kind is not None and member is not None:
                yield from self.judge(member, kind, (place, name))
