"""The status code: exact. Reason and HTTP version do not count."""

from __future__ import annotations

from docparse.matching.policy import AS_PROMISED, Compared, Comparison
from docparse.model import Aspect, Kind, Mismatch, Promise, Severity


def match_status(comparison: Comparison) -> Compared:
    """Return the mismatch of the status code, if there is one.

    A page that shows no status line promises none; with `expectError` it still promises an error (400 or
    above).
    """
    promise, actual = comparison.promise, comparison.actual.status_code
    if promise.status_code == actual:
        return AS_PROMISED
    expected: int | str
    if promise.status_code is not None:
        line = find_status_line(promise)
        expected, why = promise.status_code, f"shown at line {line}"
    elif promise.annotation.expects_error and actual < 400:
        line = promise.block.comment_line
        expected, why = "400 or above", f"expectError of the annotation at line {line}"
    else:
        return AS_PROMISED
    return Compared(
        (Mismatch(Aspect.STATUS, Kind.VALUE, "status", Severity.FAILED, expected, actual, line, why),)
    )


def find_status_line(promise: Promise) -> int:
    """Return the page's line of a documented status line: the block's first that is not blank."""
    return promise.block.content_line + first_line(promise.block.content)


def first_line(text: str) -> int:
    """Return the 0-based offset of the first line of a text that is not blank; 0 when there is none."""
    rest = text.lstrip()
    return text.count("\n", 0, len(text) - len(rest)) if rest else 0
