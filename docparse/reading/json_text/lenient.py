"""One pass over JSON as authors write it: value, repairs, and the line of each value.

It goes token by token with the open containers on a list of our own, so no nesting ends in a RecursionError.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from docparse.model import Json
from docparse.model.places import ROOT, item, member
from docparse.reading.json_text.faults import MAX_DEPTH, Duplicate, JsonError, Offsets, Refusal, Repair
from docparse.reading.json_text.tokens import (
    TOKEN,
    TYPOGRAPHIC_QUOTES,
    odd_space,
    parse_number,
    parse_string,
    parse_word,
    shown,
)

_LONGEST_PLACE = 400
"""JSONPaths longer than this get no line: long names over many items would take quadratic space."""

_AFTER_ELLIPSIS = -2
"""In place of the last comma's offset: an ellipsis came instead, and a comma may still follow it."""


class _Await(Enum):
    """What may come next."""

    VALUE = auto()
    ITEM_OR_END = auto()
    NAME_OR_END = auto()
    COLON = auto()
    COMMA_OR_END = auto()
    NOTHING = auto()


class _Open(NamedTuple):
    """A container that is not closed yet."""

    container: dict[str, Json] | list[Json]
    where: str
    offset: int
    bracket: str


class LenientReader:
    """Reads one text; its attributes hold the result after `read`."""

    def __init__(self, text: str, *, with_places: bool = False) -> None:
        self.text = text
        self.value: Json = None
        self.end = -1
        self.repairs: list[Repair] = []
        self.duplicates: list[Duplicate] = []
        self.lines: dict[str, int] = {}
        self.offsets: dict[str, Offsets] = {}
        self._with_places = with_places
        self._await = _Await.VALUE
        self._open: list[_Open] = []
        self._name = ""
        self._name_offset = -1
        self._comma = -1
        self._broken_string = (
            -1
        )  # a string with a line break in it: the likely culprit when the text ends badly
        self._line = 0
        self._line_offset = 0

    def read(self) -> JsonError | None:
        """Read the text and return why it is refused, or None."""
        steps = {
            _Await.VALUE: self._read_value,
            _Await.ITEM_OR_END: self._read_in_container,
            _Await.NAME_OR_END: self._read_in_container,
            _Await.COLON: self._read_colon,
            _Await.COMMA_OR_END: self._read_comma_or_end,
            _Await.NOTHING: self._read_nothing,
        }
        try:
            for token in TOKEN.finditer(self.text):
                if token.lastgroup == "space":
                    repair = odd_space(token)
                    self.repairs += (repair,) if repair else ()
                elif token.lastgroup == "comment":
                    self._note("a comment", token)
                else:
                    steps[self._await](token)
        except Refusal as refusal:
            return refusal.error
        return None if self._await is _Await.NOTHING else self._unfinished()

    def _note(self, what: str, token: re.Match[str]) -> None:
        self.repairs.append(Repair(what, token.start()))

    def _unfinished(self) -> JsonError:
        if self._broken_string >= 0:
            return JsonError("a string is not closed on its line", self._broken_string)
        if self._open:
            return JsonError(f"'{self._open[-1].bracket}' is never closed", self._open[-1].offset)
        return JsonError("there is no value", len(self.text))

    def _refusal(self, message: str, token: re.Match[str]) -> Refusal:
        """Return the refusal of a token that cannot stand where it stands."""
        if self._broken_string >= 0:
            return Refusal("a string is not closed on its line", self._broken_string)
        if token[0] in {'"', "'"}:
            message = "a string is not closed"
        elif token[0] in TYPOGRAPHIC_QUOTES:
            message = f"a typographic quotation mark {token[0]} stands for a straight one"
        return Refusal(message, token.start())

    # one step for each thing that may come next

    def _read_value(self, token: re.Match[str]) -> None:
        if token[0] in {"{", "["}:
            self._open_container(token)
            return
        value: Json = None
        if token.lastgroup in {"string", "single"}:
            value = self._string(token)
        elif token.lastgroup == "number":
            value = parse_number(token)
        elif token.lastgroup == "word":
            value, repair = parse_word(token)
            self.repairs += (repair,) if repair else ()
        elif token.lastgroup == "ellipsis":
            self._note("an ellipsis for a value", token)
        elif token.lastgroup == "odd_number":
            raise self._refusal(f"{shown(token[0])} is no JSON number", token)
        else:
            raise self._refusal(f"{shown(token[0])} stands where a value must stand", token)
        self._place(token)
        self._attach(value)
        self._finish(token)

    def _read_in_container(self, token: re.Match[str]) -> None:
        """Read an item or a name, where the container may also end."""
        if token[0] in {"}", "]"}:
            self._close_container(token)
        elif token.lastgroup == "ellipsis":
            self._skip_ellipsis(token)
        elif token[0] in {",", ";"}:
            if self._comma != _AFTER_ELLIPSIS:
                raise self._refusal("a comma follows no value", token)
            self._comma = -1
        elif self._await is _Await.ITEM_OR_END:
            self._read_value(token)
        else:
            self._read_name(token)

    def _read_name(self, token: re.Match[str]) -> None:
        if token.lastgroup == "word":
            self._note("a bare name", token)
            self._name = token[0]
        elif token.lastgroup in {"string", "single"}:
            self._name = self._string(token)
        else:
            raise self._refusal(f"{shown(token[0])} stands where a name must stand", token)
        self._name_offset = token.start()
        self._await = _Await.COLON

    def _read_colon(self, token: re.Match[str]) -> None:
        if token[0] != ":":
            raise self._refusal(f"a colon is missing after {shown(self._name)}", token)
        self._await = _Await.VALUE

    def _read_comma_or_end(self, token: re.Match[str]) -> None:
        if token.lastgroup == "ellipsis":
            self._skip_ellipsis(token)
        elif token[0] in {"}", "]"}:
            self._close_container(token)
        elif token[0] in {",", ";"}:
            if token[0] == ";":
                self._note("a semicolon for a comma", token)
            self._comma = token.start()
            self._broken_string = -1
            self._await = self._inside()
        else:
            raise self._refusal(f"a comma is missing before {shown(token[0])}", token)

    def _read_nothing(self, token: re.Match[str]) -> None:
        raise self._refusal(f"{shown(token[0])} stands after the value", token)

    # parts of a step

    def _inside(self) -> _Await:
        return _Await.NAME_OR_END if isinstance(self._open[-1].container, dict) else _Await.ITEM_OR_END

    def _skip_ellipsis(self, token: re.Match[str]) -> None:
        self._note("an ellipsis", token)
        self._comma = _AFTER_ELLIPSIS
        self._await = self._inside()

    def _string(self, token: re.Match[str]) -> str:
        if self._broken_string < 0 and "\n" in token[0]:
            self._broken_string = token.start()
        try:
            text, repairs = parse_string(token)
        except Refusal as refusal:
            raise self._refusal(refusal.error.message, token) from None
        self.repairs += repairs
        return text

    def _open_container(self, token: re.Match[str]) -> None:
        if len(self._open) == MAX_DEPTH:
            raise Refusal(f"nested deeper than {MAX_DEPTH} levels", token.start())
        container: dict[str, Json] | list[Json] = {} if token[0] == "{" else []
        where = self._place(token)
        self._attach(container)
        self._open.append(_Open(container, where, token.start(), token[0]))
        self._comma = -1
        self._await = self._inside()

    def _close_container(self, token: re.Match[str]) -> None:
        bracket = self._open[-1].bracket
        if bracket + token[0] not in {"{}", "[]"}:
            raise self._refusal(f"'{token[0]}' does not close '{bracket}'", token)
        if self._await is not _Await.COMMA_OR_END and self._comma >= 0:
            self.repairs.append(Repair("a trailing comma", self._comma))
        self._comma = self._broken_string = -1
        self._open.pop()
        self._finish(token)

    def _attach(self, value: Json) -> None:
        """Put a value where it belongs."""
        if not self._open:
            self.value = value
            return
        container = self._open[-1].container
        if isinstance(container, list):
            container.append(value)
            return
        if self._name in container:
            self.duplicates.append(Duplicate(self._name, self._name_offset))
        container[self._name] = value

    def _finish(self, token: re.Match[str]) -> None:
        """Go on after a whole value."""
        self._await = _Await.COMMA_OR_END if self._open else _Await.NOTHING
        if not self._open:
            self.end = token.end()

    def _place(self, token: re.Match[str]) -> str:
        """Return the JSONPath of the value that comes next, and note its line; empty where none is kept."""
        if not self._with_places:
            return ""
        offset, where = token.start(), ROOT
        if self._open:
            container, parent, *_ = self._open[-1]
            if not parent:
                return ""
            if isinstance(container, list):
                where = item(parent, len(container))
            else:
                offset, where = self._name_offset, member(parent, self._name)
        if len(where) > _LONGEST_PLACE:
            return ""
        self._line += self.text.count("\n", self._line_offset, offset)
        self._line_offset = offset
        self.lines[where] = self._line
        self.offsets[where] = Offsets(offset, token.start())
        return where
