"""Names of resources that no page documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docparse.linting.resources.contents import locate
from docparse.linting.resources.documented import Documented, find_references
from docparse.linting.resources.judged import Judged, judged
from docparse.linting.resources.naming import suggest
from docparse.model import Docset, Location
from docparse.schema import Breach

_FEW = 3


def find_unknown(docset: Docset) -> Iterator[tuple[Location, str]]:
    """Yield the resource types that are named and not documented, each at its first use."""
    found = judged(docset)
    if not found.documented.types.names:
        return
    told: set[str] = set()
    for name, location in (*_find_promised(found), *_find_referenced(found.documented)):
        if name.lower() not in told:
            told.add(name.lower())
            hint = suggest(name, found.documented.types.names)
            yield location, f"no page documents the resource {' '.join(name.split())}{hint}"


def _find_promised(found: Judged) -> Iterator[tuple[str, Location]]:
    """Yield the unknown types of contents: those that annotations name, and those that values declare."""
    unknown = found.faults[Breach.UNKNOWN]
    if _is_excerpt({fault.subject for _, fault in unknown}, found.promised):
        return
    for content, fault in unknown:
        page, line = content.block.location.page, content.block.comment_line
        yield fault.subject, Location(page, line) if fault.place is None else locate(content, fault)


def _find_referenced(documented: Documented) -> Iterator[tuple[str, Location]]:
    """Yield the unknown types that resource blocks name: base types, and types of properties."""
    references = list(find_references(documented))
    unknown = [each for each in references if documented.types.find(each.name) is None]
    if not _is_excerpt({each.name for each in unknown}, {each.name for each in references}):
        for each in unknown:
            yield each.name, each.locate()


def _is_excerpt(unknown: Collection[str], named: Collection[str]) -> bool:
    """Tell whether so many names are unknown that pages must be missing."""
    return len(unknown) > _FEW and 2 * len(unknown) > len(named)
