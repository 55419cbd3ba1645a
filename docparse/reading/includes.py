"""Docs-tool lines outside code: included files in their place, sections for other editions left out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from docparse.model import Location, Slip
from docparse.reading.elements import MENTION, Element
from docparse.reading.source import Origin, Source, read_source

Include = Callable[[str], str | None]
"""Returns the text of an included file by its path from the page's root, or None where there is none."""

_DIRECTIVE = re.compile(r"\[(?:!INCLUDE|TAGS=|END\])", re.IGNORECASE)
_INCLUDE = re.compile(
    r"\[!INCLUDE[ \t]*+\[[^\]\n]{0,500}+\]\([ \t]*+(?P<path>[^)\s]{1,500}+)[^)\n]{0,200}+\)[ \t]*+\]",
    re.IGNORECASE,
)
"""Lengths are bounded here and elsewhere: many starts without an end would take quadratic time."""
_CHANGING = re.compile(rf"{_INCLUDE.pattern}|\[(TAGS=)", re.IGNORECASE)
_TAGS = re.compile(r"[ \t]{0,3}\[TAGS=[^\]\n]*\]", re.IGNORECASE)
_END = re.compile(r"[ \t]{0,3}\[END\][ \t]*", re.IGNORECASE)

_LIST_ITEM = re.compile(r" *(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_LOOKED_ABOVE = 4000
"""Characters above an indented directive in which its list item is looked for."""

MOST_INCLUDES = 1000
"""Files that may be included in one page, one within another; what is past it stays as it is written."""
NO_SUCH_FILE = "there is no such file"
"""Why most includes bring nothing in."""


def has_directives(text: str) -> bool:
    """Tell whether lines may have to be included or left out."""
    return _DIRECTIVE.search(text) is not None


def changes(source: Source, include: Include) -> bool:
    """Tell whether directives may change a text: a section with tags, or an include that is found."""
    text, folder = source.text, source.path.rpartition("/")[0]
    for target, tagged in dict.fromkeys(_CHANGING.findall(text)):
        if tagged or include(_resolve(target, folder)) is not None:
            return True
    return False


def expand(source: Source, scan: Callable[[str], Sequence[Element]], include: Include) -> Source:
    """Return the source with its includes in place and blank lines for what is tagged.

    Directives count outside code and comments only. An include that is not found stays as it is written, and
    where nothing is to be changed the text is the same object.
    """
    expansion = _Expansion(scan, include)
    chunks = list(expansion.chunks(_Chunk(source.text, source.path, 1), ()))
    slips, left_out = (*source.slips, *expansion.slips), tuple(expansion.left_out)
    included = tuple(expansion.asked)
    if len(chunks) == 1 and chunks[0].path == source.path:
        return Source(chunks[0].text, source.path, (), slips, left_out, included)
    text = "\n".join([chunk.text for chunk in chunks])
    return Source(text, source.path, tuple(_origins(chunks)), slips, left_out, included)


class _Chunk(NamedTuple):
    """Whole lines of one file."""

    text: str
    path: str
    line: int
    """Of the first one, from 1."""


def _origins(chunks: Sequence[_Chunk]) -> Iterator[Origin]:
    """Yield where each chunk stands in the text that they make."""
    line = 0
    for chunk in chunks:
        yield Origin(line, chunk.path, chunk.line)
        line += chunk.text.count("\n") + 1


class _Expansion:
    """The includes of one page: what was found so far, and what was not."""

    def __init__(self, scan: Callable[[str], Sequence[Element]], include: Include) -> None:
        self.slips: list[Slip] = []
        self.left_out: list[Location] = []
        self.asked: dict[str, None] = {}
        self._count = 0
        self._scan = scan
        self._include = include

    def chunks(self, whole: _Chunk, within: tuple[str, ...]) -> Iterator[_Chunk]:
        """Yield the lines of a file, those of what it includes in their place."""
        text, path, first = whole
        start = depth = 0
        for line, begin, end in self._directives(text):
            written, number = text[begin:end], whole.line + line
            opens = "!" not in written and _TAGS.match(written) is not None
            if depth:
                depth += opens - ("!" not in written and _END.fullmatch(written) is not None)
                if depth:
                    continue
                yield self._leave_out(_Chunk(text[start:end], path, first))
                start, first = end + 1, number + 1
                continue
            chunks: Iterable[_Chunk] | None = () if opens else self._included(written, path, number, within)
            if chunks is None:
                continue
            if begin > start:
                yield _Chunk(text[start : begin - 1], path, first)
            depth = int(opens)
            yield from chunks
            start, first = (begin, number) if opens else (end + 1, number + 1)
        if depth:
            yield self._leave_out(_Chunk(text[start:], path, first))
        elif start <= len(text):
            yield _Chunk(text[start:] if start else text, path, first)

    def _directives(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield the lines with directives, outside code and comments: number from 0, start and end."""
        elements = iter(self._scan(text) if has_directives(text) else ())
        literal = next(elements, None)
        line = at = 0
        end = -1
        for directive in _DIRECTIVE.finditer(text):
            if directive.start() < end:
                continue
            line += text.count("\n", at, directive.start())
            at = directive.start()
            while literal is not None and literal.end <= line:
                literal = next(elements, None)
            begin = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            if (literal is None or line < literal.line) and not _is_code(text, begin, at):
                yield line, begin, end

    def _leave_out(self, chunk: _Chunk) -> _Chunk:
        """Return blank lines for lines that are for another edition."""
        for number, line in enumerate(chunk.text.split("\n")):
            if MENTION.search(line):
                self.left_out.append(Location(chunk.path, chunk.line + number))
        return chunk._replace(text="\n" * chunk.text.count("\n"))

    def _included(
        self, written: str, path: str, number: int, within: tuple[str, ...]
    ) -> Iterator[_Chunk] | None:
        """Return what the includes of a line bring in, or None where the line stays as it is.

        Within a line of text no block can come from an include, so only its being there is asked for.
        """
        kept = None
        for found in _INCLUDE.finditer(written):
            content = self._find(found["path"], Location(path, number, found.start() + 1), within)
            if content is not None and not written.replace(found[0], "").strip(" \t"):
                chunks = self.chunks(content, (*within, path))
                indent = written[: found.start()]
                kept = (_indent(chunk, indent) for chunk in chunks)
        return kept

    def _find(self, target: str, location: Location, within: tuple[str, ...]) -> _Chunk | None:
        """Return an included file less its front matter, or None where there is none."""
        page = location.page
        path = _resolve(target, page.rpartition("/")[0])
        self.asked[path] = None
        why = NO_SUCH_FILE
        if path == page or path in within:
            why = "it includes itself"
        elif self._count >= MOST_INCLUDES:
            why = f"a page may include {MOST_INCLUDES} files"
        elif (text := self._include(path)) is not None:
            self._count += 1
            content = read_source(text, path).text
            body = content.lstrip("\n")  # front matter is blank lines by now
            return _Chunk(body, path, 1 + len(content) - len(body))
        self.slips.append(Slip("include-not-found", f"'{path}' is not included: {why}", location))
        return None


def _is_code(text: str, begin: int, at: int) -> bool:
    """Tell whether a directive is shown in a code span, or in indented code that no list item holds."""
    indent = text[begin:at]
    if indent.strip():
        return indent.count("`") % 2 == 1
    if len(indent.expandtabs(4)) < 4:
        return False
    above = text[max(0, begin - _LOOKED_ABOVE) : begin].split("\n")[:-1]
    if above and above[-1].strip():
        return False
    outer = (line for line in reversed(above) if line.strip() and len(line) - len(line.lstrip()) < 4)
    return _LIST_ITEM.match(next(outer, "")) is None


def _indent(chunk: _Chunk, indent: str) -> _Chunk:
    """Return the lines as far to the right as the directive that they stand for."""
    if not indent:
        return chunk
    lines = (indent + line if line else "" for line in chunk.text.split("\n"))
    return chunk._replace(text="\n".join(lines))


def _resolve(target: str, folder: str) -> str:
    """Return the path of an included file from the root of the page in this folder that names it."""
    if not target.endswith(".md") and not posixpath.splitext(target)[1]:
        target += ".md"
    if target.startswith(("/", "~/")):
        return posixpath.normpath("/" + target.lstrip("~/"))
    above, _, name = target.rpartition("/")
    return _find_folder(folder, above) + name  # with its suffix it is neither . nor ..


@lru_cache(maxsize=4096)
def _find_folder(folder: str, relative: str) -> str:
    """Return the path of a folder as seen from another, with a slash at its end; few are asked for."""
    path = posixpath.normpath(f"{folder}/{relative}" if folder else relative)
    return "" if path == "." else path if path.endswith("/") else f"{path}/"
