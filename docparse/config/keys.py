"""What can be configured, and how a configured value becomes a typed one."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from docparse.errors import did_you_mean
from docparse.model import Kind, Level, Match, Refinement, Severity

Value: TypeAlias = object
"""A value as TOML has it, or a typed one."""
Refinements: TypeAlias = "tuple[tuple[str, Refinement], ...]"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of `[tool.docparse]`; `read` raises ValueError with what is awaited instead."""

    read: Callable[[Value], Value]
    summary: str
    read_text: Callable[[str], Value] | None = str
    """Makes of an environment variable's text what `read` takes; None: not to be set there."""


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
    """Return a positive number of seconds."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < math.inf:
        raise ValueError("a positive number of seconds")
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


def read_variables(value: Value) -> Mapping[str, str]:
    """Return a table of texts; numbers, true and false are taken as they are spelt in JSON."""
    if not isinstance(value, dict) or not all(isinstance(item, (str, int, float)) for item in value.values()):
        raise ValueError("a table of texts and numbers")
    spelt = {True: "true", False: "false"}
    return MappingProxyType(
        {name: spelt[item] if isinstance(item, bool) else str(item) for name, item in value.items()}
    )


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


class EntryError(ValueError):
    """A value inside a table that cannot be used; `name` is that of its entry."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


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


_FLAG_WORDS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


def _flag(text: str) -> Value:
    return _FLAG_WORDS.get(text.strip().lower(), text)


def _number(text: str) -> Value:
    try:
        return float(text) if not text.strip().isdecimal() else int(text)
    except ValueError:
        return text


def _words(text: str) -> Value:
    return [word for word in text.replace(",", " ").split() if word]


KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "paths": Key(read_texts, "pages where no PATH is given", lambda text: text.split(os.pathsep)),
        "exclude": Key(read_texts, "globs of pages to leave out", lambda text: text.split(os.pathsep)),
        "target": Key(read_text, "URL of the service to replay against"),
        "doc-hosts": Key(read_mapping, "documented URL prefixes and where on the target they are", None),
        "match": Key(read_match, "how answers are compared"),
        "strict": Key(read_flag, "warnings fail", _flag),
        "allow-writes": Key(read_flag, "send more than GET, HEAD, OPTIONS off loopback", _flag),
        "follow-redirects": Key(read_flag, "follow redirects", _flag),
        "jobs": Key(read_count, "pages replayed at once", _number),
        "connect-timeout": Key(read_seconds, "seconds to wait for a connection", _number),
        "read-timeout": Key(read_seconds, "seconds to wait for the next bytes", _number),
        "timeout": Key(read_seconds, "seconds for a whole example", _number),
        "severity": Key(read_severity, "how much a rule or kind of mismatch weighs", None),
        "select": Key(read_rules, "rules to check; else those that are on by default", _words),
        "ignore": Key(read_rules, "rules not to check", _words),
        "per-path-ignores": Key(read_rules_by_path, "rules not to check by glob of page paths", None),
        "baseline": Key(read_text, "file of the findings that are known"),
        "front-matter": Key(read_texts, "keys that the front matter of pages has", _words),
        "page-settings": Key(
            read_texts,
            "files of outlines and other demands on pages, as API Doctor has them",
            lambda text: text.split(os.pathsep),
        ),
        "site-root": Key(read_text, "folder that links starting with a slash are looked for in"),
        "unchecked-links": Key(read_texts, "how links start that are not looked for", _words),
        "variables": Key(read_variables, "values of placeholders", None),
        "examples": Key(read_examples, "refinements by glob of example ids", None),
    }
)
