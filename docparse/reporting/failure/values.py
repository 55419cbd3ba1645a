"""JSON values in a few words."""

import json

from docparse.model import Aspect, Json, Kind, Mismatch
from docparse.model.places import ROOT
from docparse.values.kinds import name_kind


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
        actual = "no content" if mismatch.aspect is Aspect.BODY and mismatch.where == ROOT else "not there"
    if mismatch.kind is Kind.EXTRA:
        expected = "not there"
    if mismatch.kind is Kind.TYPE:
        expected = f"{name_kind(mismatch.expected)} {expected}"
        actual = f"{name_kind(mismatch.actual)} {actual}"
    return mismatch.promised or expected, actual
