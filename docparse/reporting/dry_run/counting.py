"""How many examples of a dry run would be sent, would wait for earlier answers, would be skipped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docparse.variables.prepared import Prepared


def count(examples: Iterable[Prepared]) -> Mapping[str, int]:
    """Return the numbers; together they are all examples."""
    numbers = {"sent": 0, "waiting": 0, "skipped": 0}
    for prepared in examples:
        if prepared.reason:
            numbers["skipped"] += 1
        elif prepared.awaited:
            numbers["waiting"] += 1
        else:
            numbers["sent"] += 1
    return numbers
