"""The merged shape of documented JSON: what actual JSON has to fit.

All documented values of one place are exemplars: the items of an array make one shape, whose types are the
union of theirs, and in which a property that only some of them show may be absent.

The shape of a property is made when it is first asked for: of most properties nothing is ever asked but the
value shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docparse.model import Json
from docparse.values.formats import find_class
from docparse.values.kinds import ANY, ARRAY, KIND_OF, NULL, OBJECT, STRING
from docparse.values.placeholder import read_placeholder

Keys = tuple[str | int | None, ...]
"""The way to a place from the root; None stands for every item of an array."""

_DISCRIMINATORS = ("@odata.type", "@type")


class Shape:
    """What the exemplars of one place promise together; only what was reached or made meanwhile changes."""

    __slots__ = (
        "_format_class",
        "accepted",
        "discriminator",
        "holders",
        "in_array",
        "items",
        "keys",
        "kinds",
        "made",
        "objects",
        "pinned",
        "reached",
        "shown",
        "values",
        "variants",
    )

    def __init__(self, values: list[Json], keys: tuple[str | None, ...] = (), holders: int = 1) -> None:
        self.values = values
        self.keys = keys
        """The way to this place from the root."""
        self.holders = holders
        """How many objects could have shown the property."""
        self.in_array = None in keys
        self.reached = False
        self.shown: dict[str, list[Json]] = {}
        """The exemplars of each property."""
        self.made: dict[str, Shape] = {}
        """The shapes of properties that were asked for."""
        self.objects = 0
        """How many of the exemplars are objects."""
        self.items: Shape | None = None
        self.variants: dict[str, Shape] = {}
        """For objects of several declared types: the shape of each (`""`: of those that declare none)."""
        self.discriminator = ""
        self.pinned = False
        """The documented value is itself a promise: it declares a type."""
        self._format_class: str | None = None
        self.kinds = 0
        """The JSON types shown."""
        for value in values:
            self.kinds |= KIND_OF[type(value)]
        self.accepted = ANY if self.kinds == NULL else self.kinds
        """The JSON types that an actual value may have."""
        self._merge()

    def _merge(self) -> None:
        if self.kinds & STRING:
            self._read_texts()
        if self.kinds & OBJECT:
            self._merge_objects()
        if self.kinds & ARRAY:
            self._merge_arrays()

    @property
    def key(self) -> str | None:
        """The property's name; None for the root and for an array's items."""
        return self.keys[-1] if self.keys else None

    def _read_texts(self) -> None:
        """Find out what the texts promise: a type in place of a value, or a declared type."""
        name = self.key or ""
        accepted = self.kinds & ~STRING
        for text in self.values:
            if isinstance(text, str):
                promised = read_placeholder(text, name)
                accepted |= STRING if promised is None else promised.kinds
        self.accepted = accepted
        self.pinned = accepted == STRING and names_type(name)

    def _merge_objects(self) -> None:
        shown = self.shown
        for value in self.values:
            if isinstance(value, dict):
                self.objects += 1
                for name, member in value.items():
                    if name in shown:
                        shown[name].append(member)
                    else:
                        shown[name] = [member]
        for name in _DISCRIMINATORS:
            if name in shown and self.member(name).pinned:
                self.discriminator = name
        if self.discriminator and self.objects > 1:
            self._split_by_type()

    def _split_by_type(self) -> None:
        """Give the exemplars of each declared type a shape of their own, where there are several."""
        by_type: dict[str, list[Json]] = {}
        for value in self.values:
            if isinstance(value, dict):
                by_type.setdefault(declared_type(value, self.discriminator), []).append(value)
        if len(by_type) > 1:
            self.variants = {name: Shape(found, self.keys, self.holders) for name, found in by_type.items()}

    def _merge_arrays(self) -> None:
        items = [item for value in self.values if isinstance(value, list) for item in value]
        if items:
            self.items = Shape(items, (*self.keys, None))

    @property
    def format_class(self) -> str:
        """The format class that all the texts promise; empty when they promise none."""
        if self._format_class is None:
            name = self.key or ""
            classes = {_find_class(text, name) for text in self.values if isinstance(text, str)}
            self._format_class = classes.pop() if len(classes) == 1 else ""
        return self._format_class

    def free(self) -> None:
        """Take the promise of a form off."""
        self._format_class = ""

    def member(self, name: str) -> Shape:
        """Return the shape of a property that is shown."""
        shape = self.made.get(name)
        if shape is None:
            shape = self.made[name] = Shape(self.shown[name], (*self.keys, name), self.objects)
        return shape

    def find(self, keys: Keys) -> Iterator[Shape]:
        """Yield the shapes at a place below this one, in the merged shape and in each variant."""
        for variant in self.variants.values():
            yield from variant.find(keys)
        if not keys:
            yield self
        elif isinstance(keys[0], str):
            if keys[0] in self.shown:
                yield from self.member(keys[0]).find(keys[1:])
        elif self.items is not None:
            yield from self.items.find(keys[1:])

    def find_shown(self, texts: Collection[str]) -> Iterator[Shape]:
        """Yield the shapes of properties, in order, that show scalars only, and first one of the texts.

        The texts are in lower case; a whole number counts as its digits.
        """
        pending = [self]
        while pending:
            shape = pending.pop()
            if shape.key is not None and not shape.kinds & (OBJECT | ARRAY):
                yield shape
            if shape.items is not None:
                pending.append(shape.items)
            pending += [
                shape.member(name)
                for name, exemplars in reversed(shape.shown.items())
                if _shows(exemplars[0], texts) or any(map(_is_container, exemplars))
            ]


def _shows(exemplar: Json, texts: Collection[str]) -> bool:
    kind = type(exemplar)
    return (kind is str or kind is int) and str(exemplar).lower() in texts


def _is_container(exemplar: Json) -> bool:
    return isinstance(exemplar, (dict, list))


def _find_class(text: str, name: str) -> str:
    promised = read_placeholder(text, name)
    return find_class(text) if promised is None else promised.format_class


def names_type(name: str) -> bool:
    """Tell whether a property declares a type, so that its value is itself a promise."""
    return "@" in name and (name.endswith("@odata.type") or name == "@type")


def declared_type(value: Json, discriminator: str) -> str:
    """Return the type that an object declares, without `#`; empty when it declares none."""
    declared = value.get(discriminator) if isinstance(value, dict) else None
    return declared.removeprefix("#") if isinstance(declared, str) else ""


def count_scalars(value: Json) -> int:
    """Return the number of scalars in a documented value."""
    return len(list_scalars(value))


def list_scalars(value: Json) -> list[Json]:
    """Return the scalars in a documented value, in no order."""
    scalars: list[Json] = []
    pending = [value]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            pending += value.values()
        elif isinstance(value, list):
            pending += value
        else:
            scalars.append(value)
    return scalars
