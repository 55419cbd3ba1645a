"""Inline Markdown as plain text: headings and the cells of tables.

Many are alike, so each is kept once, however many pages there are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

_MARKUP = re.compile(r"[`*_\[<&\\]")
_CODE = re.compile(r"(`+)(.{1,1000}?)\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}+>|<!--.{0,1000}?-->")
_EMPHASIS = re.compile(r"(?<![\\\w])(\*{1,3}|_{1,3})(?=\S)(.{1,300}?)(?<=[^\s\\])\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@lru_cache(maxsize=8192)
def plain_text(cell: str) -> str:
    """Return a cell's text without links, emphasis, code marks and tags; `<br>` becomes a blank."""
    if not _MARKUP.search(cell):
        return intern(" ".join(cell.split()))
    if "`" not in cell:
        return intern(" ".join(_plain(cell).split()))
    pieces: list[str] = []
    at = 0
    for code in _CODE.finditer(cell):
        pieces += (_plain(cell[at : code.start()]), code[2].strip())
        at = code.end()
    pieces.append(_plain(cell[at:]))
    return intern(" ".join("".join(pieces).split()))


def _plain(text: str) -> str:
    """Return text that holds no code without its markup."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub(lambda tag: " " if tag[0].lower().startswith("<br") else "", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)
