"""JSON values in a few words."""

import json

from docparse.model import Json, Kind, Mismatch


def type_word(value: Json) -> str:
    """Return the JSON type of a value as RFC 8259 names it, with its article's noun: `number`, `array`."""
    if isinstance(value, bool):
        return "boolean"
    if value is None:
        return "null"
    if isinstance(value, (int, float)):
        return "number"
    return {str: "string", list: "array", dict: "object"}[type(value)]


def one_line(value: Json) -> str:
    """Return a JSON value on one line."""
    return json.dumps(value, ensure_ascii=False)


def sides(mismatch: Mismatch) -> tuple[str, str]:
    """Return what was expected and what is actual in a place, each in a few words."""
    expected, actual = one_line(mismatch.expected), one_line(mismatch.actual)
    if mismatch.aspect != "body":
        expected, actual = (
            value if isinstance(value, str) else one_line(value)
            for value in (mismatch.expected, mismatch.actual)
        )
    if mismatch.kind is Kind.MISSING:
        actual = "not there"
    if mismatch.kind is Kind.EXTRA:
        expected = "not there"
    if mismatch.kind is Kind.TYPE:
        expected = f"{type_word(mismatch.expected)} {expected}"
        actual = f"{type_word(mismatch.actual)} {actual}"
    return expected, actual
