"""Examples and a Service → Results: the main job.

Examples of a page go in order; with `jobs` above 1 pages go in parallel, and results come in page order
all the same. Results are given as they come. An interrupt (Ctrl-C) starts nothing more: what was done
is yielded first, then KeyboardInterrupt is raised, so whoever reports has a whole report to give and
can exit with 130.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from time import perf_counter

from docparse.message import Service
from docparse.model import Docset, Example, Page, Result
from docparse.rebasing import documented_host
from docparse.replay.judging import make_judge
from docparse.replay.options import DEFAULTS, ReplayOptions
from docparse.replay.run import run_in_threads, run_in_turn
from docparse.replay.types import asks_for_types, find_types

__all__ = ["ReplayOptions", "replay"]


def replay(
    examples: Iterable[Example],
    service: Service,
    options: ReplayOptions = DEFAULTS,
    *,
    clock: Callable[[], float] = perf_counter,
) -> Iterator[Result]:
    """Yield a result for each example of a page, a docset or a list, in order."""
    if options.types is None and isinstance(examples, Docset | Page) and asks_for_types(examples, options):
        options = replace(options, types=find_types(examples))
    documented = options.documented
    if documented is None:
        examples = list(examples)
        documented = documented_host(examples)
    judge = make_judge(service, options, documented, clock)
    if options.jobs > 1:
        return run_in_threads(examples, judge, options.jobs)
    return run_in_turn(examples, judge)
