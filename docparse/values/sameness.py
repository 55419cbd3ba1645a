"""When two scalars are one value."""

from __future__ import annotations

from datetime import datetime

from docparse.model import Json
from docparse.values.formats import DATE_TIME, GUID, find_class
from docparse.values.kinds import KIND_OF


def agree(one: Json, other: Json) -> bool:
    """Tell whether two scalars are the same: of one JSON type, numbers by value, see `is_same_text`."""
    if KIND_OF[type(one)] != KIND_OF[type(other)]:
        return False
    return one == other or (isinstance(one, str) and isinstance(other, str) and is_same_text(one, other))


def is_same_text(one: str, other: str) -> bool:
    """Tell whether two texts are one value: GUIDs without case, date-times by instant, types with `#` or not.

    A date-time without offset is the same as one with any offset that shows the same clock: it names no
    instant.
    """
    if one == other:
        return True
    if one.lower() == other.lower() and find_class(one) == GUID:
        return True
    if "." in one and one.removeprefix("#") == other.removeprefix("#"):
        return True
    if find_class(one) != DATE_TIME or find_class(other) != DATE_TIME:
        return False
    return _is_same_instant(one, other)


def _is_same_instant(one: str, other: str) -> bool:
    """Tell whether two date-times are the same to the microsecond."""
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
        if (first.tzinfo is None) != (second.tzinfo is None):
            first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    except ValueError:
        return False
    return first == second
