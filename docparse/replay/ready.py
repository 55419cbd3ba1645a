"""What a run goes by: the examples, what they need of each other, and who judges them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from docparse.chaining import Need, find_needs
from docparse.message import Service
from docparse.model import Docset, Example, Page
from docparse.rebasing import documented_host
from docparse.replay.judging import make_judge
from docparse.replay.options import ReplayOptions
from docparse.replay.refining import refine_example
from docparse.replay.resources import find_loose, loosen
from docparse.replay.strand import Judge
from docparse.replay.types import asks_for_types, find_types


@dataclass(frozen=True, slots=True)
class Ready:
    """A run that has not begun."""

    asked: tuple[Example, ...]
    among: tuple[Example, ...]
    """Those, and what they may need."""
    needs: Mapping[str, tuple[Need, ...]]
    judge: Judge


def make_ready(
    examples: Iterable[Example], service: Service, options: ReplayOptions, clock: Callable[[], float]
) -> Ready:
    """Return the run of the examples of a page, a docset or a list."""
    if options.types is None and isinstance(examples, Docset | Page) and asks_for_types(examples, options):
        options = replace(options, types=find_types(examples))
    loose = options.loose
    if not loose and isinstance(examples, Docset | Page):
        loose = find_loose(examples.pages if isinstance(examples, Docset) else (examples,))
    asked = tuple([loosen(example, loose) for example in examples]) if loose else tuple(examples)
    documented = options.documented
    if documented is None:
        documented = documented_host([*options.among, *asked])
    among = tuple({example.id: example for example in (*options.among, *asked)}.values())
    needs = find_needs(
        among, partial(refine_example, options=options), options.typed, literals=not options.target.embedded
    )
    return Ready(asked, among, needs, make_judge(service, options, documented, clock))
