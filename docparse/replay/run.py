"""The run: the steps of a strand one by one, strands in parallel, results in the order of the pages."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue

from docparse.chaining import Strand
from docparse.model import Result

Numbered = tuple[int, Result]
"""A result with its position in the run."""
Walk = Callable[[Strand], Iterator[Numbered]]
MAX_STRANDS_AHEAD = 1_000
"""How many strands are begun before the first of them is reported."""


def watched(walk: Walk, watch: Callable[[Result], None]) -> Walk:
    """Return a walk that shows each result as soon as it is there."""

    def show(strand: Strand) -> Iterator[Numbered]:
        for position, result in walk(strand):
            watch(result)
            yield position, result

    return show


class _InOrder:
    """Holds back results until those before them are there."""

    def __init__(self) -> None:
        self._next = 0
        self._waiting: dict[int, Result] = {}

    def take(self, numbered: Iterable[Numbered]) -> Iterator[Result]:
        """Yield what can be told after these."""
        for position, result in numbered:
            self._waiting[position] = result
            while self._next in self._waiting:
                self._next += 1
                yield self._waiting.pop(self._next - 1)

    def rest(self) -> Iterator[Result]:
        """Yield what still waits: those before it will not come."""
        for position in sorted(self._waiting):
            yield self._waiting.pop(position)


def run_in_turn(strands: Iterable[Strand], walk: Walk) -> Iterator[Result]:
    """Yield the results in order, each as soon as it can be told; what was done before an interrupt too.

    A fault in a strand ends that strand; it is raised when the others are done.
    """
    ordered = _InOrder()
    faults: list[Exception] = []
    try:
        for strand in strands:
            yield from ordered.take(_put_off(walk(strand), faults))
    except KeyboardInterrupt:
        yield from ordered.rest()
        raise
    yield from ordered.rest()
    _raise_first(faults)


def run_in_threads(
    strands: Iterable[Strand], walk: Walk, jobs: int, *, max_strands_ahead: int = MAX_STRANDS_AHEAD
) -> Iterator[Result]:
    """Yield the results in order; up to `jobs` strands are replayed at a time.

    On KeyboardInterrupt no further example is begun, what was done is yielded, then the interrupt goes
    on its way. A fault in a strand ends that strand; it is raised when the others are done.
    """
    waiting: SimpleQueue[_StrandRun | None] = SimpleQueue()
    stopped = threading.Event()
    for _ in range(jobs):
        threading.Thread(target=_work, args=(waiting, walk, stopped), daemon=True).start()
    ahead: deque[_StrandRun] = deque()
    ordered = _InOrder()
    faults: list[Exception] = []
    try:
        for strand in strands:
            ahead.append(_StrandRun(strand))
            waiting.put(ahead[-1])
            if len(ahead) >= max_strands_ahead:
                yield from ordered.take(_put_off(ahead[0].wait(), faults))
                ahead.popleft()
        while ahead:
            yield from ordered.take(_put_off(ahead[0].wait(), faults))
            ahead.popleft()
    except KeyboardInterrupt:
        stopped.set()
        for strand_run in ahead:
            yield from ordered.take(strand_run.rest())
        yield from ordered.rest()
        raise
    finally:
        stopped.set()
        for _ in range(jobs):
            waiting.put(None)
    yield from ordered.rest()
    _raise_first(faults)


def _put_off(results: Iterator[Numbered], faults: list[Exception]) -> Iterator[Numbered]:
    """Yield the results of a strand; a fault is kept for later, as others have results too."""
    try:
        yield from results
    except Exception as error:  # noqa: BLE001 - raised when all is done
        faults.append(error)


def _raise_first(faults: list[Exception]) -> None:
    if faults:
        raise faults[0]


class _StrandRun:
    """One strand on its way: a thread adds results, the reader takes them once."""

    def __init__(self, strand: Strand) -> None:
        self._strand = strand
        self._results: deque[Numbered] = deque()
        self._done = threading.Event()
        self._fault: BaseException | None = None

    def work(self, walk: Walk, stopped: threading.Event) -> None:
        """Walk the strand until told to stop; what goes wrong is kept for the reader."""
        try:
            if stopped.is_set():
                return
            for numbered in walk(self._strand):
                self._results.append(numbered)
                if stopped.is_set():
                    return
        except BaseException as error:  # noqa: BLE001  # raised again where it can be seen
            self._fault = error
        finally:
            self._done.set()

    def wait(self) -> Iterator[Numbered]:
        """Yield all results once they are there; raises what judging raised."""
        while not self._done.wait(0.5):  # in short steps: elsewhere than on Unix a wait cannot be interrupted
            pass
        yield from self.rest()
        if self._fault is not None:
            raise self._fault

    def rest(self) -> Iterator[Numbered]:
        """Yield the results that are there and were not taken yet."""
        while self._results:
            yield self._results.popleft()


def _work(waiting: SimpleQueue[_StrandRun | None], walk: Walk, stopped: threading.Event) -> None:
    while (strand_run := waiting.get()) is not None:
        strand_run.work(walk, stopped)
