"""Stand-ins for values that nobody is to be shown, and for those that are not there yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from docparse.message import HttpRequest
from docparse.variables.advice import name_for_shell
from docparse.variables.credentials import find_secret_names
from docparse.variables.values import Value, Values


class Reason(StrEnum):
    """Why a value is not there itself."""

    SECRET = "secret"  # noqa: S105 - the word for it
    LATER = "later"
    """An earlier answer is to show it."""


class StandIn(NamedTuple):
    """What is known of a value that is not there."""

    reason: Reason
    name: str
    """As a shell has it: `PHOTO_ID`."""

    @property
    def text(self) -> str:
        """What stands in a request: no URL, field or content changes it."""
        return f"~docparse.{self.reason}.{self.name}~"


_STAND_IN = re.compile(rf"~docparse\.(?P<reason>{'|'.join(Reason)})\.(?P<name>[A-Z0-9_]+)~")


def await_value(name: str, origin: str) -> Value:
    """Return the stand-in for a value that comes later; `origin` says where from."""
    return Value(StandIn(Reason.LATER, name_for_shell(name)).text, origin, typed=True)


def veil(request: HttpRequest, values: Values) -> Values:
    """Return the values for a request with a stand-in for each that nobody is to be shown."""
    secret = set(find_secret_names(request, values))
    return {
        name: replace(value, json=StandIn(Reason.SECRET, name_for_shell(name)).text, typed=True, secret=True)
        if name in secret
        else value
        for name, value in values.items()
    }


def read_stand_in(value: Value) -> StandIn | None:
    """Return the stand-in that a value is, None for one that is there itself."""
    found = _STAND_IN.fullmatch(value.text)
    return StandIn(Reason(found["reason"]), found["name"]) if found else None


def put_for_stand_ins(text: str, stand_ins: Iterable[StandIn], write: Callable[[StandIn], str]) -> str:
    """Return a text with what `write` makes of them for these stand-ins; others are but text of a page."""
    known: Mapping[str, StandIn] = {stand_in.text: stand_in for stand_in in stand_ins}
    if not known:
        return text
    pattern = re.compile("|".join(map(re.escape, known)))
    return pattern.sub(lambda found: write(known[found[0]]), text)
