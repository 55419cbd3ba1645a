"""The words that name types in resource blocks: `"Int64"`, `"Edm.Guid"`, `"String (timestamp)"`, `"a | b"`.

The same words in a response are values like any other.
"""

from __future__ import annotations

import re

from docparse.model import Json
from docparse.schema.types import ANYTHING, Collection, Enumeration, Reference, Scalar, Type
from docparse.values.formats import DATE, DATE_TIME, URL


def is_text(value: Json) -> bool:
    """Tell whether a value is a text."""
    return isinstance(value, str)


def is_truth(value: Json) -> bool:
    """Tell whether a value is true or false."""
    return isinstance(value, bool)


def is_number(value: Json) -> bool:
    """Tell whether a value is a number, with a fraction or without."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_whole(value: Json) -> bool:
    """Tell whether a value is a whole number, however it is written (`1.0`)."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0


_DIGITS = re.compile(r"-?[0-9]+")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NO_NUMBERS = frozenset({"INF", "-INF", "NaN"})


def _is_long(value: Json) -> bool:
    """Tell likewise; whole numbers past 53 bits come as text (OData JSON 4.01, 4.3: IEEE754Compatible)."""
    return is_whole(value) or (isinstance(value, str) and _DIGITS.fullmatch(value) is not None)


def _is_floating(value: Json) -> bool:
    """Tell whether a value is a number, or the text for one that JSON lacks (OData JSON 4.01, 7.1)."""
    return is_number(value) or (isinstance(value, str) and value in _NO_NUMBERS)


def _is_decimal(value: Json) -> bool:
    """Tell whether a value is a number, or a text with one (IEEE754Compatible)."""
    return is_number(value) or (isinstance(value, str) and _DECIMAL.fullmatch(value) is not None)


def _is_object(value: Json) -> bool:
    return isinstance(value, dict)


TEXT = Scalar("a text", is_text)
TRUTH = Scalar("true or false", is_truth)
NUMBER = Scalar("a number", is_number)
_WHOLE = Scalar("a whole number", is_whole)
_DATE_TIME = Scalar("a date-time", is_text, DATE_TIME)

WORDS: dict[str, Type] = {
    **dict.fromkeys(("string", "guid", "uuid", "duration", "timeofday", "time", "etag", "range"), TEXT),
    **dict.fromkeys(("binary", "base64", "relative url"), TEXT),
    **dict.fromkeys(("boolean", "bool"), TRUTH),
    **dict.fromkeys(("int", "int32", "int16", "integer", "short", "byte", "sbyte"), _WHOLE),
    **dict.fromkeys(("int64", "long"), Scalar("a whole number", _is_long)),
    **dict.fromkeys(("double", "float", "single"), Scalar("a number", _is_floating)),
    "decimal": Scalar("a number", _is_decimal),
    "number": NUMBER,
    **dict.fromkeys(("datetime", "datetimeoffset", "date-time", "timestamp"), _DATE_TIME),
    "date": Scalar("a date", is_text, DATE),
    **dict.fromkeys(("url", "absolute url"), Scalar("a URL", is_text, URL)),
    "object": Scalar("an object", _is_object),
    **dict.fromkeys(("array", "collection", "list"), Collection(ANYTHING)),
    **dict.fromkeys(("stream", "json", "any", "null"), ANYTHING),
}
"""Type names in lower case, without `Edm.`."""

_FORMS = {
    "timestamp": _DATE_TIME,
    "datetime": _DATE_TIME,
    "datetimeoffset": _DATE_TIME,
    "date": WORDS["date"],
}
"""What a remark in brackets adds to a text."""

_WORD = re.compile(
    r"(?:optional[ ,]+)?(?:Edm\.)?(?P<word>(?:absolute |relative )?[a-z][a-z0-9-]*)"
    r"(?: optional|,? \(?optional\)?| ?\((?P<remark>[^()]*)\))?",
    re.IGNORECASE,
)
_COLLECTION = re.compile(r"collection ?\((?P<item>.*)\)|(?P<of>[\w.]+)(?:\[\]| collection)", re.IGNORECASE)
_DECLARED = re.compile(r"@odata\.type:\s*#?(?P<name>[\w.]+)")
_NAME = re.compile(r"#?(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+|[a-z]+[A-Z]\w*)")
_MORE = re.compile(r"(?:\.{3}|…|etc\.?)")
_REMARK = re.compile(r"\s*\(.*?\)")


def read_word(text: str) -> Type:
    """Return the type that a text in a resource block stands for; a literal stands for a text."""
    text = text.strip()
    if "|" in text[1:]:
        return _read_enumeration(text)
    if found := _COLLECTION.fullmatch(text) or _DECLARED.fullmatch(text):
        return read_type_name(found["name"] if found.re is _DECLARED else text)
    if found := _WORD.fullmatch(text):
        named = WORDS.get(found["word"].lower())
        if named is not None:
            remark = (found["remark"] or "").strip().lower()
            return _FORMS.get(remark, named) if named is TEXT else named
    found = _NAME.fullmatch(text)
    return TEXT if found is None else Reference(found["name"], is_guess=True)


def read_type_name(name: str) -> Type:
    """Return the type of a name, as control information and `Collection(…)` have it: never a literal."""
    name = name.strip().removeprefix("#")
    if found := _COLLECTION.fullmatch(name):
        return Collection(read_type_name(found["item"] or found["of"] or ""))
    if is_primitive(name):
        return WORDS.get(name.lower().removeprefix("edm."), ANYTHING)
    return Reference(name)


def is_primitive(name: str) -> bool:
    """Tell whether a type's name is that of a scalar or a stream, which no resource block documents."""
    word = name.strip().removeprefix("#").lower()
    return word.startswith("edm.") or word in WORDS or word.rpartition(".")[2] in _PRIMITIVE


_PRIMITIVE = frozenset(("string", "boolean", "int32", "int64", "double", "binary", "stream", "guid", "json"))


def _read_enumeration(text: str) -> Type:
    """Return the enumeration of a text with bars; one of type names says that there are several types."""
    members = [_REMARK.sub("", member).strip() for member in text.split("|")]
    named = [member for member in members if member and not _MORE.search(member)]
    if all(member.lower() in WORDS for member in named):
        return ANYTHING
    shown = tuple(dict.fromkeys(named))
    return Enumeration(shown, is_open=any(_MORE.search(member) for member in members))
