"""How a run replays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docparse.matching import Echoes
from docparse.model import Match, Refinement, Target

if TYPE_CHECKING:
    from docparse.schema import Catalogue

HERE = Target("", loopback=True)
"""The target of a service that is a function."""


@dataclass(frozen=True, slots=True)
class ReplayOptions:
    """The settings of a run; the defaults suit a service given as a function."""

    target: Target = HERE
    mode: Match = Match.DOCS
    strict: bool = False
    """Warnings fail as well."""
    echoes: Echoes | None = None
    """None: every contradiction of a page against the embedded service, agreed echoes against any other."""
    allow_writes: bool = False
    """Send other methods than GET, HEAD and OPTIONS off loopback too."""
    unpaired: bool = False
    """Send requests without a documented response too."""
    follow_redirects: bool = False
    """Within the target's origin."""
    credentials: bool = False
    """The service adds credentials, so that a refusal says something about the page."""
    variables: Mapping[str, str] = field(default_factory=dict)
    doc_hosts: Mapping[str, str] = field(default_factory=dict)
    documented: str | None = None
    """The documented service, `https://host`; None: the one that most of the examples name."""
    refinements: tuple[tuple[str, Refinement], ...] = ()
    """Globs of example ids, and what the configuration adds to those examples; later ones win."""
    place: Callable[[str], str] = str
    """Gives the path of a page that those globs are for."""
    types: Catalogue | None = None
    """The resources that the pages document, for the mode `schema`; None: those of the docset given."""
    jobs: int = 1
    """How many pages are replayed at a time."""


DEFAULTS = ReplayOptions()
