"""All contents of a docset beside the types that they are promised to have: what each rule has to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docparse.linting.resources.contents import TypedContent, find_contents, locate
from docparse.linting.resources.documented import Documented, read_documented
from docparse.linting.resources.remembered import Once
from docparse.linting.rule import Told
from docparse.model import Docset, places
from docparse.schema import Breach, Catalogue, Fault, judge
from docparse.values.places import spell

_INDEX = re.compile(r"\[\d+\]")
_SENT = frozenset({Breach.TYPE, Breach.ENUMERATION, Breach.URL, Breach.DATE, Breach.UNKNOWN})
"""What can be wrong with what a request sends: it need not be complete, and may say more."""


class Judged(NamedTuple):
    """What is wrong with the contents of a docset."""

    documented: Documented
    faults: Mapping[Breach, tuple[tuple[TypedContent, Fault], ...]]
    untyped: tuple[TypedContent, ...]
    """Responses whose annotation names no resource type."""
    typed: int
    """How many contents there are whose annotation names one."""
    promised: frozenset[str]
    """The resource types that annotations name."""


def _judge(docset: Docset) -> Judged:
    documented = read_documented(docset)
    faults: dict[Breach, list[tuple[TypedContent, Fault]]] = {breach: [] for breach in Breach}
    untyped: list[TypedContent] = []
    promised: set[str] = set()
    typed = 0
    for content in find_contents(docset):
        if not content.promised.type_name:
            untyped.append(content)
            continue
        typed += 1
        promised.add(content.promised.type_name)
        for fault in judge(content.value, content.promised, documented.types):
            if not content.is_sent or fault.breach in _SENT:
                faults[fault.breach].append((content, fault))
    return Judged(
        documented,
        {breach: tuple(found) for breach, found in faults.items()},
        tuple(untyped),
        typed,
        frozenset(promised),
    )


judged = Once(_judge)
"""Return what is wrong with the contents of a docset."""


def find_types(docset: Docset) -> Catalogue:
    """Return the resource types that the pages document."""
    return judged(docset).documented.types


def find_each(docset: Docset, breach: Breach) -> Iterator[Told]:
    """Yield the faults of one rule, one of those that all items of an array have alike."""
    found: dict[tuple[int, str], list[tuple[TypedContent, Fault]]] = {}
    for content, fault in judged(docset).faults[breach]:
        found.setdefault((id(content), _INDEX.sub("[*]", spell(fault.place))), []).append((content, fault))
    for alike in found.values():
        content, fault = alike[0]
        where, further = spell(fault.place), len(alike) - 1
        more = f", and so in {further} more item{'s' * (further > 1)}" if further else ""
        yield Told(locate(content, fault), f"{where}: {fault.message}{more}", where)


def find_by_type(docset: Docset, breach: Breach) -> Iterator[tuple[TypedContent, Fault, tuple[str, ...]]]:
    """Yield the properties of each type that one rule is about in one content, with the first fault."""
    found: dict[tuple[int, str], list[tuple[TypedContent, Fault]]] = {}
    for content, fault in judged(docset).faults[breach]:
        found.setdefault((id(content), fault.subject), []).append((content, fault))
    for alike in found.values():
        content, fault = min(alike, key=lambda each: len(spell(each[1].place)))
        yield content, fault, _names(fault for _, fault in alike)


def tell(content: TypedContent, fault: Fault, names: Sequence[str], message: str) -> Told:
    """Return what is told of properties of one object, with a JSONPath that selects them all."""
    parent = fault.place[0] if fault.place and fault.breach is not Breach.MISSING else fault.place
    where = spell(parent)
    if len(names) > 1:
        where += f"[{','.join(map(repr, names))}]"
    else:
        where = places.member(where, names[0]) if names[0] else spell(fault.place)
    return Told(locate(content, fault), message, where)


def _names(faults: Iterable[Fault]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fault.name for fault in faults))
