"""Stored shards of one run joined into its report, whatever order they are given in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from docparse.model import CheckReport, Report
from docparse.reporting.stored.replays import order_results
from docparse.reporting.stored.runs import describe_check, describe_replay, is_same_check, is_same_replay

Stored = TypeVar("Stored", Report, CheckReport)
Item = TypeVar("Item")
Named = tuple[str, Stored]
"""A stored report after the name of its file."""
_MOST_TOLD = 20
"""So many shards are told one by one."""


class StoredError(ValueError):
    """Stored results that are not of one run: a sentence with their files."""


def merge_replays(stored: Iterable[tuple[str, Report]]) -> Report:
    """Return the replay that stored ones are shards of; a whole one stays as it is. Raises StoredError.

    Where examples lack, it is an interrupted one, and says which shards are missing or did not end.
    """
    found = tuple(stored)
    if (whole := _find_whole(found, is_same_replay)) is not None:
        return whole
    shards = _find_shards(found, is_same_replay, describe_replay)
    _refuse_twice_sent(shards)
    reports = [report for _, report in shards.values()]
    first = reports[0]
    merged = replace(
        first,
        results=order_results(chain.from_iterable(report.results for report in reports), first.ids),
        seconds=max(report.seconds for report in reports),
        planned=len(first.ids),
        part=None,
        interrupted=False,
    )
    if not merged.lacking:
        return replace(merged, ids=())
    stopped = [index for index, (_, report) in shards.items() if report.interrupted]
    return replace(merged, interrupted=True, gaps=_tell_gaps(first, shards, stopped))


def merge_checks(stored: Iterable[tuple[str, CheckReport]]) -> CheckReport:
    """Return the check that stored ones are shards of; a whole one stays as it is. Raises StoredError.

    Where shards are missing, it says which.
    """
    found = tuple(stored)
    if (whole := _find_whole(found, is_same_check)) is not None:
        return whole
    shards = _find_shards(found, is_same_check, describe_check)
    reports = [report for _, report in shards.values()]
    places = [report.places for report in reports]
    return replace(
        reports[0],
        pages=sum(report.pages for report in reports),
        examples=sum(report.examples for report in reports),
        findings=_join([report.findings for report in reports], [each[0] for each in places]),
        baselined=_join([report.baselined for report in reports], [each[1] for each in places]),
        stale=_join([report.stale for report in reports], [each[2] for each in places]),
        lines={place: line for report in reports for place, line in report.lines.items()},
        seconds=max(report.seconds for report in reports),
        part=None,
        places=(),
        gaps=_tell_gaps(reports[0], shards, ()),
    )


def _find_whole(stored: Sequence[Named[Stored]], is_same: Callable[[Stored, Stored], bool]) -> Stored | None:
    """Return the one report that is whole; None where all are shards. Raises StoredError for a mixture."""
    whole = [(file, report) for file, report in stored if report.part is None]
    if not whole:
        return None
    file, report = whole[0]
    for other, each in stored:
        if each.part is not None:
            raise StoredError(
                f"{file} is a whole run, and {other} a shard: give shards of one run, or one run"
            )
        if not is_same(report, each):
            raise StoredError(f"{file} and {other} are two runs, and no shards of one: give one of them")
    return report


def _find_shards(
    stored: Sequence[Named[Stored]],
    is_same: Callable[[Stored, Stored], bool],
    describe: Callable[[Stored], Mapping[str, object]],
) -> Mapping[int, Named[Stored]]:
    """Return the shards by their index, in its order; raises StoredError where they are not of one run."""
    ordered = sorted(stored, key=lambda each: (_index(each[1]), -_measure(each[1]), each[0]))
    _refuse_others(ordered, describe)
    shards: dict[int, Named[Stored]] = {}
    for file, report in ordered:
        index = _index(report)
        if index not in shards:
            shards[index] = file, report
        elif not is_same(shards[index][1], report):
            other = shards[index][0]
            raise StoredError(
                f"shard {index} is there twice, and they differ: {other}, {file}; leave one out"
            )
    return shards


def _refuse_others(
    named: Sequence[Named[Stored]], describe: Callable[[Stored], Mapping[str, object]]
) -> None:
    """Raise StoredError where a shard is of another run than the first one, whatever its number."""
    file, first = named[0]
    common = describe(first)
    for other, shard in named[1:]:
        for what, value in common.items():
            if (differing := describe(shard)[what]) != value:
                told = f"{what} differs{_tell(value, differing)}"
                raise StoredError(f"{other} is no shard of the run that {file} is of: {told}")


def _tell(value: object, other: object) -> str:
    """Return both sides of a difference, where they say something to people."""
    return f" ({other}, not {value})" if not isinstance(value, tuple) and (value or other) else ""


def _index(report: Report | CheckReport) -> int:
    return report.part.index if report.part else 0


def _measure(report: Report | CheckReport) -> int:
    return len(report.results if isinstance(report, Report) else report.findings)


def _refuse_twice_sent(shards: Mapping[int, Named[Report]]) -> None:
    """Raise StoredError where two shards have a result of one example."""
    owners: dict[str, str] = {}
    for file, report in shards.values():
        for id_ in {result.example.id for result in report.results}:
            if other := owners.get(id_):
                raise StoredError(f"{id_} is in {other} and in {file}: they are no shards of one run")
            owners[id_] = file


def _join(parts: Sequence[Sequence[Item]], places: Sequence[Sequence[int]]) -> tuple[Item, ...]:
    """Return the items of all parts in the places that they have among those of all parts."""
    placed = {
        place: item
        for each, own in zip(parts, places, strict=True)
        for item, place in zip(each, own, strict=True)
    }
    return tuple(placed[place] for place in sorted(placed))


def _tell_gaps(report: Report | CheckReport, shards: Mapping[int, object], stopped: Iterable[int]) -> str:
    """Return which shards are missing and which did not end; empty where none is."""
    count = report.part.count if report.part else 1
    ends = dict.fromkeys(stopped, "did not end")
    ends |= {index: "is missing" for index in range(1, count + 1) if index not in shards}
    told = list(_tell_each(ends, count))
    return "; ".join(
        told[:_MOST_TOLD] + ([f"and {len(told) - _MOST_TOLD:,} more"] * (len(told) > _MOST_TOLD))
    )


def _tell_each(ends: Mapping[int, str], count: int) -> Iterator[str]:
    return (f"shard {index} of {count} {ends[index]}" for index in sorted(ends))
