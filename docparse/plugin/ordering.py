"""The order of the items of pages, and which of them belong on one worker of pytest-xdist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import pytest

from docparse.chaining import find_needs
from docparse.plugin.items import ExampleItem
from docparse.replay.groups import find_groups
from docparse.replay.options import ReplayOptions
from docparse.replay.refining import refine_example

if TYPE_CHECKING:
    from docparse.model import Example
    from docparse.plugin.stage import Stage

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def order_items(items: list[pytest.Item]) -> None:
    """Put the examples of each page, wherever they stand among the others, in the order of the page."""
    places: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        if isinstance(item, ExampleItem):
            places.setdefault(item.parent.nodeid if item.parent else "", []).append(index)
    for indexes in places.values():
        members = [items[index] for index in indexes]
        members.sort(key=_line_of)
        for index, item in zip(indexes, members, strict=True):
            items[index] = item


def group_items(items: Sequence[pytest.Item], stage: Stage) -> None:
    """Mark the examples that need each other, for `--dist loadgroup`."""
    settings = stage.settings
    options = ReplayOptions(refinements=settings.examples, place=settings.place)
    examples = stage.expansion.examples
    needs = find_needs(examples, partial(refine_example, options=options), settings.given)
    groups = {
        example.id: _name(group[0])
        for group in find_groups(examples, needs)
        for example in group
        if len(group) > 1
    }
    for item in items:
        if isinstance(item, ExampleItem) and item.example.id in groups:
            item.add_marker(pytest.mark.xdist_group(groups[item.example.id]))


def _line_of(item: pytest.Item) -> int:
    return item.example.location.line if isinstance(item, ExampleItem) else 0


def _name(example: Example) -> str:
    """Return what a group is called, by its first example: pytest-xdist puts it behind the ids of items."""
    return _NOT_IN_NAMES.sub("-", example.id)
