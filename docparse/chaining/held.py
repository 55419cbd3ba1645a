"""Examples that did not go because another one failed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from docparse.chaining.needs import Need


def find_held(
    needs: Mapping[str, Sequence[Need]], failed: Collection[str], skipped: Collection[str]
) -> frozenset[str]:
    """Return those of the skipped examples that need a failed one, or another of these, by their ids."""
    consumers: dict[str, list[str]] = {}
    for id_ in skipped:
        for need in needs.get(id_, ()):
            consumers.setdefault(need.producer, []).append(id_)
    held: set[str] = set()
    waiting = list(failed)
    while waiting:
        found = set(consumers.get(waiting.pop(), ())) - held
        held |= found
        waiting += found
    return frozenset(held)
