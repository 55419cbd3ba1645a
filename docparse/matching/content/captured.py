"""Values that earlier answers gave: where a page shows such a value again, it promises the live one."""

from __future__ import annotations

from collections.abc import Iterator

from docparse.echoes import NEVER_ECHOED
from docparse.matching.content.pins import Pin
from docparse.matching.content.shape import Keys, Shape
from docparse.model import Bound, Json
from docparse.values.sameness import agree

_SHORTEST = 4
"""What is shorter, or only letters, may be shown for reasons of its own."""


def find_captured(bound: tuple[Bound, ...], shape: Shape) -> Iterator[tuple[Keys, Pin]]:
    """Yield what an actual response has to show because an earlier answer did; items of arrays aside."""
    candidates = {each.documented.lower(): each for each in bound if _is_strong(each.documented)}
    if not candidates:
        return
    for leaf in shape.find_shown(candidates):
        each = candidates[str(leaf.values[0]).lower()]
        one = all(agree(leaf.values[0], value) for value in leaf.values[1:])
        if one and not leaf.in_array and (leaf.key or "").lower() not in NEVER_ECHOED:
            yield leaf.keys, Pin(_typed(each.sent, leaf.values[0]), f"captured from {each.origin}", "")


def _is_strong(text: str) -> bool:
    return len(text) >= _SHORTEST and not text.isalpha()


def _typed(sent: str, shown: Json) -> Json:
    """Return a captured text as a value of the documented one's type, where it can be one."""
    return int(sent) if isinstance(shown, int) and sent.isdecimal() and len(sent) < 20 else sent
