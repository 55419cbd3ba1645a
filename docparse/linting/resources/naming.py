"""Names of properties and types in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_MOST = 8
_PLAIN = re.compile(r"[\w.@-]+")
_FEW_LETTERS = 2
_NEAR = 0.85
"""How alike two names are that one may be a slip for the other (1: equal)."""


def say(names: Sequence[str], whose: str, what: str) -> str:
    """Return that something is so with properties of a type.

    One: `'a' of x is not shown`; several: `2 properties of x are not shown: a, b`.
    """
    if len(names) == 1:
        return f"'{names[0]}' {whose} is {what}"
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    shown = ", ".join(name if _PLAIN.fullmatch(name) else repr(name) for name in names[:_MOST])
    return f"{len(names)} properties {whose} are {what}: {shown}{more}"


def suggest(name: str, names: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` with a name that differs in a letter or two, or an empty text.

    Of dotted names the last segments are compared: the namespace is mostly the same.
    """
    last = name.rpartition(".")[2].lower()
    matcher = SequenceMatcher(None, "", last)
    best, nearest = _NEAR, ""
    for other in names:
        segment = other[other.rfind(".") + 1 :].lower()
        if segment[:1] == last[:1] and abs(len(segment) - len(last)) <= _FEW_LETTERS:
            matcher.set_seq1(segment)
            if matcher.quick_ratio() >= best and matcher.ratio() >= best:
                best, nearest = matcher.ratio(), other
    return f"; did you mean {nearest!r}?" if nearest else ""
