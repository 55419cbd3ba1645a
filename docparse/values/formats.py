"""Format classes: what a text promises about the form of another, and whether a text is in a promised form.

A text is of a class only when it is strictly in its form; a date-time with any offset and any precision is
one class. Forms: GUID (RFC 9562 4), date-time, date and time (RFC 3339, the offset optional), duration (ISO
8601), absolute URL (RFC 3986), e-mail address (RFC 5321, plain form), base64 (RFC 4648, padded, at least 24
characters).

What a type's name promises is read with more good will (`may_be`): relative references are URLs, and authors
write date-times with a blank, or the day alone.
"""

from __future__ import annotations

import re
from datetime import date

_YEAR_TO_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
_SECONDS = r"(?:[0-5]\d|60)(?:\.\d+)?"
_CLASS = re.compile(
    rf"""(?P<guid>[0-9a-fA-F]{{8}}(?:-[0-9a-fA-F]{{4}}){{3}}-[0-9a-fA-F]{{12}})
    |(?P<date_time>{_YEAR_TO_DAY}[Tt]{_CLOCK}(?::{_SECONDS})?(?:[Zz]|[+-]{_CLOCK})?)
    |(?P<date>{_YEAR_TO_DAY})
    |(?P<time>{_CLOCK}:{_SECONDS})
    |(?P<duration>-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?
        (?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)
    |(?P<url>[A-Za-z][A-Za-z0-9+.-]*://[^\s/]\S*)
    |(?P<email>[A-Za-z0-9.!\#$%&'*+/=?^_`|~-]{{1,64}}@(?:[A-Za-z0-9-]{{1,63}}\.)+[A-Za-z]{{2,63}})""",
    re.VERBOSE | re.ASCII,
)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_ANY_BASE64 = re.compile(r"[A-Za-z0-9+/_-]*={0,2}")
_MIXED = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[+/=])")
_ANY_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+|/\S*|\S+\.\S+/\S*")
_ANY_DATE_TIME = re.compile(
    rf"(?P<day>\d{{4}}-\d\d-\d\d)"
    rf"(?P<clock>[Tt ](?:{_CLOCK}|24:00)(?::{_SECONDS})? ?(?:[Zz]|[+-]\d\d:?\d\d)?)?"
)

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


def may_be(text: str, format_class: str) -> bool:
    """Tell whether a text can pass for a URL, a date or a date-time; what is of another class always does.

    Absolute and relative references are URLs; a day that there is not is neither date nor date-time.
    """
    if format_class == URL:
        return _ANY_URL.fullmatch(text) is not None
    if format_class not in (DATE, DATE_TIME):
        return True
    found = _ANY_DATE_TIME.fullmatch(text)
    if found is None or (format_class == DATE and found["clock"]):
        return False
    try:
        date.fromisoformat(found["day"])
    except ValueError:
        return False
    return True
