"""Who asks the target: with whose credentials, and what these may do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from docparse.message import Service
from docparse.model import Example
from docparse.transport.weather import Layer
from docparse.variables import Values

Offers = Callable[[tuple[str, ...], tuple[str, ...], tuple[str, ...]], tuple[str, ...]]
"""Says in words what of these scopes, API versions and tags is missing."""


def offer_all(
    scopes: tuple[str, ...],  # noqa: ARG001 - an Offers takes them
    api_versions: tuple[str, ...],  # noqa: ARG001
    tags: tuple[str, ...],  # noqa: ARG001
) -> tuple[str, ...]:
    """Return nothing: where nobody says what credentials are good for, they are tried."""
    return ()


def as_it_is(service: Service) -> Service:
    """Return the service: nobody says who asks."""
    return service


@dataclass(frozen=True, slots=True)
class Access:
    """One way to ask the target."""

    name: str = ""
    """The account's; empty: it has none."""
    layer: Layer = as_it_is
    """Puts credentials into each request."""
    has_credentials: bool = False
    """A refusal says something about the page."""
    offers: Offers = offer_all
    values: Values = field(default_factory=dict)
    """The account's own values of placeholders."""
    announced: tuple[tuple[str, str], ...] = ()
    """The header fields that it puts into requests, and where each is from; for a run that sends nothing."""
    find_secrets: Callable[[], frozenset[str]] = frozenset
    """What nobody is to be shown, tokens got meanwhile too."""


ANYBODY = Access()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an example asks of whoever sends it."""

    scopes: tuple[str, ...] = ()
    api_versions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def read_wanted(example: Example, scenario: Wanted) -> Wanted:
    """Return what the annotation of a request and its scenario want."""
    annotation = example.block.annotation
    if not annotation.value:
        return scenario
    return Wanted(
        annotation.texts("scopes") + scenario.scopes,
        annotation.texts("apiVersions") + scenario.api_versions,
        annotation.texts("tags") + scenario.tags,
    )


def choose_access(accesses: Sequence[Access], wanted: Wanted) -> Access | str:
    """Return the first that offers all that is wanted, or why there is none."""
    missing: list[tuple[str, ...]] = []
    for access in accesses:
        lacks = access.offers(wanted.scopes, wanted.api_versions, wanted.tags)
        if not lacks:
            return access
        missing.append(lacks)
    if not missing:
        return ANYBODY
    least = min(missing, key=len)
    return f"no account offers {_join(least)}"


def _join(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
