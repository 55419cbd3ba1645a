"""Which run stored results are of: what its shards have in common, and whether two are the same."""

from __future__ import annotations

from collections.abc import Mapping

from docparse.model import CheckReport, Report, Result


def describe_replay(report: Report) -> Mapping[str, object]:
    """Return what all shards of a run have in common, by its name for people."""
    return {
        "the target": _name_target(report),
        **_describe_part(report),
        "the list of examples": report.ids,
    }


def _name_target(report: Report) -> str:
    return "docparse's own service" if report.embedded else report.target


def describe_check(report: CheckReport) -> Mapping[str, object]:
    """Return what all shards of a check have in common, by its name for people."""
    return {
        **_describe_part(report),
        "--strict": report.strict,
        "the choice of rules": tuple((rule.code, rule.level) for rule in report.rules),
    }


def _describe_part(report: Report | CheckReport) -> Mapping[str, object]:
    part = report.part
    return {
        "the number of shards": part.count if part else 1,
        "the commit": report.commit,
        "how pages were shared out (their set, or the history)": (part.split if part else "",),
    }


def is_same_replay(report: Report, other: Report) -> bool:
    """Tell whether two stored replays are the same one; of one that did not end, less may be there."""
    less = len(other.results) < len(report.results)
    if len(other.results) > len(report.results) or (less and not (report.part and other.interrupted)):
        return False
    if _name_target(report) != _name_target(other) or report.commit != other.commit:
        return False
    known: dict[str, list[Result]] = {}
    for result in report.results:
        known.setdefault(result.example.id, []).append(result)
    return all(result in known.get(result.example.id, ()) for result in other.results)


def is_same_check(report: CheckReport, other: CheckReport) -> bool:
    """Tell whether two stored checks are the same one."""
    return report == other
