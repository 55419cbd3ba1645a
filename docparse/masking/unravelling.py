"""Texts without line ends and the escapes of URLs, JSON, HTML and shells, and where each character was."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

Span = tuple[int, int]
_MOST_LAYERS = 4
_TOKEN = re.compile(
    r"(?P<gap>\\?[ \t]*(?:\r?\n|\\r|\\n)(?:\s|\\[nrt])*)"
    r"|(?P<url>%[0-7][0-9A-Fa-f]|%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){1,3})"
    r"|\\u(?P<pair>[dD][89ABab][0-9A-Fa-f]{2}\\u[dD][C-Fc-f][0-9A-Fa-f]{2})|\\u(?P<code>[0-9A-Fa-f]{4})"
    r"|\\(?P<escaped>[\"'\\/])"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)"
    r"|(?P<shell>'\"'\"'|'\\'')"
)


class Layer(NamedTuple):
    """A text with one layer of escapes taken off."""

    text: str
    at: list[int]
    """Where in the text what was an escape or a gap begins."""
    spans: list[Span]
    """Where each of them was."""
    lengths: list[int]
    """How many characters it became: none or one."""

    def trace(self, span: Span) -> Span:
        """Return where a span of the text was before."""
        return self._trace(span[0])[0], self._trace(span[1] - 1)[1]

    def _trace(self, index: int) -> Span:
        found = bisect_right(self.at, index) - 1
        if found < 0:
            return index, index + 1
        if index < self.at[found] + self.lengths[found]:
            return self.spans[found]
        begin = self.spans[found][1] + index - self.at[found] - self.lengths[found]
        return begin, begin + 1


def unravel(text: str) -> Iterator[tuple[str, Callable[[Span], Span]]]:
    """Yield a text less one layer of escapes after the other, each with what says where a span of it was."""
    layers: list[Layer] = []
    while len(layers) < _MOST_LAYERS and (layer := _take_off(text)) is not None:
        layers.append(layer)
        text = layer.text
        yield text, _make_trace(tuple(layers))


def _make_trace(layers: tuple[Layer, ...]) -> Callable[[Span], Span]:
    def trace(span: Span) -> Span:
        for layer in reversed(layers):
            span = layer.trace(span)
        return span

    return trace


def _take_off(text: str) -> Layer | None:
    """Return a text less one layer; None where there is none."""
    parts: list[str] = []
    layer = Layer("", [], [], [])
    done = length = 0
    for token in _TOKEN.finditer(text):
        begin, end = token.span()
        written = _read(token)
        length += begin - done
        layer.at.append(length)
        layer.spans.append((begin, end))
        layer.lengths.append(len(written))
        parts += (text[done:begin], written)
        length += len(written)
        done = end
    return layer._replace(text="".join([*parts, text[done:]])) if parts else None


def _read(token: re.Match[str]) -> str:
    """Return what an escape stands for: one character, or none."""
    kind, written = token.lastgroup or "", token[token.lastgroup or 0]
    if kind == "gap":
        return ""
    if kind == "url":
        return bytes.fromhex(written.replace("%", "")).decode("utf-8", "replace")[:1]
    if kind == "pair":
        return bytes.fromhex(written.replace("\\u", "")).decode("utf-16-be", "replace")[:1]
    if kind == "code":
        return chr(int(written, 16))
    if kind == "entity":
        return html.unescape(written)[:1]
    return written if kind == "escaped" else "'"


def put_stars(text: str, spans: Iterable[Span]) -> str:
    """Return a text with `*` for its spans, character for character; they may overlap."""
    kept: list[str] = []
    done = 0
    for begin, end in sorted(spans):
        if end > done:
            kept += (text[done:begin], "*" * (end - max(begin, done)))
            done = end
    return "".join([*kept, text[done:]])
