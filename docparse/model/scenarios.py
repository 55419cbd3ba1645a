"""What scenario files say of examples: the values of their requests, and what goes before them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from docparse.model.pages import Json, Location, Slip

Parameters: TypeAlias = "tuple[tuple[str, Json], ...]"
"""Places in a request and the values that go there, as written and in the order of the file."""


@dataclass(frozen=True, slots=True)
class Setup:
    """A request that goes before an example, or a canned request that others use.

    Its base is one of `canned`, `http_request` and `method`.
    """

    location: Location
    name: str = ""
    canned: str = ""
    """The name of the canned request that it is a use of; what it says itself is put on that."""
    http_request: str | None = None
    """The request as text, lines ending with CRLF or LF."""
    method: str = ""
    """The name of the example whose request it is."""
    parameters: Parameters = ()
    allowed_status_codes: tuple[int, ...] = ()
    """Empty: any 2xx."""
    captures: tuple[tuple[str, str], ...] = ()
    """Names without brackets, and where the answer shows their values: `$.id`, `ETag:`, `!body`."""
    secondary_account: bool = False
    setup: tuple[Setup, ...] = ()
    """What goes before this request."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way to replay an example."""

    location: Location
    name: str
    method: str
    """The name of the example; empty where none is given."""
    enabled: bool = False
    why_disabled: str = ""
    """Why it is not run, in words; empty where it is enabled."""
    parameters: Parameters = ()
    setup: tuple[Setup, ...] = ()
    allowed_status_codes: tuple[int, ...] = ()
    """Status codes that are as good as the documented one."""
    status_codes_to_retry: tuple[int, ...] = ()
    """Status codes after which the request is sent again, after a while."""
    expectations: Parameters = ()
    """Places in the answer and what stands there; a list: any of these."""
    scopes: tuple[str, ...] = ()
    api_versions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A file of scenarios and canned requests, or what a page says of the kind (`testParams`)."""

    path: str
    scenarios: tuple[Scenario, ...] = ()
    canned: tuple[Setup, ...] = ()
    slips: tuple[Slip, ...] = ()
    """What could not be used as it is written."""
