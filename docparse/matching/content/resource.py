"""The mode `schema`: actual JSON against the resource that the pages document, whatever the response shows.

Of a response that is truncated only what it shows is required, since nobody knows what else is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docparse.matching.content.issues import Issue, first_shown, to_mismatches
from docparse.matching.content.shape import Keys, count_scalars
from docparse.matching.policy import Compared, Comparison
from docparse.model import Json, Kind, Proof, Severity
from docparse.schema import Breach, Fault, Promised, judge, read_promised, selects_properties
from docparse.values.places import Place, find_keys, look_up

_WEIGHT = {
    Breach.MISSING: (Kind.MISSING, Severity.FAILED),
    Breach.UNDOCUMENTED: (Kind.EXTRA, Severity.WARNING),
    Breach.NULL: (Kind.NULL, Severity.WARNING),
    Breach.TYPE: (Kind.TYPE, Severity.FAILED),
    Breach.UNKNOWN: (Kind.VALUE, Severity.NOTE),
    Breach.ENUMERATION: (Kind.VALUE, Severity.FAILED),
    Breach.URL: (Kind.FORMAT, Severity.WARNING),
    Breach.DATE: (Kind.FORMAT, Severity.WARNING),
    Breach.NO_COLLECTION: (Kind.MISSING, Severity.FAILED),
    Breach.EMPTY: (Kind.EMPTY, Severity.FAILED),
}


def match_resource(
    comparison: Comparison, documented: Json, actual: Json, *, truncated: bool
) -> Compared | None:
    """Return where actual JSON is not what its resource promises; None where no page documents that."""
    annotation, types = comparison.promise.annotation, comparison.types
    if types is None or types.find(annotation.resource_type) is None:
        return None
    whole = not truncated and not selects_properties(comparison.sent.target)
    promised = replace(read_promised(annotation), is_whole=whole, is_answer=True)
    if not promised.is_empty and _is_empty(actual, promised) and not _is_empty(documented, promised):
        reason = "the actual collection is empty where the page shows items"
        return Compared(proof=Proof(unchecked=count_scalars(documented)), inconclusive=reason)
    found: dict[tuple[Breach, Keys], Issue] = {}
    faults = [
        fault
        for fault in judge(actual, promised, types)
        if fault.breach is not Breach.EMPTY or promised.is_empty
    ]
    for fault in (*faults, *(_find_unshown(documented, actual, promised) if truncated else ())):
        issue = _to_issue(fault, documented, actual)
        known = found.setdefault((fault.breach, issue.shown), issue)
        known.repeats += known is not issue
    proof = Proof(type=count_scalars(documented))
    return Compared(to_mismatches(found.values(), comparison, documented) if found else (), proof)


def _is_empty(value: Json, promised: Promised) -> bool:
    """Tell whether a content is a collection without items."""
    items = value.get(promised.collection_property) if isinstance(value, dict) else value
    return promised.is_collection and items == []


def _find_unshown(documented: Json, actual: Json, promised: Promised) -> Iterator[Fault]:
    """Yield the properties that the page shows of each resource and that an actual one does not have."""
    shown = [set(value) for value, _ in _find_objects(documented, promised)]
    required = set[str]().union(*shown).intersection(*shown) - promised.optional
    for value, place in _find_objects(actual, promised):
        for name in sorted(required - value.keys()):
            if "@" not in name:
                yield Fault(Breach.MISSING, place, f"'{name}' is shown", name=name)


def _find_objects(value: Json, promised: Promised) -> Iterator[tuple[dict[str, Json], Place]]:
    """Yield the resources of a content: itself, or the items of the collection."""
    place: Place = None
    if promised.is_collection and isinstance(value, dict):
        place, value = (None, promised.collection_property), value.get(promised.collection_property)
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict):
            yield item, (place, index)
    if isinstance(value, dict):
        yield value, place


def _to_issue(fault: Fault, documented: Json, actual: Json) -> Issue:
    kind, severity = _WEIGHT[fault.breach]
    place: Place = (fault.place, fault.name) if fault.breach is Breach.MISSING else fault.place
    keys = find_keys(place)
    shown = tuple(key if isinstance(key, str) else None for key in keys)
    way = first_shown(documented, shown)
    expected = None if way is None else look_up(documented, way)
    why = fault.message.replace("{", "{{").replace("}", "}}") + ", line {line}"
    return Issue(kind, severity, shown, place, expected, look_up(actual, keys), why)
