"""Which part of a run is whose: named groups shared out among shards, each time and everywhere alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from docparse.errors import ConfigurationError

MOST_SHARDS = 1000
_SHARD = re.compile(r"\s*([0-9]{1,9})\s*/\s*([0-9]{1,9})\s*", re.ASCII)

Shares = Mapping[str, int]
"""The shard of each group, counted from 1, by the group's name."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One part of a run, `2/4`."""

    index: int
    """Counted from 1."""
    count: int

    def __str__(self) -> str:
        return f"{self.index}/{self.count}"


def parse_shard(text: str) -> Shard:
    """Return the shard that `I/N` names; raises ConfigurationError."""
    match = _SHARD.fullmatch(text)
    if match is None:
        raise ConfigurationError(f"--shard {text}: write I/N, as in 2/4: the second of four parts")
    index, count = int(match[1]), int(match[2])
    if not 1 <= count <= MOST_SHARDS:
        raise ConfigurationError(f"--shard {text}: there are 1 to {MOST_SHARDS:,} shards")
    if not 1 <= index <= count:
        raise ConfigurationError(f"--shard {text}: shards are counted from 1 to {count}")
    return Shard(index, count)


def share_by_name(names: Iterable[str], count: int) -> Shares:
    """Return shares that depend on nothing but each group's own name.

    So a group that comes or goes moves no other, and with another count as few as possible move (rendezvous
    hashing: the shard whose hash with the name is the greatest).
    """
    return {name: find_share(name, count) for name in names}


def find_share(name: str, count: int) -> int:
    """Return the shard of a group by its name alone."""
    return max(range(1, count + 1), key=lambda index: _weigh(name, index)) if count > 1 else 1


def share_by_time(seconds: Mapping[str, float], count: int) -> Shares:
    """Return shares that take about as long: the longest group first, each to whom has least to do.

    Groups that take as long go by their names, so that the same durations give the same shares.
    """
    loads = [0.0] * count
    shares: dict[str, int] = {}
    for name in sorted(seconds, key=lambda name: (-seconds[name], name)):
        index = loads.index(min(loads))
        loads[index] += seconds[name]
        shares[name] = index + 1
    return shares


def name_split(shares: Shares) -> str:
    """Return what is the same for all shards of one run, and another for any other way to split it."""
    told = "\n".join(f"{name}\t{share}" for name, share in sorted(shares.items()))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def estimate(groups: Mapping[str, Iterable[str]], known: Mapping[str, float]) -> Mapping[str, float]:
    """Return how many seconds each group takes, of its examples' ids with known durations.

    What is not known takes as long as the others do on average; nothing known: there is no estimate.
    """
    members = {name: tuple(ids) for name, ids in groups.items()}
    found = [known[id_] for ids in members.values() for id_ in ids if id_ in known]
    if not found:
        return {}
    average = sum(found) / len(found)
    return {name: sum(known.get(id_, average) for id_ in ids) for name, ids in members.items()}


def name_group(pages: Iterable[str], naming: Callable[[str], str]) -> str:
    """Return the name of a group of pages that stay together: that of its first page by name."""
    return min(map(naming, pages))


def _weigh(name: str, index: int) -> bytes:
    return blake2b(f"{index}\0{name}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
