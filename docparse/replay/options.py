"""How a run replays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docparse.matching import Echoes
from docparse.message import HttpRequest, HttpResponse
from docparse.model import Example, Match, Refinement, Target
from docparse.replay.access import ANYBODY, Access
from docparse.replay.resources import Loose
from docparse.transport.timing import REAL, Timing
from docparse.transport.weather import Endurance
from docparse.variables import Value, Values, given

if TYPE_CHECKING:
    from docparse.replay.rehearsal import Rehearsal
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
    accesses: tuple[Access, ...] = (ANYBODY,)
    """Who may ask; an example goes with the first that offers what it wants."""
    secondary: Access | None = None
    """Who asks what a scenario sends with another account."""
    variables: Mapping[str, Value | str] = field(default_factory=dict)
    """Values of placeholders by name, from the configuration and the environment; plain texts will do."""
    given: Mapping[str, Value | str] = field(default_factory=dict)
    """Values that a person typed: they go before those of scenarios and of earlier answers."""
    values: Values = field(init=False, repr=False, compare=False)
    """`variables`, each with its origin."""
    typed: Values = field(init=False, repr=False, compare=False)
    """`given`, each with its origin."""
    variables_for: Callable[[str], Values] | None = None
    """Gives the values that the configuration has for the examples of a page."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Content for words that stand for bytes, by the name or id of an example."""
    doc_hosts: Mapping[str, str] = field(default_factory=dict)
    documented: str | None = None
    """The documented service, `https://host`; None: the one that most of the examples name."""
    refinements: tuple[tuple[str, Refinement], ...] = ()
    """Globs of example ids, and what the configuration adds to those examples; later ones win."""
    place: Callable[[str], str] = str
    """Gives the path of a page that those globs are for."""
    types: Catalogue | None = None
    """The resources that the pages document, for the mode `schema`; None: those of the docset given."""
    loose: Loose = field(default_factory=dict)
    """What resources leave open; empty: what those of the docset given do."""
    among: tuple[Example, ...] = ()
    """The examples that are pulled in where one that is replayed needs them."""
    rehearsals: Mapping[str, Rehearsal] = field(default_factory=dict)
    """What scenarios say of examples, by id."""
    endurance: Endurance = Endurance()  # noqa: RUF009 - immutable
    """How much an example may ask of the service."""
    timing: Timing = REAL
    jobs: int = 1
    """How many pages are replayed at a time."""
    before: Callable[[HttpRequest, Example], HttpRequest] | None = None
    """Gives the request to send in the place of an example's; credentials are put in afterwards."""
    after: Callable[[HttpResponse, Example], HttpResponse] | None = None
    """Gives the response to judge in the place of the one that came."""
    max_failures: int = 0
    """After so many failures and errors nothing more is sent; 0: however many there are."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", given(self.variables, "variables"))
        object.__setattr__(self, "typed", given(self.given, "given"))


DEFAULTS = ReplayOptions()
