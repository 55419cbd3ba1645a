"""How text looks on a terminal: colours, widths, and no control character that is not ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from docparse.message import HttpRequest


class Ink(StrEnum):
    """The base colours only, on the terminal's own background: they read on dark and on light."""

    RED = "31"
    GREEN = "32"
    YELLOW = "33"
    CYAN = "36"
    BOLD = "1"
    DIM = "2"
    BOLD_RED = "1;31"
    BOLD_GREEN = "1;32"
    BOLD_YELLOW = "1;33"


@dataclass(frozen=True, slots=True)
class Style:
    """What a text report may use."""

    colour: bool = False
    width: int = 80
    """Columns."""
    verbosity: int = 0
    """Below 0: less than usual; above: more."""
    as_command: Callable[[HttpRequest, str], str] | None = None
    """How a request with its URL is written as a command to try by hand."""

    def paint(self, text: str, ink: Ink) -> str:
        """Return a text made visible, in a colour where there are colours."""
        return f"\x1b[{ink}m{visible(text)}\x1b[0m" if self.colour and text else visible(text)


def visible(text: str) -> str:
    r"""Return a text with each control, format and unpaired surrogate character escaped (`\x1b`, `\u202e`).

    Nothing in a page or an answer can move the cursor, paint, or turn the writing direction.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char) or char.encode("unicode_escape").decode("ascii")


def cut(text: str, width: int) -> str:
    """Return a text of at most `width` columns, `…` at its end where something was cut off."""
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def fold(text: str, width: int, indent: str = "") -> str:
    """Return a text broken between words, each line after the first indented."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + len(word) + 1 <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(indent + word if lines else word)
    return "\n".join(lines)


def fold_page(text: str, width: int) -> str:
    """Return a text whose paragraphs are broken anew to a width; indented ones stay as they are."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        part if part.startswith("    ") else fold(" ".join(part.split()), width) for part in paragraphs
    )


def plural(count: int, noun: str) -> str:
    """Return `1 page`, `2 pages`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
