"""The rows of a table: names with their types, whether they are required, and descriptions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from docparse.model import Table
from docparse.tables.types import NO_TYPE, TypeName, read_type_name


class Row(NamedTuple):
    """A row that documents something."""

    name: str
    type_name: TypeName
    type_text: str
    """The cell of the type as it stands; empty where the table has no such column."""
    required: bool | None
    """None where the row does not say."""
    description: str
    line: int


_TYPE_COLUMN = re.compile(r"(?:data ?|property )?types?", re.IGNORECASE)
_VALUE_COLUMN = re.compile(r"values?", re.IGNORECASE)
_REQUIRED_COLUMN = re.compile(r"(?P<required>required|mandatory)\b.*|optional\b.*", re.IGNORECASE)
_DESCRIPTION_COLUMN = re.compile(r"descriptions?|details|notes?|comments?|meaning", re.IGNORECASE)
_YES = re.compile(r"(?:y(?:es)?|true|required|mandatory|x|✓|✔)\.?", re.IGNORECASE)
_NO = re.compile(r"(?:no?|false|optional|[-\u2013]|)\.?", re.IGNORECASE)
_WORD = re.compile(r"[(\[]?(?:(?P<required>required)|optional)\b", re.IGNORECASE)
_REMARK = re.compile(r"\b(?:(?P<required>required)|optional)\)?$", re.IGNORECASE)
_REMARK_ENDS = frozenset("dDlL)")
"""What a type with a remark ends with: most have none, and to look for it takes longer."""
_PROPERTY = re.compile(r"[@$]?[A-Za-z_][\w@.$-]*")


def read_rows(table: Table) -> tuple[Row, ...]:
    """Return the rows that document something; not the dividers, whose first cell alone is filled."""
    find = _finder(table.columns)
    type_index = find(_TYPE_COLUMN)
    if type_index is None:
        type_index = find(_VALUE_COLUMN)
    required_index, description_index = find(_REQUIRED_COLUMN), find(_DESCRIPTION_COLUMN)
    rows = []
    for cells, line in zip(table.rows, table.lines, strict=True):
        if not cells or not cells[0] or (len(table.columns) > 1 and not any(cells[1:])):
            continue
        type_text, description = _cell(cells, type_index), _cell(cells, description_index)
        required = None
        if required_index is not None:
            required = read_required(cells[required_index], table.columns[required_index])
        if required is None:
            required = _find_word(description, type_text)
        type_name = read_type_name(type_text) if type_text else NO_TYPE
        rows.append(Row(cells[0].rstrip("*").strip(), type_name, type_text, required, description, line))
    return tuple(rows)


def find_unreadable(table: Table) -> Iterator[tuple[int, str]]:
    """Yield the lines of rows with cells that say nothing, and why: no name, neither yes nor no."""
    required = _finder(table.columns)(_REQUIRED_COLUMN)
    if required is None and all(cells and cells[0] for cells in table.rows):
        return  # as in most tables
    for cells, line in zip(table.rows, table.lines, strict=True):
        if not any(cells):
            continue
        if not cells[0]:
            yield line, "the first cell of this row is empty"
        cell = _cell(cells, required)
        if required is not None and read_required(cell, table.columns[required]) is None:
            yield line, f"'{cell}' in the column '{table.columns[required]}' is neither yes nor no"


def find_repeated(table: Table) -> Iterator[tuple[Row, int]]:
    """Yield the rows whose name an earlier one has, with the line of the first."""
    names = [cells[0].rstrip("*").strip() for cells in table.rows if cells]
    first: dict[str, int] = {}
    for row in read_rows(table) if len(set(names)) < len(names) else ():
        if first.setdefault(row.name, row.line) != row.line:
            yield row, first[row.name]


def names_property(name: str) -> bool:
    """Tell whether the first cell of a row is a name and not words."""
    return _PROPERTY.fullmatch(name) is not None


def read_required(cell: str, column: str) -> bool | None:
    """Return what a cell of a column `Required` or `Optional` says; None where it is neither yes nor no."""
    asked = _REQUIRED_COLUMN.fullmatch(column.strip())
    is_yes = _YES.fullmatch(cell.strip()) is not None
    if asked is None or not (is_yes or _NO.fullmatch(cell.strip())):
        return None
    if cell.strip().lower().startswith(("required", "optional")):
        return cell.strip().lower().startswith("required")
    return is_yes == bool(asked["required"])


def _finder(columns: Sequence[str]) -> Callable[[re.Pattern[str]], int | None]:
    """Return a function that finds the index of the column after the first whose head fits."""

    def find(pattern: re.Pattern[str]) -> int | None:
        return next((i for i, head in enumerate(columns) if i and pattern.fullmatch(head.strip())), None)

    return find


def _cell(cells: Sequence[str], index: int | None) -> str:
    return cells[index].strip() if index is not None and index < len(cells) else ""


def _find_word(description: str, type_text: str) -> bool | None:
    """Return what the start of a description (`Required.`) or a remark at the type says."""
    if found := _WORD.match(description):
        return found["required"] is not None
    remark = _REMARK.search(type_text) if type_text[-1:] in _REMARK_ENDS else None
    return remark["required"] is not None if remark else None
