"""Names joined in sets (union-find)."""

from __future__ import annotations


class Union:
    """Names joined in sets, each known by one of its names."""

    def __init__(self) -> None:
        self._leaders: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._leaders

    def find(self, name: str) -> str:
        """Return the name that a set is known by."""
        while self._leaders.setdefault(name, name) != name:
            self._leaders[name] = self._leaders[self._leaders[name]]
            name = self._leaders[name]
        return name

    def join(self, first: str, second: str) -> None:
        """Make one set of those of two names."""
        self._leaders[self.find(first)] = self.find(second)
