"""Examples and a Service → Results: the main job.

Examples of a page go in order, each after those whose answers it needs; with `jobs` above 1 pages go in
parallel, and results come in page order all the same. Results are given as they come. An interrupt (Ctrl-C)
starts nothing more: what was done is yielded first, then KeyboardInterrupt is raised, so whoever reports has
a whole report to give and can exit with 130.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import perf_counter

from docparse.chaining import arrange
from docparse.message import Service
from docparse.model import Example, Result
from docparse.replay.options import DEFAULTS, ReplayOptions
from docparse.replay.ready import make_ready
from docparse.replay.run import Walk, run_in_threads, run_in_turn, watched
from docparse.replay.strand import walk

__all__ = ["ReplayOptions", "replay"]


def replay(
    examples: Iterable[Example],
    service: Service,
    options: ReplayOptions = DEFAULTS,
    *,
    clock: Callable[[], float] = perf_counter,
    watch: Callable[[Result], None] | None = None,
) -> Iterator[Result]:
    """Yield a result for each example of a page, a docset or a list, in order.

    `watch` is given each result as soon as it is there, in whatever order, from the thread that has it.
    """
    ready = make_ready(examples, service, options, clock)
    strands = arrange(ready.asked, ready.among, ready.needs)
    step: Walk = partial(walk, judge=ready.judge)
    if watch is not None:
        step = watched(step, watch)
    return run_in_threads(strands, step, options.jobs) if options.jobs > 1 else run_in_turn(strands, step)
