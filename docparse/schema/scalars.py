"""A text against the form and the words that its type promises."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.schema.faults import Breach, Fault, quote
from docparse.schema.types import Enumeration
from docparse.values.formats import URL, may_be
from docparse.values.places import Place


def find_form_fault(text: str, form: str, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with a text that must be a URL, a date or a date-time (RFC 3986, RFC 3339)."""
    if may_be(text, form):
        return
    if form == URL:
        yield Fault(Breach.URL, place, f"{quote(text)} is no URL")
    else:
        yield Fault(Breach.DATE, place, f"{quote(text)} is no {form} (RFC 3339)")


def find_enumeration_fault(text: str, kind: Enumeration, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with a text that must be a member, or several with commas between (OData flags)."""
    if kind.is_open or text in kind.members:
        return
    named = [part.strip() for part in text.split(",")]
    if all(part in kind.members for part in named):
        return
    members = ", ".join(kind.members[:8]) + (", …" if len(kind.members) > 8 else "")
    yield Fault(Breach.ENUMERATION, place, f"{quote(text)} is none of {members}")
