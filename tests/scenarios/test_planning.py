"""A scenario as a flat list of requests: what is overridden, what goes before what, what never ends."""

import pytest

from docparse.message import Headers
from docparse.scenarios import ScenarioError, Steps, prepare
from tests.scenarios.files import make, read

CREATE = {
    "name": "create-file",
    "method": "upload",
    "request-parameters": {"!url": "/root:{path}:", "{path}": "/a.txt", "!body": "x"},
    "capture": {"[item-id]": "$.id"},
    "allowed-status-codes": [201],
}


def plan(*setup: dict[str, object], canned: tuple[dict[str, object], ...] = (CREATE,)) -> Steps:
    file = make({"test-setup": setup, "allowed-status-codes": [202]}, canned=canned)
    return prepare(file.scenarios[0], [file])


def test_a_scenario_without_setup_is_its_example():
    steps = plan()
    assert steps.setup == ()
    assert (steps.example.method, steps.example.request) == ("a", None)
    assert steps.origin == f"scenario 'S' (s.json:{steps.scenario.location.line})"


def test_a_method_and_a_raw_request_are_steps():
    page, raw = plan({"method": "get"}, {"http-request": "PUT /x\r\nA: b\r\n\r\nhi"}).setup
    assert (page.method, page.name, page.request) == ("get", "get", None)
    assert raw.request is not None
    assert (raw.request.method, raw.request.target, raw.request.content) == ("PUT", "/x", b"hi")
    assert raw.request.headers == Headers([("A", "b")])
    assert raw.name == "PUT /x"


def test_a_canned_request_is_the_base_of_its_use():
    (step,) = plan({"canned-request": "create-file"}).setup
    assert (step.name, step.method) == ("create-file", "upload")
    assert step.parameters == (("!url", "/root:{path}:"), ("{path}", "/a.txt"), ("!body", "x"))
    assert step.captures == (("item-id", "$.id"),)


def test_what_a_use_says_takes_the_place_of_what_is_canned():
    use = {
        "canned-request": "create-file",
        "request-parameters": {"!url": "/photos:{path}:", "A:": "b"},
        "capture": {"[item-id]": "$.eTag", "[name]": "$.name"},
        "allowed-status-codes": [200],
        "secondary-account": True,
    }
    (step,) = plan(use).setup
    assert step.parameters == (("!url", "/photos:{path}:"), ("{path}", "/a.txt"), ("!body", "x"), ("A:", "b"))
    assert step.captures == (("item-id", "$.eTag"), ("name", "$.name"))
    assert (step.allowed_status_codes, step.secondary_account) == ((200,), True)


def test_a_use_that_says_nothing_keeps_what_is_canned():
    (step,) = plan({"canned-request": "create-file", "capture": {"[x]": "$.x"}}).setup
    assert step.captures == (("item-id", "$.id"), ("x", "$.x"))
    assert step.allowed_status_codes == (201,)


def test_setups_of_canned_requests_go_before_them_and_those_of_their_uses_first():
    canned = (
        {
            "name": "file",
            "method": "put-file",
            "test-setup": [{"canned-request": "folder"}, {"method": "wait"}],
        },
        {"name": "folder", "method": "put-folder", "test-setup": [{"method": "login"}]},
    )
    steps = plan({"canned-request": "file", "test-setup": [{"method": "clean"}]}, canned=canned)
    assert [step.method for step in steps.setup] == ["clean", "login", "put-folder", "wait", "put-file"]


def test_a_canned_request_may_be_made_of_another():
    canned = (
        CREATE,
        {"name": "create-photo", "canned-request": "create-file", "request-parameters": {"!body": "y"}},
    )
    (step,) = plan({"canned-request": "create-photo"}, canned=canned).setup
    assert (step.name, step.method) == ("create-photo", "upload")
    assert step.parameters[-1] == ("!body", "y")


def test_the_same_canned_request_may_be_used_twice():
    use = {"canned-request": "create-file"}
    assert len(plan(use, {**use, "test-setup": [use]}).setup) == 3


def test_canned_requests_of_all_files_are_there_and_those_of_the_own_file_first():
    own = make(
        {"test-setup": [{"canned-request": "x"}, {"canned-request": "y"}]},
        canned=({"name": "x", "method": "own"},),
    )
    other = read(
        '{"canned-requests": [{"name": "x", "method": "o"}, {"name": "y", "method": "other"}]}', "a.json"
    )
    assert [step.method for step in prepare(own.scenarios[0], [other, own]).setup] == ["own", "other"]


DOUBLING = (
    *(
        {"name": f"x{n or ''}", "method": "m", "test-setup": [{"canned-request": f"x{n + 1}"}] * 2}
        for n in range(30)
    ),
    {"name": "x30", "method": "m"},
)


@pytest.mark.parametrize(
    ("canned", "words"),
    [
        pytest.param(({"name": "x", "canned-request": "x"},), "x uses x", id="itself"),
        pytest.param(
            ({"name": "x", "method": "m", "test-setup": [{"canned-request": "x"}]},), "x uses x", id="before"
        ),
        pytest.param(
            ({"name": "x", "canned-request": "y"}, {"name": "y", "canned-request": "x"}),
            "x uses y uses x",
            id="a ring",
        ),
        pytest.param(
            tuple({"name": f"x{n or ''}", "canned-request": f"x{n + 1}"} for n in range(5000)),
            "without end",
            id="long",
        ),
        pytest.param(
            DOUBLING,
            "more than 200 requests",
            id="doubling",
        ),
        pytest.param(
            ({"name": "xy", "method": "m"},), "no canned request 'x'; did you mean 'xy'?", id="unknown"
        ),
        pytest.param(({"name": "x"},), "names no method", id="of nothing"),
        pytest.param(({"name": "x", "http-request": "hello"},), "is no request", id="of no request"),
    ],
)
def test_refuses_what_cannot_be_flat(canned, words):
    with pytest.raises(ScenarioError, match=words.replace("?", r"\?")):
        plan({"canned-request": "x"}, canned=canned)


@pytest.mark.parametrize(
    ("allowed", "status_code", "is_accepted"),
    [
        ([], 200, True),
        ([], 204, True),
        ([], 302, False),
        ([], 404, False),
        ([204, 404], 404, True),
        ([404], 200, False),
    ],
)
def test_a_step_accepts_what_is_allowed_and_else_success(allowed, status_code, is_accepted):
    (step,) = plan({"method": "m", "allowed-status-codes": allowed}).setup
    assert step.accepts(status_code) is is_accepted


def test_the_example_has_what_the_scenario_says():
    file = make(
        {
            "request-parameters": {"{a}": 1},
            "allowed-status-codes": [202],
            "status-codes-to-retry": [404],
            "expectations": {"$.a": 1},
        }
    )
    steps = prepare(file.scenarios[0], [file])
    assert steps.example.parameters == (("{a}", 1),)
    assert steps.example.allowed_status_codes == (202,)
    assert (steps.status_codes_to_retry, steps.expectations) == ((404,), (("$.a", 1),))
