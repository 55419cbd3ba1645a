"""The run: examples of a page in order, pages in parallel, results in page order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from queue import SimpleQueue

from docparse.model import Example, Result

Judge = Callable[[Example], Result]
MAX_PAGES_AHEAD = 1_000
"""How many pages are begun before the first of them is reported."""


def page_of(example: Example) -> str:
    """Return the path of the page that an example belongs to, also where an included file holds it."""
    page, separator, _ = example.id.rpartition("::")
    return page if separator else example.location.page


def run_in_turn(examples: Iterable[Example], judge: Judge) -> Iterator[Result]:
    """Yield the results one by one, as they come."""
    return map(judge, examples)


def run_in_threads(
    examples: Iterable[Example], judge: Judge, jobs: int, *, max_pages_ahead: int = MAX_PAGES_AHEAD
) -> Iterator[Result]:
    """Yield the results in order; up to `jobs` pages are replayed at a time.

    On KeyboardInterrupt no further example is begun, what was done is yielded, then the interrupt goes
    on its way.
    """
    waiting: SimpleQueue[_PageRun | None] = SimpleQueue()
    stopped = threading.Event()
    for _ in range(jobs):
        threading.Thread(target=_work, args=(waiting, judge, stopped), daemon=True).start()
    ahead: deque[_PageRun] = deque()
    try:
        for _, page_examples in groupby(examples, page_of):
            ahead.append(_PageRun(tuple(page_examples)))
            waiting.put(ahead[-1])
            if len(ahead) >= max_pages_ahead:
                yield from ahead[0].wait()
                ahead.popleft()
        while ahead:
            yield from ahead[0].wait()
            ahead.popleft()
    except KeyboardInterrupt:
        stopped.set()
        for page_run in ahead:
            yield from page_run.rest()
        raise
    finally:
        stopped.set()
        for _ in range(jobs):
            waiting.put(None)


class _PageRun:
    """One page on its way: a thread adds results, the reader takes them once."""

    def __init__(self, examples: tuple[Example, ...]) -> None:
        self._examples = examples
        self._results: deque[Result] = deque()
        self._done = threading.Event()
        self._fault: BaseException | None = None

    def work(self, judge: Judge, stopped: threading.Event) -> None:
        """Judge the examples in order until told to stop; what goes wrong is kept for the reader."""
        try:
            for example in self._examples:
                if stopped.is_set():
                    return
                self._results.append(judge(example))
        except BaseException as error:  # noqa: BLE001  # raised again where it can be seen
            self._fault = error
        finally:
            self._done.set()

    def wait(self) -> Iterator[Result]:
        """Yield all results once they are there; raises what judging raised."""
        while not self._done.wait(0.5):  # in short steps: elsewhere than on Unix a wait cannot be interrupted
            pass
        yield from self.rest()
        if self._fault is not None:
            raise self._fault

    def rest(self) -> Iterator[Result]:
        """Yield the results that are there and were not taken yet."""
        while self._results:
            yield self._results.popleft()


def _work(waiting: SimpleQueue[_PageRun | None], judge: Judge, stopped: threading.Event) -> None:
    while (page_run := waiting.get()) is not None:
        page_run.work(judge, stopped)
