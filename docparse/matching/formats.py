"""Format classes: what a documented text promises about the form of the actual one.

A text is of a class only when it is strictly in its form; a date-time with any offset and any precision is
one class. Forms: GUID (RFC 9562 4), date-time, date and time (RFC 3339, the offset optional), duration (ISO
8601), absolute URL (RFC 3986), e-mail address (RFC 5321, plain form), base64 (RFC 4648, padded, at least 24
characters).
"""

from __future__ import annotations

import re
from datetime import datetime

_YEAR_TO_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
_CLASS = re.compile(
    rf"""(?P<guid>[0-9a-fA-F]{{8}}(?:-[0-9a-fA-F]{{4}}){{3}}-[0-9a-fA-F]{{12}})
    |(?P<date_time>{_YEAR_TO_DAY}[Tt]{_CLOCK}(?::[0-5]\d(?:\.\d+)?)?(?:[Zz]|[+-]{_CLOCK})?)
    |(?P<date>{_YEAR_TO_DAY})
    |(?P<time>{_CLOCK}:[0-5]\d(?:\.\d+)?)
    |(?P<duration>-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?
        (?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)
    |(?P<url>[A-Za-z][A-Za-z0-9+.-]*://[^\s/]\S*)
    |(?P<email>[A-Za-z0-9.!\#$%&'*+/=?^_`|~-]{{1,64}}@(?:[A-Za-z0-9-]{{1,63}}\.)+[A-Za-z]{{2,63}})""",
    re.VERBOSE | re.ASCII,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_ANY_BASE64 = re.compile(r"[A-Za-z0-9+/_-]*={0,2}")
_MIXED = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[+/=])")

GUID, DATE_TIME, DATE, TIME, DURATION, URL, EMAIL, BASE64 = (
    "guid",
    "date-time",
    "date",
    "time",
    "duration",
    "url",
    "email",
    "base64",
)


def find_class(text: str) -> str:
    """Return the format class that a text strictly is in, or an empty text."""
    if found := _CLASS.fullmatch(text):
        return DATE_TIME if found.lastgroup == "date_time" else str(found.lastgroup)
    if len(text) >= 24 and len(text) % 4 == 0 and _BASE64.fullmatch(text) and _MIXED.match(text):
        return BASE64
    return ""


def is_of_class(text: str, format_class: str) -> bool:
    """Tell whether an actual text is of a class; base64 may be short, unpadded or in the URL's alphabet."""
    if format_class == BASE64:
        return _ANY_BASE64.fullmatch(text) is not None
    return find_class(text) == format_class


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
