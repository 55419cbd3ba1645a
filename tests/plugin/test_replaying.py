"""How examples end under pytest, and what its reports say of them."""

import json
import xml.etree.ElementTree as ET

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve
from tests.plugin.pages import example, page

PAGE = page(
    example("good", "GET /good", {"a": 1}),
    example("bad", "GET /bad?key={key}", {"a": 1, "b": "x"}),
    example("odd", "GET /odd", {"a": None}),
    example("lacking", "GET /things/{id}", {"a": 1}),
    example("refused", "GET /refused", {"a": 1}),
    example("silent", "GET /silent", {"a": 1}, docparse={"skip": "the author says so"}),
)
ANSWERS = {
    "/good": (200, {"a": 2}),
    "/bad": (200, {"a": "two", "token": "s3cret-value"}),
    "/odd": (200, {"a": None, "extra": True}),
    "/refused": (401, {}),
}


def answer(request: HttpRequest) -> HttpResponse:
    status, content = ANSWERS[request.target.partition("?")[0]]
    return HttpResponse(status, Headers([("Content-Type", "application/json")]), json.dumps(content).encode())


@pytest.fixture
def run(pytester: pytest.Pytester):
    (pytester.mkdir("docs") / "a.md").write_text(PAGE, "utf-8")

    def run(*arguments: str) -> pytest.RunResult:
        with serve(answer) as target:
            return pytester.runpytest(
                "--docparse-target", target.origin,
                "--docparse-var", "key=s3cret-value", "docs", *arguments,
            )  # fmt: skip

    return run


def line_of(text: str, after: str = "") -> int:
    lines = PAGE.splitlines()
    start = next(number for number, line in enumerate(lines) if after in line)
    return next(number for number, line in enumerate(lines[start:], start + 1) if text in line)


def test_outcomes(run) -> None:
    run().assert_outcomes(passed=2, failed=1, skipped=3, warnings=1)


