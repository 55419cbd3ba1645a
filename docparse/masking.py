"""Secrets taken out of texts that people and machines are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_MASK = "*"
_FEWEST = 8
"""What is shorter than this, alone or of the start of a secret, says nothing of it."""
_GAP = re.compile(r"(?:\s|\\[nr])+")


def make_mask(secrets: Iterable[str], *, fewest: int = _FEWEST) -> Callable[[str], str]:
    """Return a function that puts `*` for the secrets in a text, character for character.

    Of a secret on several lines each line counts, and of one that is cut short (`eyJ0eXAiOiJK…`) what is left
    of its start. The text keeps its length, so that what is marked in it stays marked. What is shorter than
    `fewest` is left alone; between that and eight characters, all of it has to stand there.
    """
    pieces = sorted(find_pieces(secrets, fewest=fewest), key=len, reverse=True)
    if not pieces:
        return str
    by_start: dict[str, list[str]] = {}
    for piece in pieces:
        by_start.setdefault(piece[:_FEWEST], []).append(piece)
    starts = re.compile("|".join(re.escape(start) for start in by_start))

    def mask(text: str) -> str:
        kept, at = [], 0
        while found := starts.search(text, at):
            begin = found.start()
            end = begin + max(_count_common(text, begin, piece) for piece in by_start[found[0]])
            kept += [text[at:begin], _MASK * (end - begin)]
            at = end
        return "".join([*kept, text[at:]])

    return mask


def find_pieces(secrets: Iterable[str], *, fewest: int = _FEWEST) -> tuple[str, ...]:
    """Return secrets and their lines and words, where long enough to say something of them."""
    pieces = (piece for secret in secrets for piece in (secret, *_GAP.split(secret)))
    return tuple(dict.fromkeys(piece for piece in pieces if len(piece) >= fewest))


def _count_common(text: str, begin: int, piece: str) -> int:
    """Return how many characters of a text, from one on, are those of a secret's start."""
    count = 0
    while count < len(piece) and text[begin + count : begin + count + 1] == piece[count]:
        count += 1
    return count
