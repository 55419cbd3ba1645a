"""docparse replay: against the embedded service, against a target, and what the exit code says."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.serving import serve

JSON = Headers([("Content-Type", "application/json")])
CHANGING = ("seconds", "request", "response", "promise")
PHOTO = {"id": "99x99", "height": 99, "width": 99}


def answer(status_code: int = 200, **changes: object) -> Service:
    """Return a service that answers every request with the photo, changed."""
    content = json.dumps({name: value for name, value in (PHOTO | changes).items() if value != "gone"})
    return lambda _: HttpResponse(status_code, JSON, content.encode())


@contextmanager
def served(service: Service) -> Iterator[str]:
    with serve(service) as target:
        yield target.origin


def break_page(folder: Path, old: str, new: str) -> None:
    page = folder / "docs" / "photo.md"
    head, fence, rest = page.read_text("utf-8").partition("HTTP/1.1 200 OK")
    page.write_text(head + (fence + rest).replace(old, new, 1), "utf-8")


def test_pages_that_agree_with_themselves_pass(run) -> None:
    code, out, err = run("replay")
    assert (code, err) == (0, "")
    assert out.startswith("Target: docparse's own service, made from these pages, at http://127.0.0.1:")
    assert "It shows whether each example agrees with itself" in out
    assert "\n2 passed of 2 examples in " in out
    assert "promised scalars checked: " in out


@pytest.mark.parametrize(
    ("old", "new", "place", "shown"),
    [
        pytest.param(
            '"height": 99', '"height": 98', "$.height  another value", '- {"id"', id="another value"
        ),
        pytest.param('"height": 99', '"height": "99"', "$.height  another type", "string", id="another type"),
        pytest.param('"height": 99, ', "", "$.height  undocumented", "line 8", id="removed"),
        pytest.param(
            "200 OK", "201 Created", "status  another value", "- HTTP/1.1 201 Created", id="another status"
        ),
    ],
)
def test_pages_that_contradict_themselves_fail(
    run, folder: Path, old: str, new: str, place: str, shown: str
) -> None:
    break_page(folder, old, new)
    code, out, _ = run("replay", "-k", "update")
    assert code == 1
    assert "\nFAILED docs/photo.md:4 update_photo\n  PATCH http://127.0.0.1:" in out
    assert f"\n  {place} " in out
    assert "    why       " in out
    assert "docs/photo.md:1" in out


@pytest.mark.parametrize(
    ("service", "place"),
    [
        pytest.param(answer(height=98), "$.height  another value", id="another value"),
        pytest.param(answer(height="99"), "$.height  another type", id="another type"),
        pytest.param(answer(height="gone"), "$.height  missing", id="removed"),
        pytest.param(answer(201), "status  another value", id="another status"),
    ],
)
def test_services_that_contradict_the_page_fail(run, service: Service, place: str) -> None:
    with served(service) as target:
        code, out, _ = run("replay", "--target", target, "-k", "update")
    assert code == 1
    assert out.startswith(f"Target: {target}\n")
    assert f"\n  {place} " in out


def test_a_service_that_keeps_the_promises_passes(run) -> None:
    with served(answer(id="other")) as target:
        assert run("replay", "--target", target).code == 0


def test_target_comes_from_the_environment(run, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(answer()) as target:
        monkeypatch.setenv("DOCPARSE_TARGET", target)
        assert run("replay").out.startswith(f"Target: {target}\n")


def test_target_comes_from_the_configuration(run, folder: Path) -> None:
    with served(answer()) as target:
        (folder / "docparse.toml").write_text(f'target = "{target}/base"\n', "utf-8")
        assert run("replay").out.startswith(f"Target: {target}/base\n")


def test_an_unreachable_target_judges_nothing(run) -> None:
    with served(answer()) as target:
        pass
    code, out, _ = run("replay", "--target", target)
    assert code == 4
    assert "\nERROR docs/photo.md:4 update_photo\n" in out
    assert "No example could be judged: there was no answer." in out


def test_refused_credentials_judge_nothing(run) -> None:
    with served(lambda _: HttpResponse(401)) as target:
        code, out, _ = run("replay", "--target", target)
    assert code == 4
    assert "2 inconclusive of 2 examples" in out


def test_no_secret_is_printed(run, folder: Path) -> None:
    page = folder / "docs" / "photo.md"
    text = page.read_text("utf-8").replace("me/photo\n", "me/photo\nAuthorization: Bearer {token}\n")
    page.write_text(text, "utf-8")

    def repeat(request: HttpRequest) -> HttpResponse:
        said = str(request.headers.get("Authorization")).encode()
        return HttpResponse(201, Headers(JSON), b'{"id": "%s"}' % said)

    with served(repeat) as target:
        for style in ("text", "json"):
            arguments = ("--target", target, "--var", "token=SEKRET123", "--format", style)
            code, out, err = run("replay", "-v", *arguments)
            assert code == 1
            assert "SEKRET" not in out + err
            assert "Bearer *********" in out or style == "json"


def test_one_error_among_answers_fails(run) -> None:
    def fickle(request: HttpRequest) -> HttpResponse:
        if request.method == "GET":
            return HttpResponse(200, Headers([*JSON, ("X-Odd", "\x00")]), b"{}")
        return answer()(request)

    with served(fickle) as target:
        code, out, _ = run("replay", "--target", target)
    assert code == 1
    assert "1 passed of 2 examples" in out


def test_repeated_reasons_are_counted(run, folder: Path) -> None:
    text = (folder / "docs" / "photo.md").read_text("utf-8")
    for number in range(5):
        (folder / "docs" / f"{number}.md").write_text(text, "utf-8")
    with served(answer()) as target:
        pass
    out = run("replay", "--target", target).out
    assert out.count("\nERROR ") < 12
    assert "more errors for the same reason (-v shows them):" in out
    assert run("replay", "--target", target, "-v").out.count("\nERROR ") == 12


def test_skipped_examples_are_grouped_by_reason(run, folder: Path) -> None:
    page = folder / "docs" / "photo.md"
    page.write_text(page.read_text("utf-8").replace("/me/photo", "/users/{user-id}/photo"), "utf-8")
    with served(answer()) as target:
        code, out, _ = run("replay", "--target", target)
        assert code == 5
        assert (
            "\n2 skipped (-v lists them)\n      2  no value for {user-id}: give it with --var user-id" in out
        )
        assert run("replay", "--target", target, "--var", "user-id=7").code == 0


def test_strict_makes_warnings_fail(run) -> None:
    with served(answer(extra=1)) as target:
        code, out, _ = run("replay", "--target", target, "-k", "get")
        assert code == 0
        assert "1 warning in 1 passed example (-v lists them all)\n      1  extra    $.extra at " in out
        assert run("replay", "--target", target, "-k", "get", "--strict").code == 1


def test_severity_of_a_kind_comes_from_the_configuration(run, folder: Path) -> None:
    (folder / "docparse.toml").write_text('severity = { extra = "failed" }\n', "utf-8")
    with served(answer(extra=1)) as target:
        assert run("replay", "--target", target, "-k", "get").code == 1


def test_examples_are_refined_by_the_configuration(run, folder: Path) -> None:
    (folder / "docparse.toml").write_text('[examples."docs/*::update*"]\nmatch = "status"\n', "utf-8")
    with served(answer(height="x")) as target:
        assert run("replay", "--target", target, "-k", "update").code == 0


def test_json_is_the_contract(run) -> None:
    with served(answer(height=98)) as target:
        code, out, _ = run("replay", "--target", target, "--format", "json", "-k", "update")
    report = json.loads(out)
    (result,) = report["results"]
    assert code == 1
    assert report["schema"] == "docparse.replay/1"
    assert report["target"] == target
    assert result["seconds"] > 0
    assert (result["request"]["target"], result["response"]["status_code"]) == ("/v1.0/me/photo", 200)
    assert result["promise"]["line"] == 12
    assert {key: value for key, value in result.items() if key not in CHANGING} == {
        "id": "docs/photo.md::update_photo",
        "path": "docs/photo.md",
        "name": "update_photo",
        "line": 4,
        "method": "PATCH",
        "url": f"{target}/v1.0/me/photo",
        "outcome": "failed",
        "reason": "",
        "tries": 1,
        "mismatches": [
            {
                "aspect": "body",
                "kind": "value",
                "where": "$.height",
                "severity": "failed",
                "expected": 99,
                "actual": 98,
                "line": 16,
                "why": "echo of $.height at line 8",
            }
        ],
        "proof": {"value": 2, "type": 1, "presence": 0, "unchecked": 0},
        "bound": [],
    }
    summary = report["summary"]
    assert {name: summary[name] for name in ("passed", "failed", "inconclusive", "error", "skipped")} == {
        "passed": 0,
        "failed": 1,
        "inconclusive": 0,
        "error": 0,
        "skipped": 0,
    }


def test_formats_go_to_files_as_well(run, folder: Path) -> None:
    code, out, _ = run("replay", "--format", "json=replay.json")
    assert code == 0
    assert "2 passed" in out
    assert json.loads((folder / "replay.json").read_text("utf-8"))["summary"]["passed"] == 2


def test_verbose_shows_the_command_to_try(run) -> None:
    with served(answer(height=98)) as target:
        out = run("replay", "--target", target, "-v").out
    assert f"\n  curl -X PATCH {target}/v1.0/me/photo \\\n" in out


def test_quiet_says_less(run) -> None:
    with served(answer(height=98)) as target:
        out = run("replay", "--target", target, "-q").out
        assert out.startswith("FAILED docs/photo.md:4 update_photo\n")
        assert run("replay", "--target", target, "-qq") == (1, "", "")


def test_no_examples_is_nothing_run(run, folder: Path) -> None:
    (folder / "docs" / "photo.md").write_text("# Nothing\n", "utf-8")
    code, out, err = run("replay")
    assert (code, out) == (5, "")
    assert "no examples in 1 page; see docparse list -v" in err


def test_colours_come_when_asked(run) -> None:
    assert "\x1b[" not in run("replay").out
    assert "\x1b[1;32m2 passed\x1b[0m" in run("replay", "--color", "always").out


def test_no_answer_reaches_the_terminal_raw(run) -> None:
    with served(answer(height="\x1b[2J\u202e\x9b", **{"\x1b[31m": 1})) as target:
        out = run("replay", "--target", target, "-v").out
    assert not {"\x1b", "\u202e", "\x9b"} & set(out)
    assert "\\u001b[2J\\u202e\\x9b" in out


def test_standard_input_is_a_page(folder: Path) -> None:
    page = (folder / "docs" / "photo.md").read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "docparse", "replay", "-", "--stdin-filename", "x.md", "-v"],
        input=page,
        capture_output=True,
        check=True,
    )
    assert b"PASSED x.md:4 update_photo" in done.stdout


def test_an_interrupted_run_reports_what_was_done(folder: Path) -> None:
    def slow(request: HttpRequest) -> HttpResponse:
        if request.method == "GET":
            time.sleep(3)
        return answer()(request)

    with served(slow) as target:
        process = subprocess.Popen(
            [sys.executable, "-m", "docparse", "replay", "--target", target, "-v"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        told = iter(process.stdout.readline, "")
        assert any("PASSED" in line for line in told)
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Interrupted: 1 of 2 examples done.\n1 passed, 1 not replayed of 2 examples in " in out
    assert err == ""


THING = """# Thing

