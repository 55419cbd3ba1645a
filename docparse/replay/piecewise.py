"""A replay one example at a time, in whatever order they are asked for: for test runners.

An example brings those whose answers it needs, and each of these is sent once; asked for itself, it ends as
it did then. Verdicts are those of a replay in the order of the pages, whatever the order is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from docparse.chaining import Step, arrange
from docparse.message import Service
from docparse.model import Example, Outcome, Result
from docparse.replay.groups import find_groups, order_by_page
from docparse.replay.options import DEFAULTS, ReplayOptions
from docparse.replay.plan import SAFE_METHODS
from docparse.replay.ready import make_ready
from docparse.replay.strand import Given, Judged, find_awaited, give, go


@dataclass(frozen=True, slots=True)
class Own:
    """A service that is nobody else's: it has only the state that this run gives it.

    So the examples of a page that may change something can go before those below them, although nobody
    asked for them yet, as they do in a replay of all.
    """

    begin_anew: Callable[[], None] | None = None
    """Puts it back into its first state; None: that cannot be done."""


@dataclass(slots=True)
class _Group:
    """Examples that need each other, directly or over others, with what became of them so far."""

    examples: tuple[Example, ...]
    """In the order of the pages."""
    furthest: int = -1
    """The position of the last one sent that may have changed something; nothing was: -1."""
    given: dict[str, Given] = field(default_factory=dict)
    """What the answers gave that others need."""
    leading: deque[Example] = field(default_factory=deque)
    """Those that go before the ones below them, and may be sent yet."""
    sent: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Begin anew."""
        self.furthest = -1
        self.given = {}
        self.sent = set()


class Piecewise:
    """Replays examples one by one. It is for one thread."""

    def __init__(
        self,
        examples: Iterable[Example],
        service: Service,
        options: ReplayOptions = DEFAULTS,
        *,
        own: Own | None = None,
    ) -> None:
        """Take the examples that may be asked for."""
        ready = make_ready(examples, service, options, options.timing.clock)
        self._ready = ready
        self._own = own
        self._awaited = find_awaited(need for needs in ready.needs.values() for need in needs)
        self._asked = {example.id for example in ready.asked}
        in_order = tuple(order_by_page(ready.among))
        self._position = {example.id: index for index, example in enumerate(in_order)}
        self._groups: dict[str, _Group] = {}
        for members in find_groups(in_order, ready.needs, by_page=own is not None):
            group = _Group(members, leading=deque(self._find_leading(members)))
            self._groups.update((example.id, group) for example in members)
        self._early: dict[str, Result] = {}
        """Results of examples that others brought before they were asked for themselves."""
        self._told: set[str] = set()

    def replay(self, example: Example) -> Result:
        """Return the result of one of the examples; asked for again it is sent again."""
        self._told.add(example.id)
        if (early := self._early.pop(example.id, None)) is not None:
            return early
        group = self._groups.get(example.id)
        if group is None:
            return self._judge(Step(example, 0)).result
        position = self._position[example.id]
        if group.furthest >= position:
            self._begin_anew(group)
        while group.leading and self._position[group.leading[0].id] < position:
            leading = group.leading.popleft()
            if leading.id not in group.sent:
                self._go(leading, group)
        return self._go(example, group)

    def _go(self, example: Example, group: _Group) -> Result:
        """Return the result of an example, sent after what it needs and was not sent yet."""
        if example.id not in self._ready.needs:
            return self._take(Step(example, 0), group)
        steps = [step for strand in arrange([example], group.examples, self._ready.needs) for step in strand]
        results = {
            step.example.id: self._take(step, group)
            for step in steps
            if step.example.id == example.id or step.example.id not in group.given
        }
        return results[example.id]

    def _take(self, step: Step, group: _Group) -> Result:
        """Return the result of a step, and remember what it means for others."""
        judged, example = self._judge(step, group), step.example
        group.sent.add(example.id)
        if example.id in self._awaited:
            group.given[example.id] = give(judged, self._awaited[example.id])
        if judged.result.outcome is not Outcome.SKIPPED and _may_change(example):
            group.furthest = max(group.furthest, self._position[example.id])
        if example.id in self._asked and example.id not in self._told:
            self._early[example.id] = judged.result
        return judged.result

    def _judge(self, step: Step, group: _Group | None = None) -> Judged:
        return go(step, group.given if group else {}, self._ready.judge)

    def _begin_anew(self, group: _Group) -> None:
        """Forget what was sent, as the example that is asked for goes before some of it."""
        if self._own is None or self._own.begin_anew is None:
            group.forget()
            return
        self._own.begin_anew()
        for each in self._groups.values():
            each.forget()
            each.leading = deque(self._find_leading(each.examples))

    def _find_leading(self, group: Iterable[Example]) -> Iterator[Example]:
        if self._own is not None:
            yield from (each for each in group if each.id in self._asked and _may_change(each))


def _may_change(example: Example) -> bool:
    return example.request.method not in SAFE_METHODS
