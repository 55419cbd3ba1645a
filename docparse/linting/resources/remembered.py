"""What several rules ask of the same docset, worked out once."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

from docparse.model import Docset

Result = TypeVar("Result")


class Once(Generic[Result]):
    """A function of a docset that remembers its last result as long as the docset is in use.

    Docsets never change, so the result is the same whether it is remembered or not.
    """

    def __init__(self, function: Callable[[Docset], Result]) -> None:
        self._function = function
        self._last: tuple[weakref.ref[Docset], Result] | None = None

    def __call__(self, docset: Docset) -> Result:
        """Return the function's result for a docset."""
        last = self._last
        if last is not None and last[0]() is docset:
            return last[1]
        result = self._function(docset)
        self._last = weakref.ref(docset, self._forget), result
        return result

    def _forget(self, reference: weakref.ref[Docset]) -> None:
        """Let go of the result of a docset that is gone."""
        if self._last is not None and self._last[0] is reference:
            self._last = None