def test_a_failure_shows_what_the_command_line_shows(run) -> None:
    result = run()
    line = line_of("```http", '"bad"')
    result.stdout.fnmatch_lines(
        [
            "*_ bad (docs/a.md) _*",
            f"FAILED docs/a.md:{line} bad",
            "  GET http://127.0.0.1:*/bad?key=[*]*",
            "  $.a *docs/a.md:*",
            "    expected *1",
            "    actual *",
            "*- documented   + actual",
            "  next: *",
            "*Captured request call*",
            "GET http://127.0.0.1:*",
            "*Captured response call*",
            "HTTP/1.1 200 OK",
            "Content-Type: application/json",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_one_line_says_where_and_what_is_wrong_first(run, pytester: pytest.Pytester) -> None:
    result = run("--junitxml=junit.xml")
    line = line_of('"a": 1', '"bad"')
    result.stdout.fnmatch_lines([f"FAILED docs/a.md::bad - docs/a.md:{line} $.a: expected*"])
    (failure,) = ET.parse(pytester.path / "junit.xml").iter("failure")  # noqa: S314 - our own
    assert failure.get("message", "").startswith(f"docs/a.md:{line} $.a: expected number 1, actual string")
    assert (failure.text or "").startswith(f"FAILED docs/a.md:{line_of('```http', 'bad')} bad\n  GET ")


def test_one_line_is_whole_where_there_is_room(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    expected = '*$.a: expected number 1, actual string "two" (and 1 more)'
    for arguments in ((), ("-n", "2")):
        run(*arguments).stdout.fnmatch_lines([f"FAILED docs/a.md::bad - {expected}"])
    run("--tb=line").stdout.fnmatch_lines([expected])


def test_a_verbose_failure_has_the_command(run) -> None:
    run("-v").stdout.fnmatch_lines(["  curl *"])


def test_no_secret_is_shown(run, pytester: pytest.Pytester) -> None:
    result = run("-vv", "-rA", "--junitxml=junit.xml", "--showlocals")
    result.stdout.no_fnmatch_line("*s3cret-value*")
    assert "s3cret-value" not in (pytester.path / "junit.xml").read_text("utf-8")


def test_skips_point_at_the_page(run) -> None:
    run("-rs").stdout.fnmatch_lines_random(
        [
            f"SKIPPED [[]1] docs/a.md:{line_of('```http', 'lacking')}: no value for {{id}}: *",
            f"SKIPPED [[]1] docs/a.md:{line_of('```http', 'refused')}: inconclusive: *",
            f"SKIPPED [[]1] docs/a.md:{line_of('```http', 'silent')}: the author says so",
        ]
    )


def test_warnings_are_in_pytest_s_summary(run) -> None:
    run().stdout.fnmatch_lines(
        ["docs/a.md::odd", "*docs/a.md:*DocparseWarning: docs/a.md:* $.extra *: *actual true*"]
    )


def test_under_strict_warnings_fail(run) -> None:
    run("--docparse-strict").assert_outcomes(passed=1, failed=2, skipped=3)


def test_warnings_fail_where_pytest_is_told_so(run) -> None:
    run("-W", "error::docparse.plugin.telling.DocparseWarning").assert_outcomes(passed=1, failed=2, skipped=3)


def test_an_example_without_an_answer_is_an_error(pytester: pytest.Pytester) -> None:
    (pytester.mkdir("docs") / "a.md").write_text(page(example("a", "GET /a", {"a": 1})), "utf-8")
    with serve(answer) as target:
        url = target.origin
    result = pytester.runpytest("--docparse-target", url, "docs")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*ERROR at call of a (docs/a.md)*", "ERROR docs/a.md:6 a", "*refused*"])
    result.stdout.fnmatch_lines(["ERROR docs/a.md::a - docs/a.md:6 *"])


def test_junit_has_the_place_and_the_proof(run, pytester: pytest.Pytester) -> None:
    run("--junitxml=junit.xml", "-o", "junit_family=xunit1")
    cases = ET.parse(pytester.path / "junit.xml").iter("testcase")  # noqa: S314 - our own
    found = {case.get("name"): case for case in cases}
    assert set(found) == {"good", "bad", "odd", "lacking", "refused", "silent"}
    properties = {each.get("name"): each.get("value") for each in found["good"].iter("property")}
    assert properties.pop("url").endswith("/good")
    assert properties.pop("target").startswith("http://127.0.0.1:")
    assert properties == {
        "page": "docs/a.md",
        "line": str(line_of("```http", "good")),
        "method": "GET",
        "proof": "value 0, type 1, presence 0, unchecked 0",
        "outcome": "passed",
    }
    assert found["bad"].get("file") == "docs/a.md"
    outcomes = {
        name: next((each.get("value") for each in case.iter("property") if each.get("name") == "outcome"), "")
        for name, case in found.items()
    }
    assert outcomes == {
        "good": "passed", "bad": "failed", "odd": "passed", "lacking": "skipped", "refused": "inconclusive",
        "silent": "skipped",
    }  # fmt: skip


def test_the_summary_says_what_was_proven(run) -> None:
    run().stdout.fnmatch_lines(["Target: http://127.0.0.1:*", "* promised scalars checked: *"])


def test_the_embedded_service_is_called_that(pytester: pytest.Pytester) -> None:
    (pytester.mkdir("docs") / "a.md").write_text(page(example("a", "GET /a", {"a": 1})), "utf-8")
    result = pytester.runpytest("--docparse", "docs")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["Target: docparse's own service, made from these pages.*"])


def test_the_first_failure_ends_the_run_where_it_is_told_so(run) -> None:
    run("-x").assert_outcomes(passed=1, failed=1)


def test_failures_are_run_again_alone_or_first(run) -> None:
    run()
    run("--lf").assert_outcomes(failed=1)
    run("--ff", "-v").stdout.fnmatch_lines(["docs/a.md::bad FAILED*", "docs/a.md::good PASSED*"])


def test_what_is_flaky_passes_at_a_further_try(pytester: pytest.Pytester) -> None:
    (pytester.mkdir("docs") / "a.md").write_text(page(example("a", "GET /a", {"a": 1})), "utf-8")
    answers = iter([{"a": "x"}, {"a": 1}])

    def answer(request: HttpRequest) -> HttpResponse:
        content = json.dumps(next(answers)).encode()
        return HttpResponse(200, Headers([("Content-Type", "application/json")]), content)

    with serve(answer) as target:
        result = pytester.runpytest("--docparse-target", target.origin, "--reruns", "1", "docs")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*1 rerun*"])
