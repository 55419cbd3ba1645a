"""The findings that a set of pages had before: known, and so reported without failing.

A baseline names a finding by page, example, rule and JSONPath, never by line, so edits elsewhere on a page
leave it alone. In its file every entry has a line of its own and lines are sorted, so that git merges it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from docparse.model import Finding

SCHEMA = "docparse.baseline/1"


class Entry(NamedTuple):
    """What tells findings apart; several may be alike."""

    page: str
    """As the baseline names it: from the folder of its file."""
    example: str
    """The NAME of the example's id; empty where the finding stands in none."""
    rule: str
    where: str

    def __str__(self) -> str:
        place = f"{self.page}::{self.example}" if self.example else self.page
        return f"{place}: {self.rule}{f' at {self.where}' if self.where else ''}"


Baseline = Mapping[Entry, int]
"""How many findings each entry stands for."""
Naming = Callable[[str], str]
"""Gives the name that the baseline has for a page."""


class Comparison(NamedTuple):
    """Findings held against a baseline."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: tuple[str, ...]
    """A sentence for each entry that no finding fits any more, or not as often."""


def parse_baseline(text: str) -> Baseline:
    """Return the entries of a baseline's text; raises ValueError, with the line, where it is none.

    Of an entry that stands twice, as after a merge, the greater count holds.
    """
    entries: dict[Entry, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry, count = _parse_line(line)
        except ValueError as error:
            raise ValueError(f"line {number} is no entry of a baseline: {error}") from error
        if entry is not None:
            entries[entry] = max(entries.get(entry, 0), count)
    return entries


def _parse_line(line: str) -> tuple[Entry | None, int]:
    """Return the entry of a line; None for the line that names the schema."""
    value = json.loads(line)
    if not isinstance(value, dict):
        raise ValueError("it is no object")  # noqa: TRY004 - a fault of the text, as those that json finds
    if "schema" in value:
        if value["schema"] != SCHEMA:
            raise ValueError(f"this docparse reads {SCHEMA}, not {value['schema']!r}")
        return None, 0
    count = value.get("count", 1)
    texts = {key: value.get(key, "") for key in Entry._fields}
    if not all(isinstance(text, str) for text in texts.values()) or not isinstance(count, int):
        raise ValueError("page, example, rule and where are texts, count is a number")
    if not texts["page"] or not texts["rule"]:
        raise ValueError("it names no page or no rule")
    return Entry(**texts), count


def render_baseline(baseline: Baseline) -> str:
    """Return the text of a baseline, an entry on each line, sorted."""
    lines = [json.dumps({"schema": SCHEMA})]
    for entry, count in sorted(baseline.items()):
        value: dict[str, object] = {key: text for key, text in entry._asdict().items() if text}
        lines.append(json.dumps(value | ({"count": count} if count > 1 else {}), ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def name_entry(finding: Finding, naming: Naming) -> Entry:
    """Return the entry that a finding falls under."""
    example = finding.example.partition("::")[2]
    return Entry(naming(finding.location.page), example, finding.rule, finding.where)


def compare(
    findings: Iterable[Finding], baseline: Baseline, naming: Naming, was_checked: Callable[[Entry], bool]
) -> Comparison:
    """Return which findings are new, which are known, and which entries are stale.

    Only an entry of what was checked in this run can be stale. Where more findings fall under an entry than
    it stands for, the first ones are known: which of them are new, nobody can tell.
    """
    seen: Counter[Entry] = Counter()
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        entry = name_entry(finding, naming)
        seen[entry] += 1
        (known if seen[entry] <= baseline.get(entry, 0) else new).append(finding)
    stale = [
        _say_stale(entry, count, seen[entry])
        for entry, count in sorted(baseline.items())
        if seen[entry] < count and was_checked(entry)
    ]
    return Comparison(tuple(new), tuple(known), tuple(stale))


def _say_stale(entry: Entry, count: int, left: int) -> str:
    return str(entry) if not left else f"{entry} ({left} of {count} left)"


def renew(
    findings: Iterable[Finding], baseline: Baseline, naming: Naming, was_checked: Callable[[Entry], bool]
) -> Baseline:
    """Return a baseline of these findings, with the entries of what was not checked as they were."""
    kept = {entry: count for entry, count in baseline.items() if not was_checked(entry)}
    return kept | Counter(name_entry(finding, naming) for finding in findings)
