"""The headings of pages against the outlines that the configuration demands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docparse.linting.pages.demanding import find_demanded
from docparse.linting.resources.remembered import Once
from docparse.model import Docset, Heading, Location, Outline, OutlineGroup, OutlineHeading, Page

_PAGE_TYPE = "doc_type"
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Deviation:
    """A place where a page's headings are not as its outline has them."""

    location: Location
    message: str
    missing: bool
    """A heading is missing; otherwise one stands at another place."""


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with those below it."""

    heading: Heading
    below: tuple[_Section, ...]


def find_deviations(docset: Docset) -> tuple[Deviation, ...]:
    """Return where pages are not as the outline of their type has them."""
    return _DEVIATIONS(docset)


def _find_deviations(docset: Docset) -> tuple[Deviation, ...]:
    outlines = docset.requirements.outlines if docset.requirements else {}
    found: list[Deviation] = []
    for page, front_matter in find_demanded(docset) if outlines else ():
        entry = front_matter.find(_PAGE_TYPE) if front_matter else None
        outline = outlines.get(entry.value) if entry else None
        if outline:
            found += _compare_page(page, outline)
    return tuple(found)


_DEVIATIONS = Once(_find_deviations)


def _compare_page(page: Page, outline: Outline) -> Iterator[Deviation]:
    headings = page.prose.headings if page.prose else ()
    yield from _compare(outline, _nest(headings), Location(page.path, 1), "")


def _nest(headings: Sequence[Heading]) -> tuple[_Section, ...]:
    """Return headings as sections: each holds the deeper ones that follow it."""
    sections: list[_Section] = []
    at = 0
    while at < len(headings):
        end = at + 1
        while end < len(headings) and headings[end].rank > headings[at].rank:
            end += 1
        sections.append(_Section(headings[at], _nest(headings[at + 1 : end])))
        at = end
    return tuple(sections)


def _compare(
    outline: Outline, sections: Sequence[_Section], location: Location, above: str
) -> Iterator[Deviation]:
    """Yield the deviations among the headings that stand below one, which is at this place."""
    fits = _fit(outline, sections)
    furthest, last = -1, ""
    for expected in _headings_of(outline):
        places = fits[id(expected)]
        for place in places:
            section = sections[place]
            yield from _compare(expected.below, section.below, section.heading.location, section.heading.text)
        if places and places[0] < furthest:
            heading = sections[places[0]].heading
            yield Deviation(
                heading.location, f"'{heading.text}' stands before '{last}', not after it", missing=False
            )
        elif places:
            furthest, last = places[-1], sections[places[-1]].heading.text
    taken = {place for places in fits.values() for place in places}
    left = [section.heading for index, section in enumerate(sections) if index not in taken]
    for missing in _find_missing(outline, fits):
        yield _tell_missing(missing, left, location, above)


def _fit(outline: Outline, sections: Sequence[_Section]) -> dict[int, list[int]]:
    """Return which sections each heading of an outline stands for, those with exact titles served first."""
    fits: dict[int, list[int]] = {}
    taken: set[int] = set()
    for expected in sorted(
        _headings_of(outline), key=lambda each: each.title.count("*") + (each.title == "*")
    ):
        pattern = _compile(expected.title)
        places = [
            index
            for index, section in enumerate(sections)
            if index not in taken
            and section.heading.rank == expected.rank
            and pattern.fullmatch(section.heading.text)
        ]
        fits[id(expected)] = places if expected.repeats else places[:1]
        taken.update(fits[id(expected)])
    return fits


def _compile(title: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, title.strip().split("*"))))


def _headings_of(outline: Outline) -> Iterator[OutlineHeading]:
    for part in outline:
        if isinstance(part, OutlineGroup):
            yield from _headings_of(part.parts)
        else:
            yield part


def _find_missing(outline: Outline, fits: dict[int, list[int]]) -> Iterator[OutlineHeading]:
    """Yield the required headings that no section stands for; of a choice, its first."""
    for part in outline:
        if isinstance(part, OutlineHeading):
            if part.required and not fits[id(part)]:
                yield part
        elif not part.any_will_do:
            yield from _find_missing(part.parts, fits)
        elif not any(fits[id(each)] for each in _headings_of(part.parts)):
            yield from list(_find_missing(part.parts, fits))[:1]


def _tell_missing(
    missing: OutlineHeading, left: Sequence[Heading], location: Location, above: str
) -> Deviation:
    """Return what is said of a missing heading: where one is spelt almost so, that place."""
    for heading in left:
        if SequenceMatcher(None, missing.title.lower(), heading.text.lower()).ratio() >= _ALIKE:
            message = f"the heading '{missing.title}' is spelt '{heading.text}' here"
            if heading.rank != missing.rank:
                message = f"the heading '{heading.text}' has rank {heading.rank}, not {missing.rank}"
            return Deviation(heading.location, message, missing=True)
    where = f" below '{above}'" if above else ""
    mark = "#" * missing.rank
    return Deviation(location, f"there is no heading '{mark} {missing.title}'{where}", missing=True)
