"""The order of a run: strands of examples that go one after another, each after what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import dropwhile, groupby
from operator import ne

from docparse.chaining.needs import Need
from docparse.chaining.union import Union
from docparse.model import Example
from docparse.selecting import page_of

PULLED_IN = -1
"""The position of an example that was not asked for and goes because another needs it."""
_MOST_TOLD = 8
"""So many examples of a ring are named."""


@dataclass(frozen=True, slots=True)
class Step:
    """An example in its place of a run."""

    example: Example
    position: int
    """Where its result is reported, counted from 0; PULLED_IN: it is not."""
    needs: tuple[Need, ...] = ()
    fault: str = ""
    """Why it cannot go: it waits for itself."""


Strand = tuple[Step, ...]
"""What must go one by one; strands may go at the same time."""


def arrange(
    asked: Sequence[Example], among: Iterable[Example], needs: Mapping[str, tuple[Need, ...]]
) -> Iterator[Strand]:
    """Yield a strand for each page, or for pages that need each other, with what is needed pulled in.

    `among` are the examples that may be pulled in. Within a strand the order is that of the pages, but for
    examples that others need. What needs itself over others has a fault. Asked for twice, an example goes
    once more at the end.
    """
    if not needs:
        numbered = enumerate(asked)
        for _, group in groupby(numbered, lambda each: page_of(each[1])):
            yield tuple([Step(example, position) for position, example in group])
        return
    positions: dict[str, int] = {}
    again: list[Step] = []
    for position, example in enumerate(asked):
        if positions.setdefault(example.id, position) != position:
            again.append(Step(example, position, needs.get(example.id, ())))
    by_id = {example.id: example for example in (*among, *reversed(asked))}
    for joined in _join(asked, needs, by_id):
        strand = tuple(_order(joined, needs, by_id, positions))
        ids = {step.example.id for step in strand} if again else set()
        yield strand + tuple([step for step in again if step.example.id in ids])


def _join(
    asked: Sequence[Example], needs: Mapping[str, tuple[Need, ...]], by_id: Mapping[str, Example]
) -> Iterator[tuple[Example, ...]]:
    """Yield the examples of each page, with those of pages that need each other together."""
    union = Union()
    waiting, seen = list(asked), set()
    while waiting:
        example = waiting.pop()
        if example.id in seen:
            continue
        seen.add(example.id)
        for need in needs.get(example.id, ()):
            if need.producer in by_id:
                producer = by_id[need.producer]
                union.join(page_of(example), page_of(producer))
                waiting.append(producer)
    groups: dict[str, list[Example]] = {}
    for example in asked:
        groups.setdefault(union.find(page_of(example)), []).append(example)
    yield from map(tuple, groups.values())


def _order(
    group: Sequence[Example],
    needs: Mapping[str, tuple[Need, ...]],
    by_id: Mapping[str, Example],
    positions: Mapping[str, int],
) -> Iterator[Step]:
    """Yield the examples of a strand, what each needs before it (depth first, without recursion)."""
    done: set[str] = set()
    open_: dict[str, None] = {}
    faults: dict[str, str] = {}
    waiting: list[tuple[str, bool]] = [(example.id, False) for example in reversed(group)]
    while waiting:
        id_, is_ready = waiting.pop()
        if is_ready:
            open_.popitem()
            done.add(id_)
            yield Step(by_id[id_], positions.get(id_, PULLED_IN), needs.get(id_, ()), faults.get(id_, ""))
        elif id_ in open_:
            ring = [*dropwhile(partial(ne, id_), open_), id_]
            faults.update(dict.fromkeys(ring, f"it waits for itself: {' after '.join(_shorten(ring))}"))
        elif id_ not in done:
            open_[id_] = None
            waiting.append((id_, True))
            producers = [need.producer for need in needs.get(id_, ()) if need.producer in by_id]
            waiting += [(producer, False) for producer in reversed(producers) if producer not in done]


def _shorten(ring: Sequence[str]) -> Sequence[str]:
    """Return the ids of a ring, `…` for those in the middle of a long one: each of them tells it."""
    return ring if len(ring) <= _MOST_TOLD else (*ring[: _MOST_TOLD - 2], "…", ring[-1])
