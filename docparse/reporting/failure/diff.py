"""The documented and the actual content as one JSON text in which only real differences stand out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from docparse.model import Json, Kind, Mismatch, Severity
from docparse.model.places import ROOT, item, member

MOST_ROWS = 12
"""Of one value that stands on one side only; the rest is folded."""
_MOST_ITEMS = 5
"""Of an array; the rest is counted."""
_SHORT = 40
"""Characters of a value that stays on one line."""
_AROUND = 2
"""Rows of context before and after a difference."""
_STEP = re.compile(r"\.[^.\[]+|\[(?:'(?:[^'\\]|\\.)*'|[^'\]]*)\]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a diff: sign `-` documented, `+` actual, ` ` both, `~` folded."""

    sign: str
    text: str
    depth: int = 0
    line: int = 0
    """The page's line; 0 where the page has none."""
    severity: Severity | None = None
    """Of the mismatch that the row shows."""
    where: str = ""
    """The JSONPath of an array's item that begins here."""


def diff_json(
    expected: Json, actual: Json, mismatches: Iterable[Mismatch], lines: Mapping[str, int]
) -> Iterator[Row]:
    """Yield the rows of two JSON values; `lines` are the page's lines by the JSONPath of documented values.

    A documented value that holds (a wildcard, or the same value) is shown as the service sent it.
    """
    walk = _Walk({mismatch.where: mismatch for mismatch in mismatches}, lines)
    return walk.read_both(_Pair(expected, actual, ROOT, ROOT))


