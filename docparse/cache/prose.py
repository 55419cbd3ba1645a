"""What a page says around its code, to plain tuples and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from docparse.model import FrontMatter, Heading, Link, Location, Prose, Tab, TabGroup

Record: TypeAlias = tuple[Any, ...]


def from_prose(prose: Prose | None, path: str) -> Record | None:
    """Return as plain values what a page of this path says; its path is left out."""
    if prose is None:
        return None
    preface, front_matter = prose.preface, prose.front_matter
    return (
        tuple(_from_headings(prose.headings, path)),
        tuple([(link.destination, *_from_place(link.location, path)) for link in prose.links]),
        prose.anchors,
        tuple([_from_group(group, path) for group in prose.tab_groups]),
        preface and _from_place(preface, path),
        front_matter and (front_matter.text, front_matter.line),
    )


def to_prose(record: Record | None, path: str) -> Prose | None:
    """Return what these values say for a page of this path."""
    if record is None:
        return None
    headings, links, anchors, groups, preface, front_matter = record
    return Prose(
        tuple([_to_heading(heading, path) for heading in headings]),
        tuple([Link(each, Location(page or path, line, column)) for each, page, line, column in links]),
        anchors,
        tuple([_to_group(group, path) for group in groups]),
        preface and _to_place(path, *preface),
        front_matter and FrontMatter(*front_matter),
    )


def _from_place(location: Location, path: str) -> Record:
    """Return a place; one in the page itself carries no path."""
    return (None if location.page == path else location.page, location.line, location.column)


def _to_place(path: str, page: str | None, line: int, column: int) -> Location:
    return Location(page or path, line, column)


def _from_headings(headings: Iterable[Heading], path: str) -> list[Record]:
    return [(each.rank, each.text, *_from_place(each.location, path)) for each in headings]


def _to_heading(record: Record, path: str) -> Heading:
    rank, text, *place = record
    return Heading(rank, text, _to_place(path, *place))


def _from_group(group: TabGroup, path: str) -> Record:
    between = () if group.heading is None else _from_headings([group.heading], path)[0]
    return (
        tuple([(tab.name, *_from_place(tab.location, path)) for tab in group.tabs]),
        group.closed,
        between,
    )


def _to_group(record: Record, path: str) -> TabGroup:
    tabs, closed, between = record
    return TabGroup(
        tuple([Tab(name, _to_place(path, *place)) for name, *place in tabs]),
        closed,
        _to_heading(between, path) if between else None,
    )
