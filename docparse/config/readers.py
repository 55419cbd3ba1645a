"""How a configured value becomes a typed one; readers raise ValueError with what is awaited instead."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from docparse.errors import did_you_mean
from docparse.model import Kind, Level, Location, Match, Refinement, Severity

Value: TypeAlias = object
"""A value as TOML has it, or a typed one."""
Table: TypeAlias = Mapping[str, object]
Refinements: TypeAlias = "tuple[tuple[str, Refinement], ...]"

_MOST_SECONDS = 1_000_000
_SLOWEST = 0.001
"""Requests per second: one in a quarter of an hour."""


class EntryError(ValueError):
    """A value inside a table that cannot be used; `name` is that of its entry."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def read_text(value: Value) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise ValueError("a text in quotes")  # noqa: TRY004 - readers raise ValueError only
    return value


def read_texts(value: Value) -> tuple[str, ...]:
    """Return several texts; one alone is fine."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("a list of texts in quotes")
    return tuple(value)


def read_flag(value: Value) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise ValueError("true or false")  # noqa: TRY004 - as above
    return value


def read_count(value: Value) -> int:
    """Return a whole number of at least 1."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("a whole number of at least 1")
    return value


def read_seconds(value: Value) -> float:
    """Return a positive number of seconds, of at most eleven days or so: sockets take no more."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= _MOST_SECONDS:
        raise ValueError(f"a positive number of seconds, at most {_MOST_SECONDS:,}")
    return float(value)


def read_rate(value: Value) -> float:
    """Return a number of requests for each second."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not _SLOWEST <= value < math.inf:
        raise ValueError(f"a number of requests per second, at least {_SLOWEST}")
    return float(value)


def read_match(value: Value) -> Match:
    """Return a mode of matching."""
    try:
        return Match(read_text(value))
    except ValueError:
        raise ValueError(f"one of {', '.join(Match)}{did_you_mean(str(value), Match)}") from None


def read_mapping(value: Value) -> Mapping[str, str]:
    """Return a table of texts."""
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise ValueError("a table of texts in quotes")
    return MappingProxyType(value)


def read_table(value: Value) -> Table:
    """Return a table of values as TOML has them."""
    if not isinstance(value, dict):
        raise ValueError("a table of values")  # noqa: TRY004 - as above
    return MappingProxyType(value)


def read_tables(value: Value) -> Mapping[str, Table]:
    """Return tables of values by glob of page paths."""
    if not isinstance(value, dict):
        raise ValueError('a table for each glob of page paths: [tool.docparse.variables-for."api/*"]')  # noqa: TRY004 - as above
    for glob, table in value.items():
        if not isinstance(table, dict):
            raise EntryError(glob, f"a table of values for {glob!r}")
    return MappingProxyType(value)


class Accounts(NamedTuple):
    """Account files, and what the configuration says of accounts of a name."""

    files: tuple[str, ...] = ()
    variables: Mapping[str, Table] = MappingProxyType({})
    """Values of placeholders."""
    tables: Mapping[str, Table] = MappingProxyType({})
    """The fields of accounts that are described here."""


def read_accounts(value: Value) -> Accounts:
    """Return files alone, or a table: `files`, and for each account its fields and `variables`."""
    if not isinstance(value, dict):
        return Accounts(read_texts(value))
    files: tuple[str, ...] = ()
    variables: dict[str, Table] = {}
    tables: dict[str, Table] = {}
    for name, entry in value.items():
        if name == "files" and not isinstance(entry, dict):
            files = read_texts(entry)
            continue
        if not isinstance(entry, dict):
            raise EntryError(name, f"files, or a table for each account, not {name!r}")
        variables[name] = read_table(entry.get("variables", {}))
        if fields := {key: each for key, each in entry.items() if key != "variables"}:
            tables[name] = _read_account(name, fields)
    return Accounts(files, MappingProxyType(variables), MappingProxyType(tables))


def _read_account(name: str, fields: Table) -> Table:
    """Return the fields of an account; raises EntryError for one that holds a secret, or what is none."""
    from docparse.accounts import read_configured_account

    try:
        _, slips = read_configured_account(name, fields, {}, Location("", 1))
    except ValueError as error:
        raise EntryError(name, str(error)) from error
    if told := [slip.message for slip in slips if not slip.noted]:
        raise EntryError(name, f"fields of accounts, but {told[0]}")
    return fields


def read_severity(value: Value) -> Mapping[str, str]:
    """Return how much kinds of mismatch and rules weigh."""
    from docparse.linting import RULES

    rules = {rule.name for rule in RULES}
    weights = read_mapping(value)
    for name, weight in weights.items():
        if name not in rules and name not in set(Kind):
            raise ValueError(f"kinds and rules, but {name!r} is none{did_you_mean(name, [*Kind, *rules])}")
        allowed = list(Severity) if name in set(Kind) else list(Level)
        if weight not in allowed:
            raise ValueError(f"{' or '.join(allowed)} for {name!r}, not {weight!r}")
    return weights


def read_rules(value: Value) -> tuple[str, ...]:
    """Return words that mean rules: names, codes, the start of codes, globs."""
    from docparse.linting import RULES
    from docparse.linting.choosing import find_named

    words = read_texts(value)
    for word in words:
        try:
            find_named(word, RULES)
        except ValueError as error:
            raise ValueError(f"names, codes or globs of rules, but {error}") from error
    return words


def read_rules_by_path(value: Value) -> Mapping[str, tuple[str, ...]]:
    """Return words that mean rules by glob of page paths."""
    if not isinstance(value, dict):
        raise ValueError('a table of lists: "legacy/*" = ["link-broken"]')  # noqa: TRY004 - as above
    return MappingProxyType({glob: read_rules(words) for glob, words in value.items()})


def read_examples(value: Value) -> Refinements:
    """Return refinements by glob of example ids; raises EntryError for one that cannot be used."""
    from docparse.reading.refinement import read_refinement

    if not isinstance(value, dict):
        raise ValueError('a table for each id: [tool.docparse.examples."page.md::name"]')  # noqa: TRY004 - as above
    refinements = []
    for glob, table in value.items():
        if not isinstance(table, dict):
            raise EntryError(glob, f"a table for {glob!r}")
        refinement, problems = read_refinement(table)
        if problems:
            message = f"other values for {glob!r}: {problems[0].removeprefix('docparse.')}"
            raise EntryError(glob, message)
        refinements.append((glob, refinement))
    return tuple(refinements)
