"""Header fields: a documented field must be present; few values are promises.

`Content-Type` promises its media type and each documented parameter, `Location` its path shape. Values that
no two answers share (dates, entity tags, request ids, `Retry-After`) are never compared, and of a GUID its
form only. Another value that differs is a warning; of a list (`Allow: GET, HEAD`) each documented member has
to be there, in any order. `Content-Length`, `Date` and fields of the connection (RFC 9110 7.6.1) may be
absent: they belong to the message's way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docparse.matching.location import has_same_shape, host_of
from docparse.matching.policy import AS_PROMISED, Compared, Comparison
from docparse.matching.status import first_line
from docparse.message import Field
from docparse.model import Aspect, Kind, Mismatch, Promise, Severity
from docparse.values.formats import GUID, find_class
from docparse.values.placeholder import leaves_open

MAY_BE_ABSENT = frozenset(
    {
        "connection",
        "content-length",
        "date",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
NEVER_COMPARED = frozenset(
    {
        "age",
        "alt-svc",
        "etag",
        "expires",
        "last-modified",
        "retry-after",
        "server",
        "set-cookie",
        "strict-transport-security",
        "vary",
        "via",
    }
)
_TRACING = re.compile(
    r"request-?id|correlation|trace|activity-?id|ratelimit|diagnostic|operation-?id|\bx-ms-"
)
_LOCATIONS = {
    "location": Severity.FAILED,
    "content-location": Severity.WARNING,
    "operation-location": Severity.WARNING,
}
_OWN_VALUES = re.compile(r"\s*,\s*")


def match_headers(comparison: Comparison) -> Compared:
    """Return the mismatches of the documented header fields; further actual fields are fine."""
    promise = comparison.promise
    if not promise.headers:
        return AS_PROMISED
    actual: dict[str, list[str]] = {}
    for name, value in comparison.actual.headers:
        actual.setdefault(name.lower(), []).append(value.strip())
    found = []
    for field in promise.headers:
        name = field[0].lower()
        if name in MAY_BE_ABSENT:
            continue
        values = actual.get(name)
        if values is None:
            found.append(_mismatch(promise, field, Kind.MISSING, Severity.FAILED))
        elif name == "content-type":
            found += _match_media_type(promise, field, values[0])
        elif name in _LOCATIONS:
            found += _match_location(comparison, field, values[0])
        elif not _is_promised_value(name, field[1], values):
            found.append(_mismatch(promise, field, Kind.VALUE, Severity.WARNING, ", ".join(values)))
    return Compared(tuple(found)) if found else AS_PROMISED


def _match_media_type(promise: Promise, field: Field, actual: str) -> Iterator[Mismatch]:
    """Yield a mismatch when the media type, or a documented parameter of it, is another (RFC 9110 8.3.1)."""
    documented = field[1]
    if documented.lower() == actual.lower() or leaves_open(documented):
        return
    media_type, parameters = _parse_media_type(documented)
    actual_type, actual_parameters = _parse_media_type(actual)
    if media_type != actual_type or not parameters <= actual_parameters:
        yield _mismatch(promise, field, Kind.VALUE, Severity.FAILED, actual)


def _parse_media_type(value: str) -> tuple[str, set[tuple[str, str]]]:
    """Return the media type and its parameters, in lower case and without quotes."""
    media_type, *parameters = value.lower().split(";")
    pairs = (parameter.partition("=") for parameter in parameters if parameter.strip())
    return media_type.strip(), {(name.strip(), text.strip().strip('"')) for name, _, text in pairs}


def _match_location(comparison: Comparison, field: Field, actual: str) -> Iterator[Mismatch]:
    """Yield a mismatch when the path has another shape: a warning where another host is documented."""
    promise, request = comparison.promise, comparison.example.request
    severity = _LOCATIONS[field[0].lower()]
    if host_of(field[1]) != host_of(request.target) and host_of(field[1]):
        severity = Severity.WARNING
    if not has_same_shape(
        field[1],
        actual,
        requested=request.target,
        sent=comparison.sent.target,
        names_new=promise.status_code == 201,
    ):
        yield _mismatch(promise, field, Kind.VALUE, severity, actual)


def _is_promised_value(name: str, documented: str, actual: list[str]) -> bool:
    """Tell whether a documented value is among the actual ones of its field, or free."""
    if name in NEVER_COMPARED or _TRACING.search(name) or leaves_open(documented):
        return True
    wanted = documented.strip().lower()
    values = [value.lower() for value in actual]
    if wanted in values or wanted == ", ".join(values):
        return True
    if find_class(wanted) == GUID and any(find_class(value) == GUID for value in values):
        return True
    members = {member for value in values for member in _OWN_VALUES.split(value)}
    return members.issuperset(_OWN_VALUES.split(wanted))


def _mismatch(
    promise: Promise, field: Field, kind: Kind, severity: Severity, actual: str | None = None
) -> Mismatch:
    line = _find_line(promise, field)
    return Mismatch(Aspect.HEADER, kind, field[0], severity, field[1], actual, line, f"shown at line {line}")


def _find_line(promise: Promise, field: Field) -> int:
    """Return the page's line of a documented field."""
    lines = promise.block.content.split("\n")
    start = first_line(promise.block.content)
    named = [
        offset
        for offset in range(start, len(lines))
        if lines[offset].partition(":")[0].strip().lower() == field[0].lower()
    ]
    exactly = [offset for offset in named if field[1].strip() in lines[offset]]
    return promise.block.content_line + next(iter(exactly or named), start)
