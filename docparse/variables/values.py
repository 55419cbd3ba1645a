"""Values for placeholders, each with where it is from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from docparse.model import Json


@dataclass(frozen=True, slots=True, repr=False)
class Value:
    """What goes into the place of a placeholder."""

    json: Json
    """An object or an array has only one place to go: that of a whole JSON string."""
    origin: str = ""
    """For people: `--var`, `staging.env:3`, `$.id of photos.md::create_photo`."""
    typed: bool = False
    """False: a text as a person gave it, which in place of a whole JSON string is the number, true, false or
    null that it reads as. True: the JSON value that it is."""
    secret: bool = False
    """Nobody is to be shown it."""

    def __repr__(self) -> str:
        shown = "********" if self.secret else repr(self.json)
        return f"Value({shown}, {self.origin!r}, typed={self.typed})"

    @property
    def text(self) -> str:
        """The value as it stands in a URL, a field or a text: a text as it is, all else as JSON spells it."""
        if isinstance(self.json, str):
            return self.json
        return json.dumps(self.json, ensure_ascii=False, separators=(",", ":"))

    @property
    def is_whole(self) -> bool:
        """Tell whether only a whole JSON string can give its place to it."""
        return isinstance(self.json, dict | list)

    def texts(self) -> Iterator[str]:
        """Yield the texts that must not be shown where the value must not: its own and those inside it."""
        yield self.text
        waiting = [self.json] if self.is_whole else []
        while waiting:
            current = waiting.pop()
            if isinstance(current, dict):
                waiting += current.values()
            elif isinstance(current, list):
                waiting += current
            elif isinstance(current, str):
                yield current


Values: TypeAlias = Mapping[str, Value]
"""By the name of the placeholder; names are compared by `key`."""


def given(values: Mapping[str, Value | str], origin: str) -> Values:
    """Return values of which plain texts are from one origin."""
    return {name: Value(value, origin) if isinstance(value, str) else value for name, value in values.items()}
