"""Does actual JSON fit the documented shape: what is missing, null, too much, of another type or form."""

from __future__ import annotations

from typing import NamedTuple

from docparse.matching.content.issues import Issue
from docparse.matching.content.shape import Shape, declared_type, names_type
from docparse.model import Annotation, Json, Kind, Severity
from docparse.values.formats import find_class, is_of_class
from docparse.values.kinds import ANY, ARRAY, KIND_OF, NULL, OBJECT, STRING
from docparse.values.placeholder import read_placeholder
from docparse.values.places import Place
from docparse.values.sameness import is_same_text


class Fault(NamedTuple):
    """A way not to fit, with the reason why the place was required; `{line}` is where the page shows it."""

    kind: Kind
    severity: Severity
    why: str


_MISSING = Fault(Kind.MISSING, Severity.FAILED, "shown at line {line}")
_MISSING_NULL = Fault(Kind.MISSING, Severity.WARNING, "shown as null at line {line}")
_MISSING_OPTIONAL = Fault(
    Kind.MISSING, Severity.WARNING, "shown at line {line}, may be absent by optionalProperties"
)
_TYPE = Fault(Kind.TYPE, Severity.FAILED, "shown at line {line}")
_NULL = Fault(Kind.NULL, Severity.WARNING, "shown at line {line}")
_FORMAT = Fault(Kind.FORMAT, Severity.WARNING, "shown as {origin} at line {line}")
_DECLARED = Fault(Kind.VALUE, Severity.FAILED, "the type declared at line {line}")
_OTHER_TYPE = Fault(
    Kind.VALUE, Severity.NOTE, "line {line} shows another type: nothing is known of an object of this one"
)
_EXTRA = Fault(
    Kind.EXTRA,
    Severity.WARNING,
    "not shown in what starts at line {line}, and the response is not said to be truncated",
)
_NO_ITEMS = Fault(Kind.EMPTY, Severity.NOTE, "items are shown at line {line}: nothing is known of them")
_NOT_EMPTY = Fault(Kind.EMPTY, Severity.FAILED, "isEmpty of the annotation, shown empty at line {line}")


