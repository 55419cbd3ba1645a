"""Equality of content: `exact` is JSON equality, `subset` wants the documented values, extras are free.

Numbers are equal by value (RFC 8259 6 knows no integers), texts as they are in `exact`, by class in `subset`
(date-times by instant, GUIDs without case). Arrays: in `exact` item by item; in `subset` the documented
items come first, in order. An array named in `unordered` is compared without order. Places named in
`volatile` are free in both, placeholders in `subset`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docparse.matching.content.issues import Issue
from docparse.matching.content.shape import Keys, count_scalars
from docparse.model import Json, Kind, Match, Severity
from docparse.values.kinds import KIND_OF
from docparse.values.placeholder import read_placeholder
from docparse.values.places import Place
from docparse.values.sameness import agree

_EXACT = "shown at line {line}; the mode is exact"
_SUBSET = "shown at line {line}; the mode is subset"


class Equality:
    """How two values are compared, place by place."""

    __slots__ = ("_exact", "_unordered", "_volatile", "_why", "compared")

    def __init__(
        self, mode: Match, *, volatile: Collection[Keys] = (), unordered: Collection[Keys] = ()
    ) -> None:
        self._exact = mode is Match.EXACT
        self._why = _EXACT if self._exact else _SUBSET
        self._volatile = volatile
        self._unordered = unordered
        self.compared = 0
        """How many documented scalars were compared by value."""

    def compare(self, expected: Json, actual: Json, keys: Keys = (), place: Place = None) -> Iterator[Issue]:
        """Yield where the actual value is not what is documented."""
        if self._volatile and keys in self._volatile:
            return
        if isinstance(expected, dict) and isinstance(actual, dict):
            yield from self._compare_objects(expected, actual, keys, place)
        elif isinstance(expected, list) and isinstance(actual, list):
            if keys in self._unordered:
                yield from self._compare_unordered(expected, actual, keys, place)
            else:
                yield from self._compare_arrays(expected, actual, keys, place)
        elif not self._exact and self._is_free(expected, keys):
            return
        else:
            self.compared += not isinstance(expected, (dict, list))
            if KIND_OF[type(expected)] != KIND_OF[type(actual)]:
                yield self._issue(Kind.TYPE, keys, place, expected, actual)
            elif not (expected == actual if self._exact else agree(expected, actual)):
                yield self._issue(Kind.VALUE, keys, place, expected, actual)

    @staticmethod
    def _is_free(expected: Json, keys: Keys) -> bool:
        name = keys[-1] if keys and isinstance(keys[-1], str) else ""
        return isinstance(expected, str) and read_placeholder(expected, name) is not None

    def _compare_objects(
        self, expected: dict[str, Json], actual: dict[str, Json], keys: Keys, place: Place
    ) -> Iterator[Issue]:
        for name, value in expected.items():
            below = (*keys, name)
            if name in actual:
                yield from self.compare(value, actual[name], below, (place, name))
            elif below not in self._volatile:
                yield self._issue(Kind.MISSING, below, (place, name), value, None)
        if self._exact:
            for name, value in actual.items():
                if name not in expected and (*keys, name) not in self._volatile:
                    yield self._issue(Kind.EXTRA, keys, (place, name), None, value)

    def _compare_arrays(
        self, expected: list[Json], actual: list[Json], keys: Keys, place: Place
    ) -> Iterator[Issue]:
        for index, value in enumerate(expected):
            if index < len(actual):
                yield from self.compare(value, actual[index], (*keys, index), (place, index))
            else:
                yield self._issue(Kind.MISSING, (*keys, index), (place, index), value, None)
        if self._exact:
            for index in range(len(expected), len(actual)):
                yield self._issue(Kind.EXTRA, keys, (place, index), None, actual[index])

    def _compare_unordered(
        self, expected: list[Json], actual: list[Json], keys: Keys, place: Place
    ) -> Iterator[Issue]:
        """Yield the documented items without an actual item of their own, and in `exact` those left over."""
        fits = [
            [at for at, item in enumerate(actual) if self._is_equal(value, item, (*keys, index))]
            for index, value in enumerate(expected)
        ]
        taken: dict[int, int] = {}
        for index, value in enumerate(expected):
            if _seat(index, fits, taken, set()):
                self.compared += count_scalars(value)
            else:
                yield self._issue(Kind.MISSING, (*keys, index), (place, index), value, None)
        if self._exact:
            for at in range(len(actual)):
                if at not in taken:
                    yield self._issue(Kind.EXTRA, keys, (place, at), None, actual[at])

    def _is_equal(self, expected: Json, actual: Json, keys: Keys) -> bool:
        compared = self.compared
        is_equal = next(self.compare(expected, actual, keys), None) is None
        self.compared = compared
        return is_equal

    def _issue(self, kind: Kind, keys: Keys, place: Place, expected: Json, actual: Json) -> Issue:
        return Issue(kind, Severity.FAILED, keys, place, expected, actual, self._why)


_LONGEST_CHAIN = 200


def _seat(index: int, fits: list[list[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Give a documented item an actual one of its own, moving others if need be; False: there is none.

    (The augmenting paths of bipartite matching, cut where a chain of moves would grow too long.)
    """
    for at in fits[index]:
        if at in tried or len(tried) >= _LONGEST_CHAIN:
            continue
        tried.add(at)
        if at not in taken or _seat(taken[at], fits, taken, tried):
            taken[at] = index
            return True
    return False
