"""What a scenario says of one example of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docparse.model import Example
from docparse.replay.access import Wanted

if TYPE_CHECKING:
    from docparse.model import Parameters
    from docparse.scenarios import Fresh, Steps


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a scenario says of one example."""

    steps: Steps | None = None
    """None: the example is not sent."""
    off: str = ""
    """Why it is not."""
    methods: Mapping[str, Example] = field(default_factory=dict)
    """The examples that steps name."""
    fresh: Fresh | None = None
    """Where new values come from; None where none are wanted."""

    @property
    def parameters(self) -> Parameters:
        """What is put into the request of the example."""
        return self.steps.example.parameters if self.steps else ()

    @property
    def wanted(self) -> Wanted:
        """What the scenario asks of whoever sends the example."""
        if self.steps is None:
            return Wanted()
        scenario = self.steps.scenario
        return Wanted(scenario.scopes, scenario.api_versions, scenario.tags)

    @property
    def retried(self) -> frozenset[int]:
        """The status codes after which the example is sent again."""
        return frozenset(self.steps.status_codes_to_retry if self.steps else ())


NO_REHEARSAL = Rehearsal()
