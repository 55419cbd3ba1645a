"""What each example needs of others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from docparse.chaining.links import find_links, find_page_links
from docparse.errors import did_you_mean
from docparse.model import Example, Refinement
from docparse.selecting import name_in_page, page_of
from docparse.variables import find_placeholders, key


@dataclass(frozen=True, slots=True)
class Need:
    """What an example needs of another: that it went before, and mostly a value of its answer."""

    producer: str
    """The other's id; empty where there is none of the name that was given."""
    source: str = ""
    """Where the answer shows the value: a JSONPath, or a field's name and a colon; empty: it has none."""
    variable: str = ""
    """The name that the value has; empty where it takes the place of a literal."""
    literal: str = ""
    """The documented value whose place it takes."""
    fault: str = ""
    """Why there is no producer."""


Refine = Callable[[Example], Refinement]


def find_needs(
    examples: Sequence[Example], refine: Refine, given: Collection[str] = (), *, literals: bool = True
) -> Mapping[str, tuple[Need, ...]]:
    """Return the needs of the examples that have some, by id.

    `given` are the names of variables that have a value whatever answers show. With `literals` keys that
    requests use are taken from the answers whose documentation shows them first.
    """
    refinements = {example.id: refine(example) for example in examples}
    captures = _find_captures(examples, refinements)
    known = {key(name) for name in given}
    names = _find_names(examples)
    needs: dict[str, tuple[Need, ...]] = {}
    for _, group in groupby(examples, page_of):
        page = tuple(group)
        shown = find_page_links(page) if literals and len(page) > 1 else {}
        for example in page:
            said = tuple(_said(example, refinements[example.id], names))
            filled = tuple(_filled(example, captures, known)) if captures else ()
            links = list(shown.get(example.id, ()))
            if literals and said:
                others = [names.by_id[need.producer] for need in said if need.producer]
                links += find_links(example, others)
            if said or filled or links:
                found = (Need(link.producer, link.source, literal=link.text) for link in links)
                needs[example.id] = tuple(dict.fromkeys((*said, *filled, *found)))
    return _without_rings(needs)


def _without_rings(needs: Mapping[str, tuple[Need, ...]]) -> Mapping[str, tuple[Need, ...]]:
    """Return the needs less those by literals that would go against what somebody said."""
    said = {
        id_: producers
        for id_, each in needs.items()
        if (producers := [need.producer for need in each if need.producer and not need.literal])
    }
    if not said:
        return needs
    kept = {
        id_: tuple(need for need in each if not (need.literal and _leads(need.producer, id_, said)))
        for id_, each in needs.items()
    }
    return {id_: each for id_, each in kept.items() if each}


def _leads(start: str, end: str, producers: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether an example needs another, directly or over others."""
    waiting, seen = [start], {start}
    while waiting:
        for producer in producers.get(waiting.pop(), ()):
            if producer == end:
                return True
            if producer not in seen:
                seen.add(producer)
                waiting.append(producer)
    return False


@dataclass(frozen=True, slots=True)
class _Names:
    by_id: Mapping[str, Example]
    by_page: Mapping[tuple[str, str], Example]


def _find_names(examples: Iterable[Example]) -> _Names:
    by_id: dict[str, Example] = {}
    by_page: dict[tuple[str, str], Example] = {}
    for example in examples:
        by_id[example.id] = example
        by_page.setdefault((page_of(example), example.name), example)
        by_page.setdefault((page_of(example), name_in_page(example)), example)
    return _Names(by_id, by_page)


def _said(example: Example, refinement: Refinement, names: _Names) -> Iterator[Need]:
    """Yield what `after` names: an example of the same page, or one by its id."""
    page = page_of(example)
    for name in refinement.after:
        found = names.by_page.get((page, name)) or names.by_id.get(name) or _find_ending(name, names)
        if found is None:
            near = did_you_mean(name, [*(each for where, each in names.by_page if where == page)])
            yield Need("", fault=f"docparse.after names {name!r}, and there is no such example{near}")
        elif found is not example:
            yield Need(found.id)


def _find_ending(id_: str, names: _Names) -> Example | None:
    """Return the one example whose id ends with a page's shorter path and a name."""
    if "::" not in id_:
        return None
    found = [example for each, example in names.by_id.items() if each.endswith(f"/{id_}")]
    return found[0] if len(found) == 1 else None


Captures = Mapping[str, Sequence[tuple[Example, str, str]]]
"""The examples that capture a value of a name, with the name as written and the source."""


def _find_captures(examples: Iterable[Example], refinements: Mapping[str, Refinement]) -> Captures:
    captures: dict[str, list[tuple[Example, str, str]]] = {}
    for example in examples:
        for name, source in refinements[example.id].capture:
            captures.setdefault(key(name), []).append((example, name, source))
    return captures


def _filled(example: Example, captures: Captures, given: Collection[str]) -> Iterator[Need]:
    """Yield the needs of placeholders that have the name of a captured value.

    The nearest example above on the page captures it, else the first one of any page.
    """
    for placeholder in find_placeholders(example.request):
        name = next((each for each in map(key, placeholder.names) if each in captures), "")
        if not name or any(each in given for each in map(key, placeholder.names)):
            continue
        found = _nearest(example, captures[name])
        if found is not None:
            producer, variable, source = found
            yield Need(producer.id, source, variable)


def _nearest(
    example: Example, captured: Sequence[tuple[Example, str, str]]
) -> tuple[Example, str, str] | None:
    page, line = page_of(example), example.location.line
    here = [each for each in captured if page_of(each[0]) == page and each[0].location.line < line]
    if here:
        return here[-1]
    return next((each for each in captured if each[0].id != example.id), None)
