"""The keys of an annotation, and the types of their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docparse.model import Json

PAGE_TYPE = "#page.annotation"
"""The `type` of the object that annotates the page itself."""
_TRUTH: Mapping[str, bool] = {"true": True, "false": False, "1": True, "0": False}


def _text(item: Json) -> Json:
    """Return a text, or None for any other value; the functions below likewise."""
    return item if isinstance(item, str) else None


def _words(item: Json) -> Json:
    texts = isinstance(item, list) and all(isinstance(text, str) for text in item)
    return item if texts or isinstance(item, str) else None


def _flag(item: Json) -> Json:
    return item if isinstance(item, bool) else _TRUTH.get(str(item).lower())


def _list(item: Json) -> Json:
    return item if isinstance(item, list) else None


def _object(item: Json) -> Json:
    return item if isinstance(item, dict) else None


def _names(item: Json) -> Json:
    return item if _is_name(item) or (isinstance(item, list) and all(map(_is_name, item))) else None


def _is_name(item: Json) -> bool:
    return isinstance(item, (str, int, float)) and not isinstance(item, bool)


def anything(item: Json) -> Json:
    """Return the value itself, of whatever type."""
    return item


VALUES: Mapping[str, Callable[[Json], Json]] = {
    "blockType": anything,
    "name": _names,
    "docparse": _object,
    **dict.fromkeys(
        ("@odata.type", "@type.aka", "collectionProperty", "baseType", "keyProperty", "target"), _text
    ),
    **dict.fromkeys(("scopes", "apiVersions", "tags"), _words),
    **dict.fromkeys(("isCollection", "isEmpty", "truncated", "expectError", "openType", "abstract"), _flag),
    **dict.fromkeys(("isMediaEntity", "isComposable", "idempotent", "opaqueUrl"), _flag),
    **dict.fromkeys(("optionalProperties", "nullableProperties", "sampleKeys", "@odata.annotations"), _list),
}
"""The keys of the format, and what gives a value the type of its key."""
EXPECTED: Mapping[Callable[[Json], Json], str] = {
    _text: "a text",
    _words: "a text or a list of texts",
    _names: "a text or a list of texts",
    _flag: "true or false",
    _list: "a list",
    _object: "an object",
}
_USUAL: Mapping[Callable[[Json], Json], type] = {
    anything: str, _text: str, _words: str, _names: str, _flag: bool, _list: list,
}  # fmt: skip
USUAL_TYPES = {key: _USUAL[of_type] for key, of_type in VALUES.items() if of_type in _USUAL}
"""By key, the type of which every value is right as it is."""
KEYS = {key.lower(): key for key in VALUES}


def list_names(name: Json) -> tuple[str, ...]:
    """Return names as texts, empty ones left out."""
    return tuple(
        [str(item) for item in (name if isinstance(name, list) else [name]) if item not in {"", None}]
    )
