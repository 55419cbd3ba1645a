"""What the settings say of a replay, as its options."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docparse.arranging.reaching import find_jobs
from docparse.config import Settings
from docparse.model import Target
from docparse.replay import ReplayOptions
from docparse.transport import Endurance, Pace, Patience

_NO_FILES: Mapping[str, bytes] = MappingProxyType({})


def make_options(
    settings: Settings, target: Target, *, unpaired: bool = False, files: Mapping[str, bytes] = _NO_FILES
) -> ReplayOptions:
    """Return how to replay; whom with, and what else is in the pages, is added later.

    `files` has contents by the name or id of an example.
    """
    return ReplayOptions(
        target=target,
        mode=settings.match,
        strict=settings.strict,
        allow_writes=settings.allow_writes,
        unpaired=unpaired,
        follow_redirects=settings.follow_redirects,
        variables=settings.variables,
        variables_for=settings.values_for if settings.variables_for else None,
        given=settings.given,
        files=files,
        doc_hosts=settings.doc_hosts,
        refinements=settings.examples,
        place=settings.place,
        endurance=Endurance(
            target.origin,
            settings.timeout,
            patience=Patience(max_tries=settings.tries) if settings.tries else Patience(),
            pace=Pace(settings.rate) if settings.rate else None,
        ),
        jobs=find_jobs(settings, target),
        max_failures=settings.max_failures,
    )
