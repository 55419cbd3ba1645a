"""The examples of a run that are one shard's: pages that need each other stay together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from docparse.chaining import arrange, find_needs
from docparse.model import Example, Part
from docparse.replay.options import ReplayOptions
from docparse.replay.refining import refine_example
from docparse.selecting import page_of
from docparse.sharding import Shard, Shares, estimate, name_group, name_split, share_by_name, share_by_time

Naming = Callable[[str], str]


def share(
    examples: Sequence[Example],
    options: ReplayOptions,
    shard: Shard,
    naming: Naming,
    known: Mapping[str, float],
) -> tuple[tuple[Example, ...], Part]:
    """Return the examples of a shard, in their order, and what all shards of this run have in common.

    `naming` gives the name of a page wherever its checkout lies, `known` has the seconds that examples took
    by their named ids. Where there are some, shards take about as long; else pages go by their names alone.
    """
    groups = _group(examples, options, naming)
    seconds = estimate({name: _name_ids(group, naming) for name, group in groups.items()}, known)
    shares: Shares = share_by_time(seconds, shard.count) if seconds else share_by_name(groups, shard.count)
    own = {page_of(each) for name, group in groups.items() if shares[name] == shard.index for each in group}
    kept = tuple(example for example in examples if page_of(example) in own)
    return kept, Part(shard.index, shard.count, name_split(shares))


def _group(
    examples: Sequence[Example], options: ReplayOptions, naming: Naming
) -> Mapping[str, list[Example]]:
    """Return the examples that go one after another, by a name for their pages."""
    among = tuple({example.id: example for example in (*options.among, *examples)}.values())
    needs = find_needs(among, partial(refine_example, options=options), options.typed, literals=False)
    groups: dict[str, list[Example]] = {}
    for strand in arrange(examples, among, needs):
        members = [step.example for step in strand if step.position >= 0]
        groups.setdefault(name_group(map(page_of, members), naming), []).extend(members)
    return groups


def _name_ids(examples: Iterable[Example], naming: Naming) -> Iterator[str]:
    return (f"{naming(page_of(example))}::{example.id.rpartition('::')[2]}" for example in examples)


def failed_first(examples: Sequence[Example], failed: Callable[[Example], bool]) -> tuple[Example, ...]:
    """Return the examples with the pages first on which one failed; those of a page stay in their order."""
    pages = {page_of(example) for example in examples if failed(example)}
    return tuple(sorted(examples, key=lambda example: page_of(example) not in pages))
