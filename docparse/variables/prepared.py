"""An example that would be sent: its request, the values in it with their origins, what it waits for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from docparse.message import HttpRequest
from docparse.model import Bound, Example
from docparse.variables.advice import name_for_shell
from docparse.variables.filling import look_up, merge
from docparse.variables.placeholders import Placeholder, find_placeholders
from docparse.variables.stand_ins import Reason, StandIn, read_stand_in
from docparse.variables.values import Value, Values


class Used(NamedTuple):
    """A value in its place."""

    placeholder: str
    """As written, `{id}`."""
    where: str
    """`url`, a header field's name, a JSONPath in the content, or `content`."""
    value: Value


class Awaited(NamedTuple):
    """What an example waits for."""

    producer: str
    """The id of the example that goes before."""
    source: str = ""
    """Where its answer shows the value: a JSONPath, or a field's name and a colon; empty: it has none."""
    name: str = ""
    """The name of the value, or the documented literal in whose place it goes; empty: it has none."""

    @property
    def stand_in(self) -> StandIn | None:
        """What stands in the request for the value."""
        return StandIn(Reason.LATER, name_for_shell(self.name)) if self.name else None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example as it would be sent, with stand-ins for secrets and for what comes later."""

    example: Example
    request: HttpRequest | None = None
    """None where none can be made."""
    url: str = ""
    """The request's whole URL on the target."""
    reason: str = ""
    """Why it would be skipped; empty: it would be sent."""
    used: tuple[Used, ...] = ()
    bound: tuple[Bound, ...] = ()
    """What stands in the place of documented literals."""
    lacking: tuple[Placeholder, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    account: str = ""
    """Whose credentials go with it; empty: nobody's, or those of no account."""

    def find_stand_ins(self) -> tuple[StandIn, ...]:
        """Return the stand-ins that are in the request."""
        return tuple(dict.fromkeys(self._stand_ins()))

    def _stand_ins(self) -> Iterator[StandIn]:
        for _, _, value in self.used:
            if value.secret and (stand_in := read_stand_in(value)):
                yield stand_in
        for awaited in self.awaited:
            if awaited.stand_in:
                yield awaited.stand_in


def find_used(request: HttpRequest, values: Values) -> tuple[Used, ...]:
    """Return the values that fill the placeholders of a request, in order; those that come later are none."""
    known = merge(values)
    return tuple(
        Used(placeholder.text, placeholder.where, value)
        for placeholder in dict.fromkeys(find_placeholders(request))
        if (value := look_up(placeholder, known)) is not None and not _comes_later(value)
    )


def _comes_later(value: Value) -> bool:
    stand_in = read_stand_in(value)
    return stand_in is not None and stand_in.reason is Reason.LATER
