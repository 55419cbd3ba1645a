"""What a page says around its code, what is asked of that, and what is known of where its links lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from docparse.model.pages import Location


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands at the top of a page, from `---` to `---` as written, and the line of the first."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; those of tabs are none."""

    rank: int
    """From 1, the highest, to 6."""
    text: str
    """Without links, emphasis and code marks."""
    location: Location


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link, an image or a link reference definition leads, as written."""

    destination: str
    location: Location
    """The destination's own."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A heading of the form `# [Label](#tab/name)`."""

    name: str
    location: Location


@dataclass(frozen=True, slots=True)
class TabGroup:
    """Tabs that a page shows in one place."""

    tabs: tuple[Tab, ...]
    closed: bool
    """A line of dashes ends it."""
    heading: Heading | None = None
    """A heading between its tabs, where its end must be missing."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What a page says around its code."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    """Those of included files too: such a place is in the included file."""
    anchors: tuple[str, ...] = ()
    """The names that HTML tags give to places (`<a name="x">`, `id="x"`)."""
    tab_groups: tuple[TabGroup, ...] = ()
    preface: Location | None = None
    """The first paragraph, where no heading stands above it and one below."""
    front_matter: FrontMatter | None = None


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading that pages of a type have; the title may start and end with `*`."""

    title: str
    rank: int
    required: bool = False
    repeats: bool = False
    below: Outline = ()


@dataclass(frozen=True, slots=True)
class OutlineGroup:
    """Parts of an outline of which one, or each, is there."""

    parts: Outline
    any_will_do: bool


Outline: TypeAlias = "tuple[OutlineHeading | OutlineGroup, ...]"
"""The headings of pages of a type, in their order."""


@dataclass(frozen=True, slots=True)
class Requirements:
    """What the configuration asks of pages."""

    front_matter: tuple[str, ...] = ()
    """The keys that front matter has."""
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """By page type, the `doc_type` of front matter."""
    site_root: str | None = None
    """The folder that destinations starting with a slash are looked for in; None: they are the site's."""
    unchecked: tuple[str, ...] = ()
    """How destinations start that are not looked for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the places that links lead to."""

    folders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The names of what is in the folders that links name and in those above them; empty where there is none.

    A folder that is not here was not looked at.
    """
    dead: Mapping[str, str] = field(default_factory=dict)
    """URLs that were asked for, and what came instead of a page."""
