"""A stored replay: one JSON object, or lines that were written as results came."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from docparse.model import Finding, Level, Location, Part, Report, Result
from docparse.reporting.json_lines import SCHEMA as LINES
from docparse.reporting.stored.fields import Fields
from docparse.reporting.stored.results import read_result

SCHEMA = "docparse.replay/1"


def read_replay(text: str) -> Report:
    """Return the report of a stored replay; raises ValueError, with what is wrong, where it is none.

    Lines without an end are of a run that was killed: an interrupted one.
    """
    first, _, rest = text.partition("\n")
    if f'"{LINES}"' in first:
        return _read_lines(Fields(json.loads(first)), rest)
    whole = Fields(json.loads(text))
    return _make_report(whole, whole.objects("results"), whole.object("summary"))


def _read_lines(head: Fields, text: str) -> Report:
    results: list[Fields] = []
    summary: Fields | None = None
    for line in text.split("\n")[:-1]:  # what no line end follows was not written whole
        fields = Fields(json.loads(line), f"line {len(results) + 2}")
        if "summary" in fields:
            summary = fields.object("summary")
        else:
            results.append(fields)
    if summary is None:
        summary = Fields({"interrupted": True, "planned": head.count("planned")})
    report = _make_report(head, results, summary)
    return replace(report, results=order_results(report.results, report.ids))


def order_results(results: Iterable[Result], ids: Iterable[str]) -> tuple[Result, ...]:
    """Return results in the order of the ids of a run's examples; one asked for twice has its id twice."""
    by_id: dict[str, deque[Result]] = {}
    for result in results:
        by_id.setdefault(result.example.id, deque()).append(result)
    ordered = [by_id[id_].popleft() for id_ in ids if by_id.get(id_)]
    return (*ordered, *chain.from_iterable(by_id.values()))


def _make_report(head: Fields, results: Iterable[Fields], summary: Fields) -> Report:
    shard = head.object("shard")
    return Report(
        target=head.text("target"),
        results=tuple(map(read_result, results)),
        seconds=float(summary.number("seconds")),
        embedded=head.flag("embedded"),
        interrupted=summary.flag("interrupted"),
        findings={level: count for level in Level if (count := head.object("findings").count(level))},
        planned=summary.count("planned"),
        commit=head.text("commit"),
        part=read_part(shard) if "shard" in head else None,
        ids=shard.texts("examples") if "shard" in head else head.texts("examples"),
        gaps=summary.text("gaps"),
    )


def read_part(fields: Fields) -> Part:
    """Return which shard of a run something is; raises ValueError."""
    part = Part(fields.count("index"), fields.count("count"), fields.text("split"))
    if not 1 <= part.index <= part.count:
        raise ValueError("shard is none of its count")
    return part


def read_finding(fields: Fields) -> Finding:
    """Return a stored finding; raises ValueError where it is none."""
    return Finding(
        fields.text("code"),
        fields.text("rule"),
        fields.word("severity", Level),
        fields.text("message"),
        Location(fields.text("path"), fields.count("line"), fields.count("column")),
        fields.text("example"),
        fields.text("where"),
    )
