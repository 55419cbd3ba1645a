"""What keeps a scenario from being run."""

from __future__ import annotations

from docparse.model import Location


class ScenarioError(ValueError):
    """A scenario cannot be run as it is written, or as the service answers; a clause says why."""

    def __init__(self, message: str, location: Location | None = None) -> None:
        super().__init__(message)
        self.location = location
        """Where in the scenario file that is, where it is known."""


class UnknownRequestError(ScenarioError):
    """A scenario names a canned request that there is not."""