def fold_alike(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows with what is far from any difference folded; the objects around a difference stay open."""
    rows = tuple(rows)
    kept: set[int] = set()
    opened: list[int] = []
    for index, row in enumerate(rows):
        while opened and rows[opened[-1]].depth >= row.depth:
            opened.pop()
        if row.severity:
            kept.update(opened, range(index - _AROUND, index + _AROUND + 1))
        opened.append(index)
    for is_kept, stretch in groupby(enumerate(rows), lambda numbered: numbered[0] in kept):
        alike = [row for _, row in stretch]
        if is_kept or len(alike) <= _AROUND:
            yield from alike
        else:
            yield Row("~", f"… {len(alike)} lines alike", min(row.depth for row in alike))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A documented value and the actual one in the same place."""

    expected: Json
    actual: Json
    documented_at: str
    where: str
    label: str = ""
    """`"name": ` of a property."""
    comma: str = ""
    depth: int = 0


class _Walk:
    """Goes through both values at once."""

    def __init__(self, faults: Mapping[str, Mismatch], lines: Mapping[str, int]) -> None:
        self.faults = faults
        self.lines = lines
        self.near = {prefix for where in faults for prefix in _prefixes(where)}

    def fault_at(self, where: str) -> Mismatch | None:
        """Return the mismatch of a place; one of `$.value[*].id` stands for the first item."""
        return self.faults.get(where) or self.faults.get(where.replace("[0]", "[*]"))

    def is_near(self, where: str) -> bool:
        """Tell whether a mismatch stands in a place or inside it."""
        return where in self.near or where.replace("[0]", "[*]") in self.near

    def read_both(self, pair: _Pair) -> Iterator[Row]:
        """Yield the rows of a value that both sides have."""
        if fault := self.fault_at(pair.where):
            if fault.promised or fault.kind is Kind.EMPTY:
                text = pair.label + (fault.promised or _brief(pair.expected)) + pair.comma
                line = self.lines.get(pair.documented_at, 0)
                yield Row("-", text, pair.depth, line, fault.severity)
            else:
                yield from self.read_documented(pair, fault.severity)
            yield from _read_one_side("+", pair, pair.actual, fault.severity)
            return
        line = self.lines.get(pair.documented_at, 0)
        if isinstance(pair.expected, dict) and isinstance(pair.actual, dict):
            yield Row(" ", pair.label + "{", pair.depth, line, where="" if pair.label else pair.where)
            yield from self.read_members(pair, pair.expected, pair.actual)
            yield Row(" ", "}" + pair.comma, pair.depth)
        elif isinstance(pair.expected, list) and isinstance(pair.actual, list) and pair.actual:
            yield Row(" ", pair.label + "[", pair.depth, line)
            yield from self.read_items(pair, pair.expected, pair.actual)
            yield Row(" ", "]" + pair.comma, pair.depth)
        elif isinstance(pair.actual, (dict, list)):
            yield Row(" ", pair.label + _brief(pair.actual) + pair.comma, pair.depth, line)
        else:
            yield Row(" ", pair.label + _text(pair.actual) + pair.comma, pair.depth, line)

    def read_members(self, pair: _Pair, expected: dict[str, Json], actual: dict[str, Json]) -> Iterator[Row]:
        """Yield the rows of an object's members: the documented ones in their order, then the others."""
        missing = {
            name for name in expected.keys() - actual.keys() if self.fault_at(member(pair.where, name))
        }
        extras = [name for name in actual if name not in expected]
        shown = [name for name in expected if name in actual or name in missing]
        told = [name for name in extras if self.is_near(member(pair.where, name))]
        last = (shown + told)[-1] if shown or told else None
        for name in shown + told:
            where = member(pair.where, name)
            child = _Pair(
                expected.get(name), actual.get(name), member(pair.documented_at, name), where,
                f"{json.dumps(name, ensure_ascii=False)}: ", "" if name == last else ",", pair.depth + 1,
            )  # fmt: skip
            fault = self.fault_at(where)
            if name in missing and fault:
                yield from self.read_documented(child, fault.severity)
            elif name in told:
                yield from _read_one_side("+", child, child.actual, fault.severity if fault else None)
            else:
                yield from self.read_both(child)
        if silent := len(extras) - len(told):
            yield Row(
                "~", f"… {silent} undocumented {'property' if silent == 1 else 'properties'}", pair.depth + 1
            )

    def read_items(self, pair: _Pair, expected: list[Json], actual: list[Json]) -> Iterator[Row]:
        """Yield the rows of an array: the items at fault, or the first where none is; the rest is counted."""
        at_fault = [index for index in range(len(actual)) if self.is_near(item(pair.where, index))]
        shown = at_fault[:_MOST_ITEMS] or [0]
        done = 0
        for index in shown:
            if index > done:
                yield _items_folded(index - done, pair.depth + 1)
            done = index + 1
            exemplar = min(index, len(expected) - 1)
            child = _Pair(
                expected[exemplar] if expected else actual[index], actual[index],
                item(pair.documented_at, max(exemplar, 0)), item(pair.where, index),
                "", "," if done < len(actual) else "", pair.depth + 1,
            )  # fmt: skip
            yield from self.read_both(child)
        if done < len(actual):
            yield _items_folded(
                len(actual) - done, pair.depth + 1, len(at_fault) - len(shown) if at_fault else 0
            )
        for index in range(len(actual), len(expected)):
            if fault := self.faults.get(item(pair.where, index)):
                child = _Pair(
                    expected[index], None, item(pair.documented_at, index), "", "", "", pair.depth + 1
                )
                yield from self.read_documented(child, fault.severity)

    def read_documented(self, pair: _Pair, severity: Severity | None) -> Iterator[Row]:
        """Yield the `-` rows of a documented value, each with its line of the page where that is known."""
        line = self.lines.get(pair.documented_at, 0)
        for row in _read_one_side("-", pair, pair.expected, severity):
            yield Row(row.sign, row.text, row.depth, line, severity)
            line = 0


def _items_folded(count: int, depth: int, at_fault: int = 0) -> Row:
    rest = f", {at_fault} of them at fault too" if at_fault > 0 else ""
    severity = Severity.NOTE if rest else None
    return Row("~", f"… {count} more {'item' if count == 1 else 'items'}{rest}", depth, severity=severity)


def _read_one_side(sign: str, pair: _Pair, value: Json, severity: Severity | None) -> Iterator[Row]:
    text = _text(value)
    if len(text) > _SHORT:
        text = _text(value, indent=2)
    texts = (pair.label + text + pair.comma).split("\n")
    for text in texts[:MOST_ROWS]:
        bare = text.lstrip(" ")
        yield Row(sign, bare, pair.depth + (len(text) - len(bare)) // 2, 0, severity)
    if len(texts) > MOST_ROWS:
        yield Row(sign, f"… {len(texts) - MOST_ROWS} more lines", pair.depth + 1, 0, severity)


def _text(value: Json, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _brief(value: Json) -> str:
    if isinstance(value, list) and value:
        return f"[… {len(value)} {'item' if len(value) == 1 else 'items'}]"
    return "{…}" if isinstance(value, dict) and value else _text(value)


def _prefixes(where: str) -> Iterator[str]:
    yield ROOT
    for step in _STEP.finditer(where, 1):
        yield where[: step.end()]