class Fitting:
    """One comparison of actual JSON with a shape: issues, one for all items of an array, and the proof."""

    __slots__ = (
        "_nullable",
        "_optional",
        "_pins",
        "_truncated",
        "_types",
        "issues",
        "present",
        "typed",
        "valued",
    )

    def __init__(self, annotation: Annotation, *, pins: bool, truncated: bool) -> None:
        self.issues: dict[tuple[int, Kind, str], Issue] = {}
        self.present = 0
        """Documented scalars of which only the presence was checked."""
        self.typed = 0
        """Documented scalars whose type was checked."""
        self.valued = 0
        """Documented scalars whose value was checked: declared types."""
        self._optional = annotation.texts("optionalProperties")
        self._nullable = annotation.texts("nullableProperties")
        self._truncated = truncated
        self._pins = pins

    def fit(self, shape: Shape, actual: Json, place: Place = None) -> None:
        """Note where an actual value does not fit its shape."""
        kind = KIND_OF[type(actual)]
        accepted = shape.accepted
        if not shape.reached:
            shape.reached = True
            if not shape.kinds & (OBJECT | ARRAY):
                self._count(shape)
        if not kind & accepted and not (kind == STRING and actual in shape.values):
            if kind != NULL:
                self._note(_TYPE, shape, place, actual)
            elif shape.key not in self._nullable:
                self._note(_NULL, shape, place, actual)
        elif isinstance(actual, str):
            self._fit_text(shape, actual, place)
        elif isinstance(actual, dict):
            if shape.kinds & OBJECT:
                self._fit_object(shape, actual, place)
        elif isinstance(actual, list) and shape.items is not None:
            self._fit_array(shape, shape.items, actual, place)

    def fit_empty(self, collection: Shape, actual: Json) -> None:
        """Note items in a collection that the annotation says is empty (`isEmpty`) and the page shows so."""
        place: Place = None
        for key in collection.keys:
            if not isinstance(actual, dict) or not isinstance(key, str):
                return
            place, actual = (place, key), actual.get(key)
        if isinstance(actual, list) and actual and collection.items is None:
            self._note(_NOT_EMPTY, collection, place, actual)

    def _count(self, shape: Shape) -> None:
        if shape.accepted == ANY:
            self.present += len(shape.values)
        elif shape.pinned and self._pins:
            self.valued += len(shape.values)
        else:
            self.typed += len(shape.values)

    def _fit_scalar(self, exemplar: Json, actual: Json, name: str) -> bool:
        """Count a property's one exemplar and return True where a scalar of its type plainly fits it.

        So it is with most properties, and no shape need be made; False leaves the place to its shape.
        """
        if type(exemplar) is not type(actual) or isinstance(exemplar, (dict, list)):
            return False
        if not (isinstance(exemplar, str) and isinstance(actual, str)):
            self.present += exemplar is None
            self.typed += exemplar is not None
            return True
        promised = read_placeholder(exemplar, name)
        if promised is not None:
            self.present += promised.kinds == ANY
            return promised.kinds == ANY
        if names_type(name) or not (exemplar == actual or find_class(exemplar) in ("", find_class(actual))):
            return False
        self.typed += 1
        return True

    def _fit_text(self, shape: Shape, actual: str, place: Place) -> None:
        if shape.pinned:
            if not any(isinstance(shown, str) and is_same_text(shown, actual) for shown in shape.values):
                free = shape.in_array or not self._pins
                self._note(_OTHER_TYPE if free else _DECLARED, shape, place, actual)
        elif (
            actual not in shape.values and shape.format_class and not is_of_class(actual, shape.format_class)
        ):
            self._note(_FORMAT, shape, place, actual, shape.format_class)

    def _fit_object(self, shape: Shape, actual: dict[str, Json], place: Place) -> None:
        if shape.discriminator:
            declared = declared_type(actual, shape.discriminator)
            if declared and self._is_of_other_type(shape, declared):
                # nothing is promised of such an object but, where it stands alone, its type
                name = shape.discriminator
                self.fit(shape.member(name), actual[name], (place, name))
                return
            if declared or shape.discriminator not in actual:
                shape = shape.variants.get(declared, shape)
        self._fit_members(shape, actual, place)

    def _fit_members(self, shape: Shape, actual: dict[str, Json], place: Place) -> None:
        shown = 0
        for name, exemplars in shape.shown.items():
            if name in actual:
                shown += 1
                alone = not shape.in_array and name not in shape.made
                if not (alone and self._fit_scalar(exemplars[0], actual[name], name)):
                    self.fit(shape.member(name), actual[name], (place, name))
            elif len(exemplars) == shape.objects:
                self._note_missing(shape.member(name), (place, name))
        if len(actual) > shown and not self._truncated:
            for name, value in actual.items():
                if name not in shape.shown and "@" not in name:
                    self._note(_EXTRA, shape, (place, name), value, name)

    @staticmethod
    def _is_of_other_type(shape: Shape, declared: str) -> bool:
        """Tell whether a type is declared by none of the exemplars."""
        shown = shape.shown[shape.discriminator]
        return not any(isinstance(text, str) and text.removeprefix("#") == declared for text in shown)

    def _fit_array(self, shape: Shape, items: Shape, actual: list[Json], place: Place) -> None:
        if not actual and [] not in shape.values:
            self._note(_NO_ITEMS, shape, place, actual)
        for index, item in enumerate(actual):
            self.fit(items, item, (place, index))

    def _note_missing(self, shape: Shape, place: Place) -> None:
        if shape.kinds == NULL:
            self._note(_MISSING_NULL, shape, place, None)
        else:
            self._note(_MISSING_OPTIONAL if shape.key in self._optional else _MISSING, shape, place, None)

    def _note(self, fault: Fault, shape: Shape, place: Place, actual: Json, origin: str = "") -> None:
        """Note a fault, or that the one of this documented place shows in one more item."""
        is_extra = fault.kind is Kind.EXTRA
        key = (id(shape), fault.kind, origin if is_extra else "")
        if key in self.issues:
            self.issues[key].repeats += 1
            return
        expected = None if is_extra else shape.values[0]
        self.issues[key] = Issue(
            fault.kind, fault.severity, shape.keys, place, expected, actual, fault.why, origin
        )
