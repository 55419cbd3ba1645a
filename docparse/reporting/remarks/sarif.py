"""SARIF 2.1.0 (OASIS), with the fields that GitHub's code scanning asks for, within its limits.

https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from docparse import __version__
from docparse.model import CheckReport, Finding, Json, Level, Outcome, Report, RuleText
from docparse.reporting.interruption import tell_gaps, tell_interruption
from docparse.reporting.remarks.remark import (
    Remark,
    find_remarks,
    fingerprints,
    keep_worst,
    kind_texts,
    remark_mismatches,
)
from docparse.reporting.style import Style, cut, plural, visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 5000
"""GitHub keeps no more of a run."""
MOST_TEXT = 1024
"""Characters of a message or of a rule's description."""
_RECOMMENDED = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}
_NO_LINES: Mapping[tuple[str, int], str] = {}


def render_sarif_check(report: CheckReport, style: Style) -> str:  # noqa: ARG001 - every reporter takes a style
    """Return the findings as a log with one run; those that the baseline knows are suppressed."""
    told = [tell_gaps(report.gaps)] if report.gaps else []
    return _render(find_remarks(report), report.rules, "docparse/check/", lines=report.lines, failures=told)


def find_shown(report: CheckReport, style: Style) -> Sequence[Finding]:  # noqa: ARG001 - as above
    """Return the findings that are shown with the author's line: all of them."""
    return (*report.findings, *report.baselined)


def render_sarif_replay(report: Report, style: Style) -> str:  # noqa: ARG001 - as above
    """Return the mismatches as a log with one run, which belongs to its target.

    What was not judged says nothing of a page: it is a notification, and no result.
    """
    remarks = [remark for result in report.results for remark in remark_mismatches(result)]
    target = "embedded" if report.embedded else report.target.partition("://")[2] or report.target
    errors = [result for result in report.results if result.outcome is Outcome.ERROR]
    told = [f"{plural(len(errors), 'example')} not judged, the first: {errors[0].reason}"] if errors else []
    told += [tell_interruption(report)] if report.interrupted else []
    category = f"docparse/replay/{quote(visible(target), safe='/:')}/"
    return _render(remarks, kind_texts(), category, failures=told)


def _render(
    remarks: Sequence[Remark],
    rules: Iterable[RuleText],
    category: str,
    *,
    lines: Mapping[tuple[str, int], str] = _NO_LINES,
    failures: Sequence[str] = (),
) -> str:
    texts = {rule.code: rule for rule in rules}
    for remark in remarks:
        texts.setdefault(remark.code, _text_of(remark))
    indexes = {code: index for index, code in enumerate(texts)}
    kept = keep_worst(remarks, MOST_RESULTS)
    notifications: list[Json] = [_notification(text, "error") for text in failures]
    if dropped := len(remarks) - len(kept):
        notifications.append(_notification(f"{plural(dropped, 'further result')} left out", "warning"))
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "docparse",
                "version": __version__,
                "rules": [_rule(text) for text in texts.values()],
            }
        },
        "automationDetails": {"id": category},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "where docparse was run"}}},
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": notifications}],
        "results": [
            _result(remark, indexes[remark.code], mark, lines.get((remark.path, remark.line), ""))
            for remark, mark in zip(kept, fingerprints(kept), strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: RuleText) -> dict[str, Json]:
    title = cut(f"{rule.title[:1].upper()}{rule.title[1:]}", MOST_TEXT)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": cut(rule.text.partition("\n\n")[0] or title, MOST_TEXT)},
        "help": {"text": rule.text or title, "markdown": rule.text or title},
        "defaultConfiguration": {"level": rule.level.value},
        "properties": {
            "tags": ["documentation"],
            "precision": "high",
            "problem.severity": _RECOMMENDED[rule.level],
        },
    }


def _text_of(remark: Remark) -> RuleText:
    """Return what is known of a rule from a remark alone."""
    return RuleText(remark.code, remark.name, remark.level, remark.name, "")


def _result(remark: Remark, index: int, mark: str, line: str) -> dict[str, Json]:
    location: dict[str, Json] = {
        "physicalLocation": {
            "artifactLocation": _artifact(remark.path),
            "region": {
                "startLine": remark.line,
                "startColumn": remark.column,
                "endLine": remark.line,
                "endColumn": max(len(line), remark.column) + 1,
            },
        }
    }
    if remark.example:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(remark.example), "kind": "member"}]
    result: dict[str, Json] = {
        "ruleId": remark.code,
        "ruleIndex": index,
        "level": remark.level.value,
        "message": _message(remark.text),
        "locations": [location],
        "partialFingerprints": {"primaryLocationLineHash": mark},
    }
    if remark.where:
        result["properties"] = {"where": visible(remark.where)}
    if remark.known:
        result["suppressions"] = [{"kind": "external", "justification": "in the baseline"}]
    return result


def _artifact(path: str) -> dict[str, Json]:
    """Return where a page is: relative to where docparse was run, or a `file` URI for an absolute path."""
    uri = quote(path.encode("utf-8", "surrogatepass"), safe="/~")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri.removeprefix("./"), "uriBaseId": "%SRCROOT%"}


def _notification(text: str, level: str) -> dict[str, Json]:
    return {"message": _message(text), "level": level}


def _message(text: str) -> dict[str, Json]:
    """Return a text as a message in which nothing is a link (SARIF 3.11.6)."""
    return {"text": cut(visible(text).replace("](", "] ("), MOST_TEXT)}
