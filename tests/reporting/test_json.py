"""The JSON report can be read by any JSON reader, whatever was answered."""

import json
from dataclasses import replace

import pytest

from docparse.model import Report
from docparse.reporting import REPORTERS
from docparse.reporting.json import write_json
from docparse.reporting.style import Style
from tests.reporting.results import answer, make_page


def refuse(word: str) -> None:
    raise AssertionError(word)


def test_is_json_with_a_result_on_each_line() -> None:
    result = answer(make_page({"a": 1}), {"a": "x"})
    text = REPORTERS["json"](Report("http://x", (result, result), 1.25), Style())
    report = json.loads(text, parse_constant=refuse)
    assert report["schema"] == "docparse.replay/1"
    assert len(text.splitlines()) == 5
    assert report["summary"]["failed"] == 2
    assert report["summary"]["seconds"] == 1.25
    assert report["results"][0]["mismatches"][0]["kind"] == "type"


def test_no_results_are_json_too() -> None:
    assert json.loads(REPORTERS["json"](Report("http://x", ()), Style()))["results"] == []


@pytest.mark.parametrize("value", [float("inf"), float("nan"), {"a": [float("-inf")]}])
def test_numbers_that_json_does_not_have_become_text(value: object) -> None:
    text = write_json(value)  # type: ignore[arg-type]
    json.loads(text, parse_constant=refuse)


def test_mismatches_keep_their_values() -> None:
    result = answer(make_page({"a": [1]}), {"a": {"b": None}})
    (mismatch,) = result.mismatches
    told = replace(mismatch, actual={"b": "\ud800\x1b\u65e5"})
    text = REPORTERS["json"](Report("", (replace(result, mismatches=(told,)),)), Style())
    assert text.isascii()
    assert "\x1b" not in text
    assert json.loads(text)["results"][0]["mismatches"][0]["actual"] == {"b": "\ud800\x1b\u65e5"}
