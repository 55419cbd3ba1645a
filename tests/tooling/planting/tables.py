"""Faults in tables beside resources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from tests.tooling.planting.pages import BlockText, PageText, Planted, Planter, put
from tests.tooling.planting.resources import Resources, find_own

_PROPERTIES = re.compile(r"^#+ Properties[ \t]*\n(?:(?!#)[^\n]*\n)*", re.MULTILINE)


class TablePlanters:
    """Plants faults in the tables of a docset whose resources it knows by name."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def table(self) -> Mapping[str, Planter]:
        return {
            "property-not-in-table": self.show_more,
            "property-not-in-resource": self.describe_more,
            "table-cell-value": self.change_cell,
            "table-unmapped": self.add_resource,
        }

    def _find_row(self, page: PageText, promised: str = "") -> tuple[BlockText, re.Match[str]] | None:
        """Return the page's resource and a row of its one table of properties about what it shows."""
        found = find_own(page, self._resources)
        sections = list(_PROPERTIES.finditer(page.text))
        if found is None or found.annotation.get("openType") or len(sections) != 1:
            return None
        _, _, value = self._resources[found.annotation["@odata.type"].lower()]
        for name, kind in value.items():
            pattern = re.compile(
                rf"^\| ?{re.escape(name)}[ \t]*\|[ \t]*(?P<type>[^|\n]*?)[ \t]*\|[^\n]*\n", re.MULTILINE
            )
            row = pattern.search(page.text, *sections[0].span())
            if row and (not promised or str(kind).lower() == row["type"].lower() == promised):
                return found, row
        return None

    def show_more(self, page: PageText, chance: Random) -> Planted | None:
        if (place := self._find_row(page)) is None:
            return None
        at = page.text.index("{", place[0].content_start) + 1
        return put(page.text, at, at, '\n  "undescribedProperty": "String",')._replace(at=at + 1)

    def describe_more(self, page: PageText, chance: Random) -> Planted | None:
        if (place := self._find_row(page)) is None or place[0].annotation.get("truncated"):
            return None
        at = place[1].end()
        return put(page.text, at, at, "| unshownProperty | String | is not shown |\n")

    def change_cell(self, page: PageText, chance: Random) -> Planted | None:
        place = self._find_row(page, "string")
        return put(page.text, *place[1].span("type"), "Boolean") if place else None

    def add_resource(self, page: PageText, chance: Random) -> Planted | None:
        if (place := self._find_row(page)) is None:
            return None
        end = place[0].end
        second = '\n\n<!-- { "blockType": "resource", "@odata.type": "no.second" } -->\n```json\n{}\n```\n'
        rule = re.compile(r"^\|?[ \t]*:?--[^\n]*\n", re.MULTILINE).search(
            page.text, page.text.index(" Properties")
        )
        return put(page.text, end, end, second)._replace(at=rule.end()) if rule else None
