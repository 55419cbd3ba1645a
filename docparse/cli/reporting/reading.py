"""Files of stored results."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from docparse.errors import ConfigurationError
from docparse.files.lines import read_file
from docparse.linting import RULES
from docparse.model import CheckReport, Level, Report, RuleText
from docparse.reporting.json_lines import SCHEMA as LINES
from docparse.reporting.stored import read_check, read_replay
from docparse.reporting.stored.checks import SCHEMA as CHECK
from docparse.reporting.stored.replays import SCHEMA as REPLAY

_INSTEAD = (
    "results are written by docparse replay with --format json=FILE or jsonl=FILE, "
    "and by docparse check with --format json=FILE"
)
"""What to do about a file that holds none."""


class Stored(NamedTuple):
    """Stored results by their files: of replays or of checks, never of both."""

    replays: tuple[tuple[str, Report], ...] = ()
    checks: tuple[tuple[str, CheckReport], ...] = ()


def read_stored(files: Iterable[str]) -> Stored:
    """Return what is in files; raises ConfigurationError for files that hold none, or two kinds."""
    replays: list[tuple[str, Report]] = []
    checks: list[tuple[str, CheckReport]] = []
    for file in files:
        stored = _read(file)
        if isinstance(stored, Report):
            replays.append((file, stored))
        else:
            checks.append((file, stored))
    if replays and checks:
        raise ConfigurationError(
            f"{replays[0][0]} is of a replay and {checks[0][0]} of a check: they cannot be joined"
        )
    return Stored(tuple(replays), tuple(checks))


def _read(file: str) -> Report | CheckReport:
    try:
        text = read_file(file).decode("utf-8")
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"{file}: is not UTF-8 text, and so no results of docparse; {_INSTEAD}"
        ) from error
    try:
        schema = _find_schema(text)
        if schema == CHECK:
            return read_check(json.loads(text), _describe)
        if schema in {REPLAY, LINES}:
            return read_replay(text)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(
            f"{file}: cannot be read as results of docparse ({error}); {_INSTEAD}"
        ) from error
    if not schema:
        raise ConfigurationError(f"{file}: holds no results of docparse; {_INSTEAD}")
    raise ConfigurationError(
        f"{file}: is of schema {schema!r}; this docparse reads {REPLAY}, {LINES} and {CHECK}"
    )


def _find_schema(text: str) -> str:
    """Return the schema that the JSON of a text, or of its first line, is of; raises ValueError."""
    first = text.partition("\n")[0]
    try:
        value = json.loads(first)
    except ValueError:
        value = json.loads(text)
    schema = value.get("schema") if isinstance(value, dict) else None
    return schema if isinstance(schema, str) else ""


def _describe(code: str, level: str) -> RuleText | None:
    """Return the text of a rule; None where this docparse knows none of that code."""
    rule = next((rule for rule in RULES if rule.code == code), None)
    return None if rule is None else RuleText(rule.code, rule.name, Level(level), rule.title, rule.text)