<!-- {"blockType": "resource", "@odata.type": "x.thing", "optionalProperties": ["size"]} -->
```json
{"id": "string", "size": "int32"}
```

| Property | Type | Description |
|:--|:--|:--|
| id | String | Its id. |
| size | Int32 | In bytes. |

<!-- {"blockType": "request", "name": "get_thing", "docparse": {"match": "schema"}} -->
```http
GET https://api.example/thing
```

<!-- {"blockType": "response", "@odata.type": "x.thing"} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{"id": "a"}
```
"""


@pytest.mark.parametrize(
    ("actual", "severity"),
    [
        pytest.param({"id": "b", "size": 7}, None, id="a property of the resource that is not shown"),
        pytest.param({"id": "b", "size": "7"}, "failed", id="another type than the resource's"),
        pytest.param({"id": "b", "colour": 1}, "warning", id="a property that the resource does not have"),
    ],
)
@pytest.mark.parametrize("typed", [False, True], ids=["from a file", "from standard input"])
def test_an_annotation_may_ask_for_the_resource(
    run, folder: Path, monkeypatch: pytest.MonkeyPatch, actual: object, severity: str | None, *, typed: bool
) -> None:
    (folder / "docs" / "photo.md").write_text(THING, "utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(THING.encode())))
    with served(lambda _: HttpResponse(200, JSON, json.dumps(actual).encode())) as target:
        _, out, _ = run("replay", "-" if typed else "docs", "--target", target, "--format", "json")
    (result,) = json.loads(out)["results"]
    assert [mismatch["severity"] for mismatch in result["mismatches"]] == ([severity] if severity else [])


def test_an_account_of_the_configuration_asks(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "docparse.toml").write_text(
        '[accounts.one]\noauth-type = "Token"\naccess-token = "$env:T"\n', "utf-8"
    )
    dry = ("replay", "docs", "--dry-run", "--target", "http://127.0.0.1:9")
    monkeypatch.setenv("T", "a-token-of-one")
    assert "    with the credentials of one\n" in run(*dry).out
    monkeypatch.delenv("T")
    done = run(*dry)
    assert done.code == 0
    assert "with the credentials of" not in done.out
    told = (
        "docparse replay: nobody could log in: no account can be used: 'one' lacks the environment variable T"
    )
    assert told in done.err
