"""Of a stored replay every report says what it said of the live one."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.message import Headers, HttpResponse, Service
from docparse.model import Bound, Level, Part, Report, Result
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.reporting import REPORTERS
from docparse.reporting.stored import read_replay
from docparse.reporting.style import Style
from tests.reporting.results import answer, make_page

STYLES = [
    Style(verbosity=verbosity, as_command=lambda request, url: f"curl {request!r} {url}")
    for verbosity in (-1, 0, 1)
]
PAGE = make_page(
    {"a": [1], "b": "text", "c": {"d": 1.5}}, request='POST https://api.example/photo\n\n{"b": "text"}'
)
TRUNCATED = make_page({"a": 1, "list": [{"x": 1}]}, annotation=', "truncated": true')


def unanswered() -> Result:
    (result,) = replay(read_page(PAGE, "p.md"), refuse)
    return result


def refuse(_: object) -> HttpResponse:
    from docparse.errors import ServiceError

    raise ServiceError("the connection broke")


def skipped() -> Result:
    (result,) = replay(read_page(make_page({"a": 1}, request="GET https://api.example/{id}"), "p.md"), refuse)
    return result


RESULTS = {
    "passed": answer(PAGE, {"a": [1], "b": "text", "c": {"d": 2}}),
    "passed with warnings": answer(make_page({"a": 1}), {"a": 1, "more": None}),
    "another type": answer(PAGE, {"a": "x", "b": "other", "c": None}),
    "another status": answer(PAGE, {"error": {"message": "no {such} thing"}}, 404),
    "a redirect": answer(PAGE, b"", 302, {"Location": "https://elsewhere.example/x"}),
    "at fault": answer(PAGE, {"detail": "oh"}, 500),
    "another field": answer(PAGE, b"<p>", 200, {"Content-Type": "text/html"}),
    "no content": answer(PAGE, b""),
    "no text": answer(PAGE, bytes(range(256))),
    "odd text": answer(PAGE, {"a": [1], "b": "\x1b[1m\u202e\ud83d\ude00 é"}),
    "truncated": answer(TRUNCATED, {"a": "1", "more": 1}),
    "empty": answer(TRUNCATED, {"a": 1, "list": []}),
    "strict": answer(make_page({"a": 1}), {"a": 1, "more": 1}, strict=True),
    "exact": answer(make_page({"a": 1}), {"a": 2}),
    "refused": answer(make_page({"a": 1}), {}, 401),
    "unanswered": unanswered(),
    "skipped": skipped(),
    "bound": replace(answer(PAGE, {}), bound=(Bound("48d3", "77", "$.id of p.md::create"),), tries=3),
}
FAULTS = {Level.WARNING: 1, Level.NOTE: 3}


def make_report(*results: Result, **attributes: Any) -> Report:
    named = tuple(
        replace(result, example=replace(result.example, id=f"p.md::e{index}"))
        for index, result in enumerate(results)
    )
    return Report("https://api.example", named, 1.25, **attributes)


@pytest.mark.parametrize("name", [name for name in REPORTERS if name != "json"])
@pytest.mark.parametrize("written", ["json", "jsonl"])
@pytest.mark.parametrize("style", STYLES, ids=["quiet", "usual", "verbose"])
def test_every_format_is_as_it_was(name: str, written: str, style: Style) -> None:
    for label, results in [
        *((label, (result,)) for label, result in RESULTS.items()),
        ("all", RESULTS.values()),
    ]:
        for attributes in ({}, {"embedded": True}, {"findings": FAULTS}):
            report = make_report(*results, **attributes)
            stored = read_replay(REPORTERS[written](report, Style()))
            expected, actual = (REPORTERS[name](each, style) for each in (report, replace(stored, ids=())))
            assert actual == expected, label


@pytest.mark.parametrize("written", ["json", "jsonl"])
def test_json_stays_as_it_is(written: str) -> None:
    part = Part(2, 4, "abc")
    ids = tuple(f"p.md::e{index}" for index in range(30))
    for report in (
        make_report(*RESULTS.values()),
        make_report(*RESULTS.values(), interrupted=True, planned=30),
        make_report(*RESULTS.values(), interrupted=True, planned=30, part=part, ids=ids, commit="c0ffee"),
    ):
        text = REPORTERS["json"](report, Style())
        assert REPORTERS["json"](read_replay(REPORTERS[written](report, Style())), Style()) == text


def test_lines_can_be_cut_anywhere() -> None:
    """What a killed run left is read up to its last whole line, and taken for interrupted."""
    report = make_report(*RESULTS.values())
    text = REPORTERS["jsonl"](report, Style())
    head = text.index("\n") + 1
    for end in range(head, len(text), 97):
        stored = read_replay(text[:end])
        assert stored.interrupted
        assert len(stored.results) == text[:end].count("\n") - 1
        assert stored.total == len(RESULTS)
    assert not read_replay(text).interrupted


def test_lines_in_whatever_order_are_read_in_that_of_the_run() -> None:
    report = make_report(*RESULTS.values())
    head, *lines, end, _ = REPORTERS["jsonl"](report, Style()).split("\n")
    shuffled = "\n".join((head, *reversed(lines), end, ""))
    assert [result.example.id for result in read_replay(shuffled).results] == [
        result.example.id for result in report.results
    ]


def test_an_example_asked_for_twice_keeps_both_places() -> None:
    passed, failed = RESULTS["passed"], RESULTS["at fault"]
    other = replace(passed, example=replace(passed.example, id="p.md::other"))
    report = Report("x", (passed, other, replace(failed, example=passed.example)))
    stored = read_replay(REPORTERS["jsonl"](report, Style()))
    assert [(each.example.id, each.outcome) for each in stored.results] == [
        (each.example.id, each.outcome) for each in report.results
    ]


def test_what_an_older_docparse_wrote_can_be_read() -> None:
    text = """{"schema": "docparse.replay/1", "target": "https://x", "embedded": false, "results": [
      {"id": "a.md::b", "path": "a.md", "name": "b", "line": 4, "method": "GET", "url": "https://x/b",
       "outcome": "failed", "reason": "", "tries": 1, "seconds": 0.01, "mismatches": [
        {"aspect": "body", "kind": "value", "where": "$.a", "severity": "failed", "expected": 1, "actual": 2,
         "line": 9, "why": "pinned"}],
       "proof": {"value": 1, "type": 0, "presence": 0, "unchecked": 0}}],
      "summary": {"passed": 0, "failed": 1, "seconds": 0.1}}"""
    told = REPORTERS["text"](read_replay(text), Style())
    assert "FAILED a.md:4 b\n  GET https://x/b\n" in told
    assert "$.a  another value" in told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"results": 1}, "results is not", id="results"),
        pytest.param({"results": [1]}, r"results\[0\] is no object", id="a result"),
        pytest.param({"results": [{"id": "a", "outcome": "fine"}]}, r"results\[0\].outcome", id="outcome"),
        pytest.param({"results": [{"outcome": "passed"}]}, "no id", id="id"),
        pytest.param({"target": 1}, "target", id="target"),
        pytest.param({"shard": {"index": 5, "count": 4}}, "shard", id="shard"),
        pytest.param({"summary": {"seconds": "1"}}, "summary.seconds", id="seconds"),
        pytest.param({"summary": []}, "summary is no object", id="summary"),
    ],
)
def test_what_is_no_result_is_told(change: dict[str, object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_replay(json.dumps({"schema": "docparse.replay/1", "target": "x", "results": [], **change}))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, st.sampled_from([200, 201, 401, 500]))
def test_whatever_is_answered_the_view_is_as_it_was(value: object, status_code: int) -> None:
    content = json.dumps(value).encode("utf-8", "replace")
    result = answer(PAGE, content, status_code)
    report = Report("https://api.example", (result,))
    stored = read_replay(REPORTERS["json"](report, Style()))
    assert REPORTERS["text"](stored, STYLES[2]) == REPORTERS["text"](report, STYLES[2])


def test_no_secret_is_stored() -> None:
    page = make_page({"a": 1}, request="GET https://api.example/photo\nAuthorization: Bearer {token}")

    def repeat(request: Any) -> HttpResponse:
        said = request.headers.get("Authorization")
        return HttpResponse(500, Headers([("Set-Cookie", "session=COOKIE123456")]), said.encode())

    service: Service = repeat
    results = tuple(replay(read_page(page, "p.md"), service, ReplayOptions(variables={"token": "SEKRET123"})))
    for written in ("json", "jsonl"):
        text = REPORTERS[written](Report("x", results), Style())
        assert '"response"' in text
        assert "SEKRET" not in text
        assert "COOKIE123456" not in text
