"""SARIF that the published schema allows, with what code scanning needs, within its limits."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from docparse.linting import RULES as ALL_RULES
from docparse.model import CheckReport, Location, Outcome, Report, Result, RuleText
from docparse.reporting import CHECK_REPORTERS, REPORTERS
from docparse.reporting.style import Style
from tests.reporting.checks import ERROR, NOTE, WARNING, make_report, many
from tests.reporting.results import answer, make_page

SCHEMA = Path(__file__).parent.parent / "schemas" / "sarif-2.1.0-rtm.5.json"


@cache
def validator() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def read_run(text: str) -> Any:
    log = json.loads(text)
    validator().validate(log)
    (run,) = log["runs"]
    return run


def of_check(report: CheckReport) -> Any:
    return read_run(CHECK_REPORTERS["sarif"](report, Style()))


def of_replay(*results: Result, embedded: bool = False) -> Any:
    return read_run(
        REPORTERS["sarif"](Report("https://x.example:8443/v1.0", results, embedded=embedded), Style())
    )


def test_has_what_code_scanning_needs() -> None:
    run = of_check(make_report(ERROR, WARNING, NOTE))
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    for result in results:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
    assert [result["level"] for result in results] == ["error", "warning", "note"]


def test_the_region_is_the_rest_of_the_line() -> None:
    (result,) = of_check(make_report(ERROR))["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/a.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 38},
    }


def test_all_rules_can_be_carried() -> None:
    texts = tuple(RuleText(rule.code, rule.name, rule.level, rule.title, rule.text) for rule in ALL_RULES)
    rules = of_check(make_report(rules=texts))["tool"]["driver"]["rules"]
    assert len(rules) == len(ALL_RULES)
    assert max(len(rule["fullDescription"]["text"]) for rule in rules) <= 1024


def find_marks(*findings: Any) -> list[str]:
    return [
        result["partialFingerprints"]["primaryLocationLineHash"]
        for result in of_check(make_report(*findings))["results"]
    ]


def test_fingerprints_stay_when_lines_move() -> None:
    moved = [replace(found, location=Location(found.location.page, 99)) for found in (ERROR, WARNING)]
    assert find_marks(ERROR, WARNING) == find_marks(*moved)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(WARNING, code="DP103"), id="rule"),
        pytest.param(replace(WARNING, example="docs/b.md::put"), id="example"),
        pytest.param(replace(WARNING, where="$.y"), id="place"),
        pytest.param(WARNING, id="the second of its kind"),
    ],
)
def test_fingerprints_tell_apart(other: Any) -> None:
    assert len(set(find_marks(WARNING, other))) == 2


def test_keeps_the_worst_of_too_many() -> None:
    run = of_check(make_report(*many(NOTE, 3000), *many(WARNING, 2500), *many(ERROR, 10), baselined=(ERROR,)))
    levels = [result["level"] for result in run["results"]]
    assert (levels.count("note"), levels.count("warning"), levels.count("error")) == (2490, 2500, 10)
    assert levels[0] == "note"
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "511 further results left out"


def test_what_the_baseline_knows_is_suppressed() -> None:
    results = of_check(make_report(WARNING, baselined=(ERROR,)))["results"]
    assert [len(result.get("suppressions", [])) for result in results] == [0, 1]


def test_long_messages_are_cut_and_hold_no_links() -> None:
    (result,) = of_check(make_report(replace(ERROR, message="[a](http://x) " + "x" * 2000)))["results"]
    assert result["message"]["text"].startswith("[a] (http://x) ")
    assert len(result["message"]["text"]) == 1024


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("./docs/a b.md", {"uri": "docs/a%20b.md", "uriBaseId": "%SRCROOT%"}),
        ("docs/größe#1.md", {"uri": "docs/gr%C3%B6%C3%9Fe%231.md", "uriBaseId": "%SRCROOT%"}),
        ("/srv/a.md", {"uri": "file:///srv/a.md"}),
    ],
)
def test_paths_become_uris(path: str, location: object) -> None:
    (result,) = of_check(make_report(replace(ERROR, location=Location(path, 1))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_mismatches_of_a_replay_are_results() -> None:
    run = of_replay(answer(make_page({"a": 1}), {"a": "x", "b": 1}))
    kinds = [(result["ruleId"], result["level"], result["properties"]["where"]) for result in run["results"]]
    assert kinds == [("type", "error", "$.a"), ("extra", "warning", "$.b")]
    assert run["automationDetails"]["id"] == "docparse/replay/x.example:8443/v1.0/"
    assert run["invocations"][0]["executionSuccessful"] is True


def test_the_embedded_service_has_one_category_whatever_its_port() -> None:
    assert of_replay(embedded=True)["automationDetails"]["id"] == "docparse/replay/embedded/"


def test_what_was_not_judged_is_no_result() -> None:
    example = answer(make_page({}), {}).example
    run = of_replay(Result(example, Outcome.ERROR, reason="connection refused"))
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is False
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "1 example not judged, the first: connection refused"
