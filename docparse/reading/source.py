"""Bytes and included files to one text, with the way back from its lines to the author's.

Any bytes are a page. Front matter becomes blank lines, so that lines keep their numbers; what an include
brings in keeps the numbers of its own file.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from typing import NamedTuple

from docparse.model import Location, Slip

_FRONT_MATTER = re.compile(r"(?:[ \t]*\n)*+[ \t]*---[ \t]*\n")
_FRONT_MATTER_END = re.compile(r"\n[ \t]*---[ \t]*(?=\n|\Z)")


_GUESSABLE = re.compile(rb"```[ \t]*(?:http|json)")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Origin(NamedTuple):
    """From which line of which file the text goes on."""

    line: int
    path: str
    file_line: int


class Source(NamedTuple):
    """A text whose lines end with LF, and where its lines come from."""

    text: str
    path: str
    origins: tuple[Origin, ...] = ()
    """Empty where each line is the page's own."""
    slips: tuple[Slip, ...] = ()
    left_out: tuple[Location, ...] = ()
    """The mentions of blockType in lines for readers of another edition (`[TAGS=…]`)."""
    included: tuple[str, ...] = ()
    """The files that it asks for, found or not."""
    front_matter: str = ""
    """What became blank lines at its top."""

    def number(self, line: int) -> int:
        """Return the number in its file of a line that counts from 0."""
        return line + 1 if not self.origins else self.locate(line).line

    def locate(self, line: int, column: int = 1) -> Location:
        """Return the place in its file of a line that counts from 0."""
        if not self.origins:
            return Location(self.path, line + 1, column)
        origin = self.origins[bisect_right(self.origins, line, key=lambda origin: origin.line) - 1]
        return Location(origin.path, line - origin.line + origin.file_line, column)


def may_hold_blocks(source: str | bytes) -> bool:
    """Tell whether a page may hold annotated blocks; cheap, and never wrong when it says no.

    Without the word itself, an include may bring it, and a comment above a block may be read without it.
    """
    if isinstance(source, str):
        source = source.encode("utf-8", "replace")
    if b"blockType" in source:  # as nearly all are written
        return True
    lower = source.lower()
    if b"blocktype" in lower or b"[!include" in lower or source[:2] in _UTF_16:
        return True
    return (_GUESSABLE.search(lower) is not None or b"~~~" in lower) and b"<!--" in lower


def read_source(written: str | bytes, path: str) -> Source:
    """Return the text of a page: decoded, with LF for every line end and blank lines for its front matter."""
    slips: tuple[Slip, ...] = ()
    if isinstance(written, bytes):
        text, bad = _decode(written)
        if bad:
            message = "bytes that are not UTF-8; they are read as U+FFFD"
            slips = (Slip("text-undecodable", message, Location(path, bad)),)
    else:
        text = written if written.isascii() else written.encode("utf-8", "replace").decode("utf-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    front_matter = _front_matter(text)
    if front_matter:
        text = "\n" * front_matter.count("\n") + text[len(front_matter) :]
    return Source(text, path, slips=slips, front_matter=front_matter)


def _decode(written: bytes) -> tuple[str, int]:
    """Return the text, and the line of the first bytes that are none; 0 when all are."""
    encoding = "utf-8"
    if written.startswith(codecs.BOM_UTF8):
        written = written[3:]
    elif written.startswith(_UTF_16):
        encoding = "utf-16"
    try:
        return written.decode(encoding), 0
    except UnicodeDecodeError as error:
        before = written[: error.start].decode(encoding, "replace").replace("\r\n", "\n")
        return written.decode(encoding, "replace"), 1 + before.count("\n") + before.count("\r")


def _front_matter(text: str) -> str:
    """Return the front matter of a text, with its `---` lines and the blank ones above; empty without one."""
    opening = _FRONT_MATTER.match(text)
    closing = opening and _FRONT_MATTER_END.search(text, opening.end() - 1)
    return text[: closing.end()] if closing else ""
