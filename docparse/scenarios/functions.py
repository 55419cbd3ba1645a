"""The functions that values of scenario files may be; no code is ever run.

`uuid`, `now`, `now+3d`, `base64(…)` and `text(…)` are whole values, with marks of exclamation around them or
not; `!random-filename!` may stand within one. `text(…)` is the words between its brackets, whatever they
look like.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random
from uuid import UUID

from docparse.scenarios.faults import ScenarioError

_FUNCTION = re.compile(
    r"(?P<mark>!?)(?:(?P<uuid>uuid)|now(?:(?P<sign>[+-])(?P<count>\d{1,6})(?P<unit>[smhdw]))?"
    r"|base64\((?P<base64>.*)\)|text\((?P<text>.*)\))(?P=mark)",
    re.DOTALL,
)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_FILE_NAME = re.compile(r"!random-filename(?:-(?P<ending>[A-Za-z0-9]+))?(?P<closed>!?)")
CODE = (
    "code is not run; write uuid, now+3d, base64(…), !random-filename! or, for the words themselves, text(…)"
)


def _spell_time(moment: datetime) -> str:
    """Return a moment as RFC 3339 writes it, in UTC, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def spell_http_date(moment: datetime) -> str:
    """Return a moment as header fields write it (RFC 9110 5.6.7)."""
    return format_datetime(moment, usegmt=True)


@dataclass(frozen=True, slots=True)
class Fresh:
    """Where values come from that are new each time."""

    random: Random
    now: Callable[[], datetime]
    """An aware time."""
    spell: Callable[[datetime], str] = _spell_time


def _now() -> datetime:
    return datetime.now(UTC)


NEW = Fresh(Random(), _now)  # noqa: S311 - names of files, nothing that protects
"""New values of chance and time."""


def is_code(text: str) -> bool:
    """Tell whether a value is code, which API Doctor would compile."""
    return text.startswith("#")


def find_argument(text: str) -> str:
    """Return what stands between the brackets of `base64(…)`; empty where a value is nothing of the kind."""
    function = _FUNCTION.fullmatch(text)
    return (function["base64"] or "") if function else ""


def call(text: str, fresh: Fresh, look_up: Callable[[str], str]) -> str:
    """Return the text that a value stands for; one that is no function stays as it is.

    `look_up` gives what the argument of `base64(…)` stands for. Raises ScenarioError for code.
    """
    if is_code(text):
        raise ScenarioError(CODE)
    function = _FUNCTION.fullmatch(text)
    if function is None:
        return _FILE_NAME.sub(lambda match: _name_file(match, fresh.random), text)
    if function["text"] is not None:
        return function["text"]
    if function["base64"] is not None:
        return b64encode(look_up(function["base64"]).encode("utf-8", "replace")).decode("ascii")
    if function["uuid"]:
        return _draw_uuid(fresh.random)
    return fresh.spell(_find_moment(function, fresh.now()))


def _find_moment(function: re.Match[str], now: datetime) -> datetime:
    try:
        moment = now.astimezone(UTC)
        if function["count"] is None:
            return moment
        span = timedelta(**{_UNITS[function["unit"]]: int(function["count"])})
        return moment + span if function["sign"] == "+" else moment - span
    except OverflowError:
        raise ScenarioError(f"{function[0]} is no date that can be written") from None


def _name_file(match: re.Match[str], random: Random) -> str:
    """Return a new file name, with a slash in front where it has an ending and no closing mark."""
    ending = f".{match['ending']}" if match["ending"] else ""
    slash = "/" if ending and not match["closed"] else ""
    return f"{slash}apidoctor-{_draw_uuid(random)}{ending}"


def _draw_uuid(random: Random) -> str:
    return str(UUID(int=random.getrandbits(128), version=4))
