"""The examples of a run that are replayed: those that failed before, those of one shard."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from docparse.arranging.choice import STDIN, Choice
from docparse.arranging.naming import make_naming
from docparse.cli.replaying.preparing import tell
from docparse.cli.replaying.remembering import Memory, find_history, name_target
from docparse.config import Settings
from docparse.model import Example, Part, Target
from docparse.replay import ReplayOptions
from docparse.replay.refining import refine_example
from docparse.reporting.style import plural
from docparse.sharding import Shard


class Narrowed(NamedTuple):
    """What is replayed."""

    examples: tuple[Example, ...]
    options: ReplayOptions
    memory: Memory
    ids: tuple[str, ...]
    """Of the examples of all shards."""
    part: Part | None = None


class Narrowing(NamedTuple):
    """What the options say of it."""

    memory: Memory
    naming: Callable[[str], str]
    shard: Shard | None = None
    last_failed: bool = False
    failed_first: bool = False


def narrow_run(examples: Sequence[Example], options: ReplayOptions, how: Narrowing) -> Narrowed:
    """Return the examples to replay, and which part of the run they are."""
    kept = tuple(examples)
    if how.last_failed or how.failed_first:
        kept = _choose_failed(kept, options, how)
    ids = tuple(example.id for example in kept)
    if how.shard is None:
        return Narrowed(kept, options, how.memory, ids)
    from docparse.replay.sharing import share

    own, part = share(kept, options, how.shard, how.naming, how.memory.find_seconds())
    tell(_tell_shard(how.shard, len(own), len(kept)))
    return Narrowed(own, options, how.memory, ids, part)


def make_narrowing(choice: Choice, settings: Settings, target: Target, given: Mapping[str, Any]) -> Narrowing:
    """Return what the options and the settings say of it."""
    naming = make_naming([page for page in choice.pages if page != STDIN], settings.folder)
    file = "" if given["no_history"] else settings.history or find_history(os.environ)
    return Narrowing(
        Memory(file, name_target(target), naming, tell),
        naming,
        choice.wanted.shard,
        last_failed=given["last_failed"],
        failed_first=given["failed_first"],
    )


def _choose_failed(
    examples: tuple[Example, ...], options: ReplayOptions, how: Narrowing
) -> tuple[Example, ...]:
    """Return the examples that failed before, or all with those first; all where none is known to have.

    With them go those that were skipped because one failed.
    """
    from docparse.replay.sharing import failed_first

    failed, held = _find_failed(examples, options, how.memory)
    if how.failed_first and not how.last_failed:
        return failed_first(examples, lambda example: example.id in failed or example.id in held)
    among = [example for example in examples if example.id in failed or example.id in held]
    if not among:
        tell("none of these examples is known to have failed against this target: all are replayed")
        return examples
    tell(_tell_failed(sum(example.id in failed for example in among), len(among), len(examples)))
    return tuple(among)


def _find_failed(
    examples: Sequence[Example], options: ReplayOptions, memory: Memory
) -> tuple[Collection[str], Collection[str]]:
    """Return the ids of the examples that failed, and of those that were skipped because of that."""
    names = memory.find_failed()
    among = tuple({example.id: example for example in (*options.among, *examples)}.values())
    failed = {example.id for example in among if memory.name(example.id) in names}
    if not failed:
        return failed, ()
    names = memory.find_skipped()
    skipped = {example.id for example in among if memory.name(example.id) in names}
    if not skipped:
        return failed, ()
    from docparse.chaining import find_held, find_needs

    refine = partial(refine_example, options=options)
    needs = find_needs(among, refine, options.typed, literals=not options.target.embedded)
    return failed, find_held(needs, failed, skipped)


def _tell_failed(failed: int, chosen: int, all_: int) -> str:
    told = f"{plural(failed, 'example')} of {all_:,} failed last time"
    return f"{told}, and {chosen - failed:,} did not go because one had failed" if chosen > failed else told


def _tell_shard(shard: Shard, own: int, all_: int) -> str:
    if not own:
        return f"shard {shard}: nothing to do, all {plural(all_, 'example')} are in other shards"
    return f"shard {shard}: {own:,} of {plural(all_, 'example')}"


def divide_rate(rate: float, shard: Shard | None) -> float:
    """Return the requests a second that a shard may send, so that all shards at once send no more."""
    if shard is None or not rate or shard.count == 1:
        return rate
    own = rate / shard.count
    tell(f"shard {shard}: at most {own:g} requests a second, so that all shards together send {rate:g}")
    return own
