"""The authors' lines that findings point at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from docparse.model import Location

_LINE_END = re.compile(r"\r\n|\r|\n")


def read_file(path: str) -> bytes:
    """Return the bytes of a file; raises OSError."""
    with open(path, "rb") as file:
        return file.read()


def read_lines(
    places: Iterable[Location], read: Callable[[str], bytes] = read_file
) -> Mapping[tuple[str, int], str]:
    """Return the lines that places are in, by page and line; what cannot be read is left out."""
    wanted: dict[str, set[int]] = {}
    for place in places:
        wanted.setdefault(place.page, set()).add(place.line)
    lines: dict[tuple[str, int], str] = {}
    for page, numbers in wanted.items():
        with suppress(OSError, ValueError):
            written = _LINE_END.split(decode(read(page)))
            lines |= {(page, number): written[number - 1] for number in numbers if 0 < number <= len(written)}
    return lines


def decode(content: bytes) -> str:
    """Return the text of a file, with U+FFFD for bytes that are none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")
