"""All types of a docset: each by its name, with what it inherits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from docparse.schema.blocks import Resource, bare_name, read_resource
from docparse.schema.types import ANYTHING, ResourceType, Type


@dataclass(frozen=True, slots=True)
class WholeType:
    """A type with everything that it inherits."""

    name: str
    properties: Mapping[str, Type]
    required: frozenset[str]
    """Properties that a value shows unless it is truncated."""
    nullable: frozenset[str]
    is_open: bool
    """More properties are fine: the page says so, or an ancestor is not documented."""
    mentioned: frozenset[str]
    """Names that are documented elsewhere: in tables, or as properties of descendants."""


class Catalogue:
    """The types of a docset, looked up by name; it never changes."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._own = _merge(map(read_resource, resources))
        self._lower: dict[str, list[str]] = defaultdict(list)
        self._last: dict[str, list[str]] = defaultdict(list)
        for own in self._own.values():
            for name in {own.name, *own.aliases}:
                self._lower[name.lower()].append(own.name)
                self._last[_last_segment(name)].append(own.name)
        self._whole = self._inherit()

    @property
    def names(self) -> Collection[str]:
        """The names of all types."""
        return self._own.keys()

    def find(self, name: str) -> WholeType | None:
        """Return the type of a name, or None where no page documents it.

        The exact name counts first, then the name in another letter case, then one with a longer or shorter
        namespace (`user` for `microsoft.graph.user`), if there is only one.
        """
        found = self._resolve(bare_name(name))
        return None if found is None else self._whole[found]

    def find_cycle(self, name: str) -> tuple[str, ...]:
        """Return the names from a type back to itself, each the base of the one before; empty: no cycle."""
        line = [own.name for own in self._line(name)] if name in self._own else []
        last = self._own[line[-1]] if line else None
        return (*line, name) if last is not None and last.base and self._resolve(last.base) == name else ()

    def _resolve(self, name: str) -> str | None:
        if name in self._own:
            return name
        near = self._lower.get(name.lower()) or [
            each for each in self._last.get(_last_segment(name), ()) if _is_near(name, each)
        ]
        return near[0] if len(near) == 1 else None

    def _line(self, name: str) -> Iterator[ResourceType]:
        """Yield a type and its ancestors, each once."""
        seen: set[str] = set()
        found: str | None = name
        while found is not None and found not in seen:
            seen.add(found)
            own = self._own[found]
            yield own
            found = self._resolve(own.base) if own.base else None

    def _inherit(self) -> Mapping[str, WholeType]:
        """Return all types whole."""
        lines = {name: tuple(self._line(name)) for name in self._own}
        below: dict[str, set[str]] = defaultdict(set)
        for line in lines.values():
            for ancestor in line[1:]:
                below[ancestor.name].update(line[0].properties, line[0].mentioned)
        return {name: self._combine(line, below[name]) for name, line in lines.items()}

    def _combine(self, line: tuple[ResourceType, ...], below: set[str]) -> WholeType:
        properties = {name: kind for own in reversed(line) for name, kind in own.properties.items()}
        root = line[-1].base
        return WholeType(
            line[0].name,
            properties,
            frozenset(properties).difference(*(own.optional for own in line)),
            frozenset[str]().union(*(own.nullable for own in line)),
            any(own.is_open for own in line) or (bool(root) and self._resolve(root) is None),
            frozenset(below).union(*(own.mentioned for own in line)),
        )


def _merge(found: Iterable[ResourceType]) -> Mapping[str, ResourceType]:
    """Return the types by name; of one that several blocks document, all that any of them says."""
    by_name: dict[str, list[ResourceType]] = {}
    for each in found:
        if each.name:
            by_name.setdefault(each.name, []).append(each)
    return {name: reduce(_unite, several) for name, several in by_name.items()}


def _unite(one: ResourceType, other: ResourceType) -> ResourceType:
    """Return two blocks of one type as one: what only one shows is optional, what differs is free."""
    differing = {
        name: ANYTHING
        for name, kind in one.properties.items()
        if name in other.properties and other.properties[name] != kind
    }
    return ResourceType(
        one.name,
        {**other.properties, **one.properties, **differing},
        one.base or other.base,
        one.optional | other.optional | (one.properties.keys() ^ other.properties.keys()),
        one.nullable | other.nullable,
        one.is_open or other.is_open,
        one.mentioned | other.mentioned,
        one.aliases + other.aliases,
    )


def _last_segment(name: str) -> str:
    """Return a name without its namespace, in lower case."""
    return name.rpartition(".")[2].lower()


def _is_near(one: str, other: str) -> bool:
    """Tell whether two names of the same last segment differ by a missing piece of namespace only."""
    first, second = (name.lower().split(".")[:-1] for name in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return longer[: len(shorter)] == shorter or longer[len(longer) - len(shorter) :] == shorter
