"""Texts with `*` for what stands in them of some pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from docparse.masking.unravelling import Span, put_stars

FEWEST = 8
"""What is shorter than this, alone or of the start of a secret, says nothing of it."""
_GAP = re.compile(r"(?:\s|\\[nr])+")


def make_mask(secrets: Iterable[str], *, fewest: int = FEWEST) -> Callable[[str], str]:
    """Return a function that puts `*` for the secrets in a text, character for character.

    Of a secret on several lines each line counts, and of one that is cut short (`eyJ0eXAiOiJK…`) what is left
    of its start. The text keeps its length, so that what is marked in it stays marked. What is shorter than
    `fewest` is left alone; between that and eight characters, all of it has to stand there.
    """
    find = make_finder(secrets, fewest=fewest)
    return lambda text: put_stars(text, find(text))


def make_finder(secrets: Iterable[str], *, fewest: int = FEWEST) -> Callable[[str], tuple[Span, ...]]:
    """Return a function that says where in a text secrets are; spans may overlap.

    Each place in the text is looked up by its next few characters: an expression of all secrets in all their
    spellings takes a hundred times as long.
    """
    by_start: dict[str, list[str]] = {}
    for piece in sorted(find_pieces(secrets, fewest=fewest), key=len, reverse=True):
        by_start.setdefault(piece[:FEWEST], []).append(piece)
    widths = sorted({len(start) for start in by_start})

    def find(text: str) -> tuple[Span, ...]:
        return tuple(
            (at, at + max(_count_common(text, at, piece) for piece in by_start[text[at : at + width]]))
            for width in widths
            for at in range(len(text) - width + 1)
            if text[at : at + width] in by_start
        )

    return find


def find_pieces(secrets: Iterable[str], *, fewest: int = FEWEST) -> tuple[str, ...]:
    """Return secrets and their lines and words, where long enough to say something of them."""
    pieces = (piece for secret in secrets for piece in (secret, *_GAP.split(secret)))
    return tuple(dict.fromkeys(piece for piece in pieces if len(piece) >= fewest))


def _count_common(text: str, begin: int, piece: str) -> int:
    """Return how many characters of a text, from one on, are those of a secret's start."""
    if text.startswith(piece, begin):
        return len(piece)
    count = 0
    while count < len(piece) and text[begin + count : begin + count + 1] == piece[count]:
        count += 1
    return count
