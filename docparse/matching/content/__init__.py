"""The content of a response: JSON against the documented JSON, anything else by being there."""

from __future__ import annotations

import json
from dataclasses import replace

from docparse.matching.content.bounded import bounded
from docparse.matching.content.documented import match_shape
from docparse.matching.content.equality import Equality
from docparse.matching.content.issues import to_mismatches
from docparse.matching.content.shape import count_scalars
from docparse.matching.policy import AS_PROMISED, Compared, Comparison
from docparse.matching.status import find_status_line
from docparse.message import HttpResponse, is_json
from docparse.model import Aspect, Json, Kind, Match, Mismatch, Promise, Proof, Severity
from docparse.reading.json_content import read_json_content
from docparse.reading.json_text import JsonReading

NO_CONTENT = frozenset({204, 205, 304})
"""Status codes whose responses have no content (RFC 9110 15.3.5, 15.3.6, 15.4.5)."""


def match_content(comparison: Comparison) -> Compared:
    """Return the mismatches of the content, and how much of what is documented was proven.

    Nothing is asserted where no content is documented, and none is expected after HEAD.
    """
    promise, content = comparison.promise, comparison.actual.content
    if promise.status_code in NO_CONTENT:
        return _match_no_content(promise, comparison.actual)
    if comparison.sent.method == "HEAD" or not promise.content or promise.content.isspace():
        return AS_PROMISED
    reading = read_promise(promise)
    if reading is not None:
        compared = _match_json(comparison, reading.value, truncated=_is_truncated(promise, reading))
    elif content:
        unread = (_unread(promise),) if is_json(promise.headers.media_type) else ()
        compared = Compared(unread, Proof(presence=1))
    else:
        compared = Compared((_absent(promise, None),), Proof(unchecked=1))
    return _as_warnings(compared) if promise.annotation.expects_error else compared


def count_promised(promise: Promise) -> Proof:
    """Return the proof of a response whose content was not looked at: all scalars unchecked."""
    if promise.status_code in NO_CONTENT or not promise.content or promise.content.isspace():
        return Proof()
    reading = read_promise(promise)
    return Proof(unchecked=1 if reading is None else count_scalars(reading.value))


def read_promise(promise: Promise) -> JsonReading | None:
    """Return the documented content as JSON, read leniently; None where it is something else."""
    return read_json_content(promise.content, promise.headers.media_type)


def _match_no_content(promise: Promise, actual: HttpResponse) -> Compared:
    if not actual.content or actual.status_code != promise.status_code:
        return AS_PROMISED  # of another status code, that one is what is wrong
    line = find_status_line(promise)
    why = f"{promise.status_code} at line {line} has no content"
    return Compared((_mismatch(Kind.EXTRA, Severity.WARNING, (None, _excerpt(actual.content)), line, why),))


def _is_truncated(promise: Promise, reading: JsonReading) -> bool:
    """Tell whether not all properties are shown: the annotation says so, or an ellipsis does."""
    return promise.annotation.truncated or any(
        repair.what.startswith("an ellipsis") for repair in reading.repairs
    )


def _match_json(comparison: Comparison, documented: Json, *, truncated: bool) -> Compared:
    promise = comparison.promise
    content = comparison.actual.content
    try:
        # a page that is JSON only when read leniently (its finding) is not contradicted by the same text
        actual = documented if content.strip() == promise.content.strip() else read_actual(content)
    except ValueError as error:
        found = _absent(promise, documented)
        if content.strip():
            values = (bounded(documented), _excerpt(content))
            why = f"JSON is shown at line {promise.content_line}; the answer is none: {_tell_fault(error)}"
            found = _mismatch(Kind.TYPE, Severity.FAILED, values, promise.content_line, why)
        return Compared((found,), Proof(unchecked=count_scalars(documented)))
    if comparison.mode in (Match.EXACT, Match.SUBSET):
        return _match_equal(comparison, documented, actual)
    if comparison.mode is Match.SCHEMA:
        from docparse.matching.content.resource import match_resource

        compared = match_resource(comparison, documented, actual, truncated=truncated)
        if compared is not None:
            return compared  # what no page documents is compared with what the response shows
    return match_shape(comparison, documented, actual, truncated=truncated)


def _match_equal(comparison: Comparison, documented: Json, actual: Json) -> Compared:
    volatile, unordered = comparison.refinement.volatile, comparison.refinement.unordered
    equality = Equality(comparison.mode)
    if volatile or unordered:
        from docparse.values.paths import find_places

        equality = Equality(
            comparison.mode,
            volatile=find_places(volatile, documented) | find_places(volatile, actual),
            unordered=find_places(unordered, documented),
        )
    issues = list(equality.compare(documented, actual))
    proof = Proof(value=equality.compared, unchecked=max(0, count_scalars(documented) - equality.compared))
    return Compared(to_mismatches(issues, comparison, documented) if issues else (), proof)


def _refuse_constant(word: str) -> Json:
    raise ValueError(f"{word} is not JSON")


def _read_integer(digits: str) -> int | float:
    """Return a whole number; one with thousands of digits, which int() refuses, as a float."""
    return int(digits) if len(digits) < 4000 else float(digits)


_decode = json.JSONDecoder(parse_constant=_refuse_constant).decode
_decode_long = json.JSONDecoder(parse_constant=_refuse_constant, parse_int=_read_integer).decode


def read_actual(content: bytes) -> Json:
    """Return the JSON value of an actual content; raises ValueError when it is none (RFC 8259, strictly).

    Of a name that stands twice the last one counts, as for every JSON parser that a client might have.
    """
    text = content.decode(json.detect_encoding(content))
    try:
        value: Json = _decode(text)
    except json.JSONDecodeError:
        raise
    except ValueError:
        value = _decode_long(text)
    except RecursionError:
        raise ValueError("it is nested too deep to be read") from None
    return value


def _tell_fault(error: ValueError) -> str:
    """Return why a content is no JSON: parsers' own words say little to authors, the place says more."""
    if isinstance(error, json.JSONDecodeError):
        return f"it stops being JSON at its line {error.lineno}, column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1:,} of it is not in {error.encoding.upper()}"
    return str(error)


def _unread(promise: Promise) -> Mismatch:
    """Return the warning that nothing of the documented content could be compared."""
    line = promise.content_line
    why = f"the content at line {line} is no JSON, so nothing in it was compared: docparse check says where"
    shown = _excerpt(promise.content)
    return _mismatch(Kind.FORMAT, Severity.WARNING, (shown, "JSON was not looked at"), line, why)


def _absent(promise: Promise, documented: Json) -> Mismatch:
    line = promise.content_line
    return _mismatch(
        Kind.MISSING, Severity.FAILED, (bounded(documented), None), line, f"content is shown at line {line}"
    )


def _mismatch(kind: Kind, severity: Severity, values: tuple[Json, Json], line: int, why: str) -> Mismatch:
    """Return a mismatch of the whole content; `values` are the expected and the actual one."""
    return Mismatch(Aspect.BODY, kind, "$", severity, values[0], values[1], line, why)


def _excerpt(content: bytes) -> str:
    """Return the beginning of a content as text."""
    text = content[:200].decode("utf-8", "replace")
    return text if len(content) <= 200 else f"{text}…"


def _as_warnings(compared: Compared) -> Compared:
    """Return the same with nothing failed: of an expected error the status code is the promise."""
    return compared._replace(
        mismatches=tuple(
            replace(mismatch, severity=Severity.WARNING) if mismatch.severity is Severity.FAILED else mismatch
            for mismatch in compared.mismatches
        ),
    )
