"""Front matter: keys and values at the top of a page, one a line.

It is YAML, of which pages use little: `key: value` at the left margin. What is indented below a key, or a
list under it, is taken as its value without being looked into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docparse.model import FrontMatter

_ENTRY = re.compile(
    r"(?P<key>\"[^\"]*\"|'[^']*'|[^\s\"'#\[\]{},&*!|>%@`?-][^:#]*?|-[^\s:][^:#]*?)[ \t]*:(?P<value>[ \t].*)?"
)
_CONTINUED = re.compile(r"[ \t]|-(?:[ \t]|\Z)|[\]}]")
_COMMENT = re.compile(r"(?:\A|[ \t])#.*")
_QUOTED = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')[ \t]*(?:#.*)?")
_EMPTY = frozenset({"", '""', "''", "~", "null", "[]", "{}"})


class Entry(NamedTuple):
    """A key of front matter with its value as text, quotes taken off, and the line it stands on."""

    key: str
    value: str
    line: int


class FrontMatterReading(NamedTuple):
    """What front matter says, and the lines that are no YAML, each with what is wrong."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()

    def find(self, key: str) -> Entry | None:
        """Return the entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)


def read_front_matter(front_matter: FrontMatter) -> FrontMatterReading:
    """Return what front matter says; lines that cannot be read are told and stepped over."""
    lines = front_matter.text.lstrip("\n").split("\n")[1:-1]
    entries: list[Entry] = []
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(lines, front_matter.line + 1):
        if not line.strip() or line.startswith(("#", "...")):
            continue
        if _CONTINUED.match(line):
            if not entries:
                faults.append((number, "this line belongs to no key"))
            elif not entries[-1].value:
                entries[-1] = entries[-1]._replace(value=line.strip())
            continue
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry is None:
            faults.append((number, _say_what_is_wrong(line)))
            continue
        key, value = _unquote(entry["key"]), (entry["value"] or "").strip()
        faults += [(number, fault) for fault in _find_faults(value)]
        if any(known.key == key for known in entries):
            faults.append((number, f"the key '{key}' stands here a second time"))
        entries.append(Entry(key, _unquote(_without_comment(value)), number))
    return FrontMatterReading(tuple(entries), tuple(faults))


def _say_what_is_wrong(line: str) -> str:
    if re.match(r"[\w.-]+:\S", line):
        return "a blank is missing after the colon"
    return "this line is not of the form 'key: value'"


def _find_faults(value: str) -> Iterator[str]:
    """Yield what makes a value no YAML; values that go on in the next lines are left alone."""
    plain = _without_comment(value)
    if value[:1] in {'"', "'"}:
        if value.count(value[0]) > 1 and not _QUOTED.fullmatch(value):
            yield "text stands after the closing quote; double the quotes within, or use the other kind"
    elif value[:1] in {"@", "`", "%"}:
        yield f"a value that starts with '{value[0]}' needs quotes"
    elif value[:1] not in {"[", "{", "|", ">", "&", "*", "!"} and (": " in plain or plain.endswith(":")):
        yield "a value with a colon in it needs quotes"


def _without_comment(value: str) -> str:
    return value if value[:1] in {'"', "'"} else _COMMENT.sub("", value).strip()


def _unquote(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    text = value[1 : value.rindex(value[0])] if quoted else value
    return "" if value in _EMPTY else text.strip()
