"""What matching of content finds; the page's lines are looked up only when there is something to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from docparse.matching.content.bounded import bounded, printable
from docparse.matching.content.shape import Keys
from docparse.matching.policy import Comparison
from docparse.model import Aspect, Json, Kind, Mismatch, Severity
from docparse.reading.json_text import find_lines
from docparse.values.places import Place, spell, spell_keys


@dataclass(slots=True)
class Issue:
    """A mismatch before its lines are known."""

    kind: Kind
    severity: Severity
    shown: Keys
    """The place in the documented content; with items at None, the first that shows it is meant."""
    place: Place
    """The place in the actual content."""
    expected: Json
    actual: Json
    why: str
    """May name `{line}`, the documented place's, `{origin}` and `{origin_line}`."""
    origin: str = ""
    """What the promise comes from: a place or value of the request, a format class, a path refined."""
    origin_line: int = 0
    """The page's line of the origin; 0: the line of the same place in the request's content."""
    repeats: int = 0
    """How many further items have the same issue at the same place."""
    promised: str = ""
    """What is expected in words, where that is no value that the page shows."""


def first_shown(value: Json, keys: Keys) -> Keys | None:
    """Return the first way through a documented value that the keys, None for any item, fit; or None."""
    if not keys:
        return ()
    key, rest = keys[0], keys[1:]
    if isinstance(value, dict) and isinstance(key, str):
        way = first_shown(value[key], rest) if key in value else None
        return None if way is None else (key, *way)
    if isinstance(value, list) and not isinstance(key, str):
        for index in range(len(value)) if key is None else (key,):
            way = first_shown(value[index], rest) if index < len(value) else None
            if way is not None:
                return (index, *way)
    return None


def to_mismatches(issues: Iterable[Issue], comparison: Comparison, documented: Json) -> tuple[Mismatch, ...]:
    """Return the issues as mismatches in page order, with lines and why each place was required."""
    promise, example = comparison.promise, comparison.example
    shown_lines = find_lines(promise.content.decode("utf-8", "replace"))
    sent_lines: Mapping[str, int] | None = None
    mismatches = []
    for issue in issues:
        at = printable(spell(issue.place))
        where = spell_keys(first_shown(documented, issue.shown) or issue.shown)
        line = promise.content_line + shown_lines.get(where, 0)
        origin_line = issue.origin_line
        if not origin_line and "{origin_line}" in issue.why:
            if sent_lines is None:
                sent_lines = find_lines(example.request.content.decode("utf-8", "replace"))
            origin_line = example.content_line + sent_lines.get(at, 0)
        why = issue.why.format(line=line, origin=issue.origin, origin_line=origin_line)
        if issue.repeats:
            items = "item" if issue.repeats == 1 else "items"
            why = f"{why}; the same in {issue.repeats} more {items}"
        mismatches.append(
            Mismatch(
                Aspect.BODY,
                issue.kind,
                at,
                issue.severity,
                bounded(issue.expected),
                bounded(issue.actual),
                line,
                why,
                issue.promised,
            )
        )
    return tuple(sorted(mismatches, key=attrgetter("line")))
