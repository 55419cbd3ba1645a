"""A scenario as a flat list of requests, canned ones resolved: those before an example, and the example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from docparse.errors import did_you_mean
from docparse.message import HttpRequest
from docparse.model import Json, Location, Parameters, Scenario, ScenarioFile, Setup
from docparse.reading.http_text import read_request
from docparse.scenarios.faults import ScenarioError, UnknownRequestError

MAX_STEPS = 200
"""How many requests may go before an example."""
_MAX_DEPTH = 40
"""How deep canned requests may use each other."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """A request of a scenario, ready for its values."""

    location: Location
    """Where the scenario file asks for it."""
    name: str
    """What it is called to people: the canned request, the method, or the request line."""
    request: HttpRequest | None = None
    """As the file has it; None: that of the example `method`."""
    method: str = ""
    parameters: Parameters = ()
    allowed_status_codes: tuple[int, ...] = ()
    captures: tuple[tuple[str, str], ...] = ()
    secondary_account: bool = False

    def accepts(self, status_code: int) -> bool:
        """Tell whether an answer is one after which the scenario goes on."""
        if self.allowed_status_codes:
            return status_code in self.allowed_status_codes
        return 200 <= status_code < 300

    @property
    def origin(self) -> str:
        """What the values are said to be from that its answer shows."""
        return f"{self.name} ({self.location.page}:{self.location.line})"


@dataclass(frozen=True, slots=True)
class Steps:
    """All that a scenario asks for, in the order in which it is sent."""

    scenario: Scenario
    setup: tuple[Step, ...]
    example: Step
    """What is put into the example's own request; its status codes are as good as the documented one."""

    @property
    def status_codes_to_retry(self) -> tuple[int, ...]:
        """The status codes after which the example is sent again."""
        return self.scenario.status_codes_to_retry

    @property
    def expectations(self) -> tuple[tuple[str, Json], ...]:
        """Places in the answer to the example, and what stands there."""
        return self.scenario.expectations

    @property
    def origin(self) -> str:
        """What the values are said to be from that the scenario gives."""
        return tell_scenario(self.scenario)


def tell_scenario(scenario: Scenario) -> str:
    """Return what a scenario is called to people: `scenario 'copy a file' (tests/x.json:12)`."""
    return f"scenario '{scenario.name}' ({scenario.location.page}:{scenario.location.line})"


def prepare(scenario: Scenario, files: Sequence[ScenarioFile]) -> Steps:
    """Return the steps of a scenario; canned requests of its own file go before those of the others.

    Raises ScenarioError for a canned request that there is not, or that needs itself, and for more than
    MAX_STEPS requests.
    """
    shelf = _Shelf(scenario.location.page, files)
    flat = (step for setup in scenario.setup for step in _flatten(setup, shelf))
    steps = tuple(islice(flat, MAX_STEPS + 1))
    if len(steps) > MAX_STEPS:
        raise ScenarioError(f"its test-setup comes to more than {MAX_STEPS} requests", scenario.location)
    example = Step(
        scenario.location,
        scenario.name,
        method=scenario.method,
        parameters=scenario.parameters,
        allowed_status_codes=scenario.allowed_status_codes,
    )
    return Steps(scenario, steps, example)


class _Shelf:
    """The canned requests that a scenario can use: those of its own file first."""

    def __init__(self, path: str, files: Iterable[ScenarioFile]) -> None:
        self._files = sorted(files, key=lambda file: file.path != path)

    def find(self, use: Setup) -> Setup:
        """Return the canned request that a setup uses; raises UnknownRequestError where there is none."""
        found = next((canned for canned in self._list() if canned.name == use.canned), None)
        if found is None:
            near = did_you_mean(use.canned, (canned.name for canned in self._list()))
            raise UnknownRequestError(f"there is no canned request '{use.canned}'{near}", use.location)
        return found

    def _list(self) -> Iterator[Setup]:
        return (canned for file in self._files for canned in file.canned)


def _flatten(setup: Setup, shelf: _Shelf, trail: tuple[str, ...] = ()) -> Iterator[Step]:
    """Yield a request after those that go before it, what it uses resolved."""
    location, name = setup.location, setup.canned
    while True:
        for before in setup.setup:
            yield from _flatten(before, shelf, trail)
        if not setup.canned:
            break
        if setup.canned in trail or len(trail) == _MAX_DEPTH:
            ring = " uses ".join((*trail, setup.canned))
            raise ScenarioError(f"canned requests use each other without end: {ring}", setup.location)
        trail = (*trail, setup.canned)
        setup = _put_on(shelf.find(setup), setup)
    yield _make_step(replace(setup, location=location, name=name or setup.name))


def _put_on(canned: Setup, use: Setup) -> Setup:
    """Return a canned request with what its use says on top; what the use puts before it is done already."""
    return replace(
        canned,
        parameters=_override(canned.parameters, use.parameters),
        captures=_override(canned.captures, use.captures),
        allowed_status_codes=use.allowed_status_codes or canned.allowed_status_codes,
        secondary_account=use.secondary_account or canned.secondary_account,
    )


def _override(under: tuple[tuple[str, T], ...], over: tuple[tuple[str, T], ...]) -> tuple[tuple[str, T], ...]:
    """Return pairs in which those of the same key take each other's place."""
    return tuple({**dict(under), **dict(over)}.items())


def _make_step(setup: Setup) -> Step:
    request = None
    if setup.http_request is not None:
        request = read_request(setup.http_request).request
        if request is None:
            raise ScenarioError("its http-request is no request", setup.location)
    elif not setup.method:
        raise ScenarioError("a request of its test-setup names no method", setup.location)
    line = f"{request.method} {request.target}" if request else ""
    return Step(
        setup.location,
        setup.name or setup.method or line,
        request,
        setup.method,
        setup.parameters,
        setup.allowed_status_codes,
        setup.captures,
        setup.secondary_account,
    )
