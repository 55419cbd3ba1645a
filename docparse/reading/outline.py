"""Where on a page a block stands: the heading above it, and its tab."""

from __future__ import annotations

import re
from typing import NamedTuple

from docparse.reading.elements import RULE, Element, Heading, find_headings_upwards

_TAB = re.compile(r"\[[^\]\n]*\]\(#tab/(?P<tab>[^)/\s]+)[^)\s]*\)")
_NONE = Heading(7, "")
"""No heading: it ranks below any."""


class Place(NamedTuple):
    """The nearest heading above a block, those of tabs left out, and the tab that it stands in."""

    heading: Heading = _NONE
    tab: str = ""


class Outline:
    """What was passed so far; headings are looked for when a block asks, from the nearest upwards."""

    def __init__(self) -> None:
        self._place = Place()
        """Where a block above all that was passed since would stand."""
        self._passed: list[Element] = []

    def pass_by(self, element: Element) -> None:
        """Pass a heading, text, or a rule, which ends a group of tabs."""
        self._passed.append(element)

    def find_here(self) -> Place:
        """Return where a block stands that comes next."""
        passed, above = self._passed, None
        tab: str | None = None
        while passed and (above is None or tab is None):
            element = passed.pop()
            if element is RULE:
                tab = tab or ""
                continue
            has_tabs = "(#tab/" in element.text
            for heading in find_headings_upwards(element) if has_tabs or above is None else ():
                name = _name_tab(heading) if has_tabs else ""
                if name:
                    tab = name if tab is None else tab
                else:
                    above = above or heading
                if above is not None and (tab is not None or not has_tabs):
                    break
        passed.clear()
        self._place = Place(above or self._place.heading, self._place.tab if tab is None else tab)
        return self._place


def _name_tab(heading: Heading) -> str:
    """Return the tab that a heading names, or an empty text."""
    tab = _TAB.fullmatch(heading.text) if "(#tab/" in heading.text else None
    return tab["tab"] if tab else ""


def is_tab(heading: Heading) -> bool:
    """Tell whether a heading names a tab."""
    return bool(_name_tab(heading))
