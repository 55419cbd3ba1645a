"""The entries of a scenario file as they are read, with what cannot be used of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from docparse.errors import did_you_mean
from docparse.model import Json, Location, Slip
from docparse.model.places import item, member
from docparse.reading.json_text import find_lines
from docparse.values.kinds import name_kind

T = TypeVar("T")
JSON_INVALID = "scenario-json-invalid"
JSON_LENIENT = "scenario-json-lenient"
KEY_UNKNOWN = "scenario-key-unknown"
VALUE_INVALID = "scenario-value-invalid"


class Notes:
    """What is noticed while one text is read."""

    def __init__(self, text: str, start: Location) -> None:
        self.slips: list[Slip] = []
        self._start = start
        self._lines = find_lines(text)

    def place(self, where: str) -> Location:
        """Return the place of a value by its JSONPath; of what has none that of the text."""
        return self.place_line(self._lines.get(where, 0))

    def place_line(self, line: int, column: int = 1) -> Location:
        """Return the place of a line of the text that counts from 0."""
        return Location(self._start.page, self._start.line + line, self._start.column + column - 1)

    def tell(self, rule: str, where: str, message: str) -> None:
        """Note a slip at the value with this JSONPath."""
        self.slips.append(Slip(rule, message, self.place(where)))


class Entry:
    """An object of the file; what is asked for and has a wrong type is noted and left out."""

    def __init__(self, value: Mapping[str, Json], where: str, notes: Notes, known: Collection[str]) -> None:
        self.where = where
        self.notes = notes
        self._names: dict[str, str] = {}
        """The names as written, by the known ones."""
        self._value = value
        spellings = {key.lower(): key for key in known}
        for name in value:
            key = spellings.get(name.lower())
            if key is None:
                if not name.startswith(("//", "$")):  # a schema, and words between the lines
                    self.tell_at(name, f"'{name}' is no key here{did_you_mean(name, known)}", KEY_UNKNOWN)
                continue
            if key != name:
                self.tell_at(name, f"the key '{name}' is spelt '{key}'", JSON_LENIENT)
            self._names[key] = name

    def locate(self, key: str) -> Location:
        """Return the place of a key; of one that is not there that of the object."""
        return self.notes.place(self.at(key) if key in self else self.where)

    def __contains__(self, key: str) -> bool:
        return key in self._names

    def at(self, key: str) -> str:
        """Return the JSONPath of a key's value."""
        return member(self.where, self._names.get(key, key))

    def tell(self, key: str, message: str, rule: str = VALUE_INVALID) -> None:
        """Note a slip at a known key."""
        self.notes.tell(rule, self.at(key), message)

    def tell_in(self, key: str, name: str, message: str, rule: str = VALUE_INVALID) -> None:
        """Note a slip at a name in the object of a key."""
        self.notes.tell(rule, member(self.at(key), name), message)

    def tell_at(self, name: str, message: str, rule: str = VALUE_INVALID) -> None:
        """Note a slip at a name as it is written."""
        self.notes.tell(rule, member(self.where, name), message)

    def get(self, key: str) -> Json:
        """Return the value of a key as it is; None where there is none."""
        return self._value[self._names[key]] if key in self._names else None

    def text(self, key: str) -> str:
        """Return the text of a key, a number as one too."""
        value = self.get(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        return self._want(key, value, str, "a text") or ""

    def flag(self, key: str) -> bool:
        """Return the truth of a key; the words count too, with a note."""
        value = self.get(key)
        if isinstance(value, str) and value.lower() in {"true", "false"}:
            self.tell(key, f"'{key}' is a text; write {value.lower()} without quotation marks", JSON_LENIENT)
            return value.lower() == "true"
        return self._want(key, value, bool, "true or false") or False

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list, or the words of one text."""
        value = self.get(key)
        if isinstance(value, str):
            return tuple(value.split())
        items = self._want(key, value, list, "a list of texts") or []
        if not all(isinstance(each, str) for each in items):
            self.tell(key, f"'{key}' takes a list of texts")
        return tuple(each for each in items if isinstance(each, str))

    def status_codes(self, key: str) -> tuple[int, ...]:
        """Return the status codes of a list, or the one that there is; words of digits count too."""
        value = self.get(key)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        codes = [_read_status_code(each) for each in listed]
        if None in codes:
            self.tell(key, f"'{key}' takes a list of status codes, such as [204, 404]")
        return tuple(code for code in codes if code is not None)

    def members(self, key: str) -> Iterator[tuple[str, Json]]:
        """Yield the names and values of an object, as written and in order."""
        yield from (self._want(key, self.get(key), dict, "an object") or {}).items()

    def items(self, key: str) -> Iterator[tuple[str, Json]]:
        """Yield the items of a list with their JSONPaths."""
        for index, each in enumerate(self._want(key, self.get(key), list, "a list") or ()):
            yield item(self.at(key), index), each

    def _want(self, key: str, value: Json, wanted: type[T], words: str) -> T | None:
        """Return a value of the wanted type; for any other None, noted where it is not null."""
        if isinstance(value, wanted):
            return value
        if value is not None:
            self.tell(key, f"'{key}' takes {words}, not {name_kind(value)}")
        return None


def _read_status_code(value: Json) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == 3:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 100 <= value <= 599 else None
