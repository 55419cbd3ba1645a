"""What a project says in its conftest.py: what is under test, who asks, with which values."""

import pytest

from tests.plugin.pages import CONFTEST, THINGS, example, page

ECHO = page(
    example("who", "GET /{place}", {"authorization": "x", "place": "here"}, docparse={"pin": ["$.place"]})
)
ECHOING = """
import json
import pytest
from docparse import Headers, HttpResponse

def echo(request):
    told = {"authorization": request.headers.get("Authorization") or "", "place": request.target[1:]}
    return HttpResponse(200, Headers([("Content-Type", "application/json")]), json.dumps(told).encode())
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    (pytester.mkdir("docs") / "a.md").write_text(ECHO, "utf-8")
    return pytester


def test_an_application_is_the_target(pytester: pytest.Pytester) -> None:
    (pytester.mkdir("docs") / "things.md").write_text(THINGS, "utf-8")
    pytester.makeconftest(CONFTEST)
    result = pytester.runpytest("--docparse", "docs")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["Target: the application under test"])
    sent = (pytester.path / "sent.log").read_text("utf-8").splitlines()
    assert sent == ["POST /things", "GET /things/live-1", "DELETE /things/live-1"]


@pytest.mark.parametrize("typed", ["--docparse-target", "DOCPARSE_TARGET"])
@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "nonsense://a:b@c"])
def test_a_fixture_goes_before_a_target_that_is_typed_and_says_so(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, typed: str, url: str
) -> None:
    (pytester.mkdir("docs") / "things.md").write_text(THINGS, "utf-8")
    pytester.makeconftest(CONFTEST)
    if typed == "DOCPARSE_TARGET":
        monkeypatch.setenv(typed, url)
    result = pytester.runpytest("--docparse", "docs", *([typed, url] if typed.startswith("-") else []))
    result.assert_outcomes(passed=3)
    shown = f" {url}" if url.startswith("http:") else ""
    result.stdout.fnmatch_lines(
        ["Target: the application under test", f"A fixture docparse_target goes before {typed}{shown}"]
    )


def test_a_target_that_is_asked_is_told_once(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docparse.message import Headers, HttpResponse
    from docparse.serving import serve

    told = b'{"authorization": "", "place": "here"}'
    answer = HttpResponse(200, Headers([("Content-Type", "application/json")]), told)
    with serve(lambda _: answer) as target:
        monkeypatch.setenv("DOCPARSE_TARGET", f"{target.origin}/")
        result = project.runpytest("--docparse", "--docparse-var", "place=here", "docs")
    result.assert_outcomes(passed=1)
    result.stdout.no_fnmatch_line("*goes before*")


def test_a_function_is_the_target(project: pytest.Pytester) -> None:
    project.makeconftest(
        f"{ECHOING}\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return echo\n"
        "@pytest.fixture(scope='session')\ndef docparse_variables():\n    return {'place': 'here'}\n"
    )
    project.runpytest("--docparse", "docs").assert_outcomes(passed=1)


def test_a_url_is_the_target(project: pytest.Pytester) -> None:
    project.makeconftest(
        f"{ECHOING}\n"
        "from docparse import serve\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n"
        "    with serve(echo) as target:\n        yield target.origin\n"
    )
    result = project.runpytest("--docparse", "--docparse-var", "place=here", "docs")
    result.assert_outcomes(passed=1)


def test_values_that_are_typed_go_before_those_of_the_fixture(project: pytest.Pytester) -> None:
    project.makeconftest(
        f"{ECHOING}\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return echo\n"
        "@pytest.fixture(scope='session')\ndef docparse_variables():\n    return {'place': 'there'}\n"
    )
    project.runpytest("--docparse", "docs").assert_outcomes(failed=1)
    project.runpytest("--docparse", "--docparse-var", "place=here", "docs").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("credentials", "sent"),
    [
        pytest.param("'t0ken-of-mine'", "Bearer t0ken-of-mine", id="token"),
        pytest.param("('me', 'passw0rd')", "Basic bWU6cGFzc3cwcmQ=", id="name and password"),
        pytest.param("{'Authorization': 'Custom s3cret'}", "Custom s3cret", id="fields"),
        pytest.param("None", "", id="nobody"),
    ],
)
def test_credentials_are_sent_and_shown_to_nobody(
    project: pytest.Pytester, credentials: str, sent: str
) -> None:
    project.makeconftest(
        f"{ECHOING}\n"
        "SEEN = []\n"
        "def note(request):\n    SEEN.append(request.headers.get('Authorization') or '')\n"
        "    return echo(request)\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return note\n"
        f"@pytest.fixture(scope='session')\ndef docparse_credentials():\n    return {credentials}\n"
        f"def pytest_sessionfinish():\n    assert SEEN == [{sent!r}]\n"
    )
    result = project.runpytest("--docparse", "--docparse-var", "place=there", "docs")
    result.assert_outcomes(failed=1)
    for secret in ("t0ken-of-mine", "passw0rd", "bWU6cGFzc3cwcmQ", "s3cret"):
        assert secret not in result.stdout.str()


def test_folders_may_have_targets_of_their_own(pytester: pytest.Pytester) -> None:
    for folder in ("one", "two"):
        docs = pytester.path / "docs" / folder
        docs.mkdir(parents=True)
        text = page(example("a", "GET /a", {"name": folder}, docparse={"pin": ["$.name"]}))
        (docs / "a.md").write_text(text, "utf-8")
        (docs / "conftest.py").write_text(
            "import json, pytest\nfrom docparse import Headers, HttpResponse\n"
            f"def answer(request):\n    content = json.dumps({{'name': {folder!r}}}).encode()\n"
            "    return HttpResponse(200, Headers([('Content-Type', 'application/json')]), content)\n"
            "@pytest.fixture(scope='session')\ndef docparse_target():\n    return answer\n",
            "utf-8",
        )
    pytester.runpytest("--docparse", "docs").assert_outcomes(passed=2)


def test_the_service_may_be_another_one(project: pytest.Pytester) -> None:
    project.makeconftest(f"{ECHOING}\n@pytest.fixture\ndef docparse_service():\n    return echo\n")
    result = project.runpytest("--docparse", "--docparse-var", "place=here", "docs")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["Target: a function under test"])


def test_the_service_may_be_wrapped(project: pytest.Pytester) -> None:
    project.makeconftest(
        f"{ECHOING}\n"
        "from dataclasses import replace\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return echo\n"
        "@pytest.fixture\ndef docparse_service(docparse_service):\n"
        "    return lambda request: docparse_service(replace(request, target='/here'))\n"
    )
    result = project.runpytest("--docparse", "--docparse-var", "place=there", "docs")
    result.assert_outcomes(passed=1)


def test_own_tests_may_use_the_service(pytester: pytest.Pytester) -> None:
    (pytester.mkdir("docs") / "things.md").write_text(THINGS, "utf-8")
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(
        "import docparse\n"
        "def test_it(docparse_service):\n"
        "    docset = docparse.read_docset(['docs'])\n"
        "    results = list(docparse.replay(docset, docparse_service))\n"
        "    assert [result.outcome for result in results] == ['passed'] * 3\n"
    )
    pytester.runpytest().assert_outcomes(passed=1)


def test_fixtures_that_hold_for_all_tests_hold_for_examples(project: pytest.Pytester) -> None:
    project.makeconftest(
        f"{ECHOING}\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return echo\n"
        "USED = []\n"
        "@pytest.fixture(autouse=True)\ndef database():\n    USED.append(1)\n    yield\n    USED.append(2)\n"
        "def pytest_sessionfinish():\n    assert USED == [1, 2]\n"
    )
    result = project.runpytest("--docparse", "--docparse-var", "place=here", "docs", "--setup-show")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*SETUP    S docparse_target*", "*docs/a.md::who*database*"])


@pytest.mark.parametrize(
    ("target", "told"),
    [
        pytest.param("7", "docparse: docparse_target is int: return a URL, *", id="number"),
        pytest.param(
            "lambda scope, receive, send: None", "docparse: *serve an ASGI application first", id="ASGI"
        ),
        pytest.param("'ftp://x'", "docparse: *ftp*", id="no HTTP"),
    ],
)
def test_what_is_no_target_is_told(project: pytest.Pytester, target: str, told: str) -> None:
    project.makeconftest(
        f"import pytest\n@pytest.fixture(scope='session')\ndef docparse_target():\n    return {target}\n"
    )
    result = project.runpytest("--docparse", "docs")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([told])


def test_an_application_that_raises_fails_the_example_and_is_shown(project: pytest.Pytester) -> None:
    project.makeconftest(
        "import pytest\n"
        "def application(environ, start_response):\n    raise ZeroDivisionError('so much for that')\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return application\n"
    )
    result = project.runpytest("--docparse", "--docparse-var", "place=here", "docs")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*the application raised ZeroDivisionError: so much for that*",
            "*Captured stderr call*",
            "Traceback*",
        ]
    )


def test_hooks_change_the_request_and_the_response(project: pytest.Pytester) -> None:
    project.makeconftest(
        f"{ECHOING}\n"
        "from dataclasses import replace\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return echo\n"
        "def pytest_docparse_before_request(request, example, config):\n"
        "    assert (example.name, config.rootpath.is_dir()) == ('who', True)\n"
        "    signed = Headers([*request.headers, ('Authorization', 'Signature abcdefgh')])\n"
        "    return replace(request, target='/here', headers=signed)\n"
        "def pytest_docparse_after_response(response, example, config):\n"
        "    told = json.loads(response.content)\n"
        "    assert told['authorization'] == 'Signature abcdefgh'\n"
        "    told['place'] = config.getoption('docparse_var')[0].partition('=')[2]\n"
        "    return replace(response, content=json.dumps(told).encode())\n"
    )
    result = project.runpytest("--docparse", "--docparse-var", "place=here", "docs")
    result.assert_outcomes(passed=1)
    result = project.runpytest("--docparse", "--docparse-var", "place=there", "docs")
    result.assert_outcomes(failed=1)
    result.stdout.no_fnmatch_line("*abcdefgh*")
    result.stdout.fnmatch_lines(["    expected *here*", "    actual *there*"])


def test_a_hook_that_leaves_them_as_they_are(project: pytest.Pytester) -> None:
    project.makeconftest(
        f"{ECHOING}\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return echo\n"
        "def pytest_docparse_before_request(request):\n    return None\n"
        "def pytest_docparse_after_response():\n    return None\n"
    )
    project.runpytest("--docparse", "--docparse-var", "place=here", "docs").assert_outcomes(passed=1)


@pytest.mark.parametrize("style", ["long", "short", "native"])
def test_a_function_that_raises_is_shown_without_secrets(project: pytest.Pytester, style: str) -> None:
    project.makeconftest(
        "import pytest\n"
        "def service(request):\n"
        "    sent = request.headers.get('Authorization')\n"
        "    raise ZeroDivisionError(f'so much for {sent}')\n"
        "@pytest.fixture(scope='session')\ndef docparse_target():\n    return service\n"
        "@pytest.fixture(scope='session')\ndef docparse_credentials():\n    return 't0ken-of-mine'\n"
    )
    variable = "--docparse-var=place=here"
    result = project.runpytest("--docparse", variable, "docs", f"--tb={style}", "--showlocals")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*ZeroDivisionError: so much for Bearer [*]*"])
    result.stdout.no_fnmatch_line("*t0ken-of-mine*")
