"""What is said of all examples at the end of a session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pytest

from docparse.model import NO_PROOF
from docparse.plugin.telling import read_proof
from docparse.reporting.style import plural, visible

EMBEDDED = "docparse's own service"


class Given(NamedTuple):
    """A target that was typed for this run."""

    origin: str
    """Where: an option, or a variable of the environment."""
    target: str
    """As reports call it; empty for what is no URL."""


def list_lines(reports: Iterable[pytest.TestReport], given: Given | None = None) -> Iterator[str]:
    """Yield the lines; none where no example was replayed. `given` is the target that a person typed."""
    proof = NO_PROOF
    targets: dict[str, None] = {}
    for report in reports:
        properties = dict(report.user_properties)
        if "proof" in properties and properties.get("target"):
            proof += read_proof(str(properties["proof"]))
            targets[str(properties["target"])] = None
    for target in targets:
        if target == EMBEDDED:
            yield f"Target: {EMBEDDED}, made from these pages. It shows whether each example agrees with"
            yield "itself, not that your service agrees with it: for that, give --docparse-target URL."
        else:
            yield f"Target: {visible(target)}"
    if given and any(target != given.target for target in targets):
        yield f"A fixture docparse_target goes before {given.origin} {visible(given.target)}".rstrip()
    checked = proof.value + proof.type + proof.presence
    if promised := checked + proof.unchecked:
        yield (
            f"{checked:,} of {plural(promised, 'promised scalar')} checked: {proof.value:,} by value, "
            f"{proof.type:,} by type, {proof.presence:,} by presence"
        )
