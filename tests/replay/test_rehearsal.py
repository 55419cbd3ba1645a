"""Scenarios at work: what goes before an example, what is put into it, and what more is expected of it."""

import json
from base64 import b64encode
from dataclasses import replace

import pytest

from docparse.errors import ServiceError
from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.model import Kind, Outcome, Severity, Target
from docparse.replay.access import Access
from tests.replay.pages import block, shows
from tests.replay.rehearsed import run, scenario, shown

FILE = shows('{"id": "abc", "name": "a.txt"}')
UPLOAD = "PUT /root:/a.txt:/content\n" + shows('{"name": "a.txt", "size": 5}')
PAGE = block("upload", UPLOAD, FILE, status="201 Created") + block("get-item", "GET /items/{item-id}", FILE)
UPLOADED = shown(201, {"id": "X!1", "name": "new.txt"}, ("ETag", '"7"'))
GOT = shown(200, {"id": "X!1", "name": "new.txt"})
SETUP = {"method": "upload", "capture": {"[item-id]": "$.id"}}


def run_get(answers, *setup, service_settings=(), canned=(), **fields):
    """Return the result of `get-item` with a scenario, and who was asked; `upload` itself is not replayed."""
    fields = {"request_parameters": {"{item-id}": "[item-id]"}} | fields
    off = scenario("upload") | {"enabled": False}
    results, service = run(
        {"a.md": PAGE},
        answers,
        off,
        scenario("get-item", test_setup=list(setup), **fields),
        canned=canned,
        **dict(service_settings),
    )
    return next(result for result in results if result.example.name == "get-item"), service


def test_setup_goes_first_in_order_and_shows_values():
    result, service = run_get(
        [shown(204), UPLOADED, GOT],
        {"http-request": "DELETE /items/old", "allowed-status-codes": [204, 404]},
        SETUP,
    )
    assert (result.outcome, result.reason) == (Outcome.PASSED, "")
    assert service.lines == ["DELETE /v1/items/old", "PUT /v1/root:/a.txt:/content", "GET /v1/items/X%211"]


def test_a_captured_value_fills_the_placeholder_of_its_name_without_being_told():
    result, service = run_get([UPLOADED, GOT], SETUP, request_parameters={})
    assert result.outcome is Outcome.PASSED
    assert service.lines[-1] == "GET /v1/items/X%211"


def test_a_typed_value_goes_before_that_of_a_scenario():
    result, service = run_get([UPLOADED, GOT], SETUP, service_settings={"given": {"item-id": "mine"}})
    assert result.outcome is Outcome.PASSED
    assert service.lines[-1] == "GET /v1/items/mine"


def test_a_scenario_goes_before_configured_values():
    _, service = run_get([UPLOADED, GOT], SETUP, service_settings={"variables": {"item-id": "configured"}})
    assert service.lines[-1] == "GET /v1/items/X%211"


@pytest.mark.parametrize("status", [204, 404])
def test_a_setup_may_be_answered_as_it_allows(status: int):
    delete = {"http-request": "DELETE /items/old", "allowed-status-codes": [204, 404]}
    result, _ = run_get([shown(status), UPLOADED, GOT], delete, SETUP)
    assert result.outcome is Outcome.PASSED


def test_a_setup_that_is_refused_says_where_and_what_the_service_says():
    error = {"error": {"code": "nameAlreadyExists", "message": "There is\n a.txt already."}}
    result, service = run_get([shown(409, error)], SETUP)
    assert result.outcome is Outcome.SKIPPED
    assert (
        result.reason == "its test-setup 'upload' (tests/s.json:15) was answered 409: There is a.txt already"
    )
    assert len(service.sent) == 1


def test_what_an_answer_lacks_cannot_be_captured():
    result, service = run_get([shown(201, {"key": "X!1"})], SETUP)
    assert result.outcome is Outcome.SKIPPED
    assert "its test-setup 'upload' (tests/s.json:15): " in result.reason
    assert "$.id" in result.reason
    assert len(service.sent) == 1


def test_an_unknown_method_in_a_setup_is_told_before_anything_is_sent():
    result, service = run_get([], SETUP, {"method": "uplaod"})
    assert result.outcome is Outcome.SKIPPED
    assert "names 'uplaod', and no page that is read here has such an example" in result.reason
    assert service.sent == []


def test_a_setup_without_an_answer_is_an_error_that_says_where():
    def answer(_: HttpRequest) -> HttpResponse:
        raise ServiceError("the connection broke")

    result, _ = run_get(answer, SETUP)
    assert result.outcome is Outcome.ERROR
    assert result.reason.startswith("its test-setup 'upload' (tests/s.json:15): the connection broke")


def test_canned_requests_use_each_other_and_can_be_overridden():
    canned = [
        {"name": "a folder", "http-request": "POST /children\r\n\r\n{}", "capture": {"[folder]": "$.id"}},
        {
            "name": "a file",
            "method": "upload",
            "test-setup": [{"canned-request": "a folder"}],
            "request-parameters": {"!url": "/items/{folder}/a.txt", "{folder}": "[folder]", "$.name": "b"},
            "capture": {"[item-id]": "$.id"},
        },
    ]
    answers = [shown(201, {"id": "F"}), UPLOADED, GOT]
    result, service = run_get(
        answers, {"canned-request": "a file", "request-parameters": {"$.name": "c"}}, canned=canned
    )
    assert result.outcome is Outcome.PASSED
    assert service.lines[:2] == ["POST /v1/children", "PUT /v1/items/F/a.txt"]
    assert json.loads(service.sent[1].content) == {"name": "c", "size": 5}


@pytest.mark.parametrize(
    ("parameters", "target", "fields", "content"),
    [
        pytest.param({"{item-id}": "a b"}, "/v1/items/a%20b", {}, b"", id="a placeholder"),
        pytest.param({"!url": "/me?$top=1"}, "/v1/me?$top=1", {}, b"", id="the URL"),
        pytest.param(
            {"!url": "/x/{item-id}", "{item-id}": "a:/b"}, "/v1/x/a:/b", {}, b"", id="a URL's placeholder"
        ),
        pytest.param({"Prefer:": "x"}, "/v1/items/1", {"Prefer": "x"}, b"", id="a field"),
        pytest.param({"!body": "hello"}, "/v1/items/1", {}, b"hello", id="content"),
        pytest.param(
            {"!body.base64": b64encode(b"\x89PNG\0").decode()}, "/v1/items/1", {}, b"\x89PNG\0", id="bytes"
        ),
        pytest.param(
            {"$.a.b": 5},
            "/v1/items/1",
            {"Content-Type": "application/json"},
            b'{"a": {"b": 5}}',
            id="a place",
        ),
        pytest.param({"$.id": "[item-id]"}, "/v1/items/1", {}, b'{"id": 7}', id="a number stays one"),
    ],
)
def test_parameters_change_the_request(parameters, target, fields, content):
    answers = [shown(201, {"id": 7}), GOT]
    result, service = run_get(answers, SETUP, request_parameters={"{item-id}": "1"} | parameters)
    assert result.reason == ""
    sent = service.sent[-1]
    assert (sent.target, sent.content) == (target, content)
    assert {name: sent.headers.get(name) for name in fields} == fields


def test_null_takes_a_field_and_a_property_out():
    setup = SETUP | {"request-parameters": {"Content-Type:": None}}
    second = SETUP | {"request-parameters": {"$.size": None}}
    _, service = run_get([UPLOADED, UPLOADED, GOT], setup, second)
    assert service.sent[0].headers.get("Content-Type") is None
    assert json.loads(service.sent[1].content) == {"name": "a.txt"}


def test_random_names_are_new_each_time():
    setup = SETUP | {
        "request-parameters": {"!url": "/root:{path}:/content", "{path}": "!random-filename-txt"}
    }
    _, service = run_get([UPLOADED, UPLOADED, GOT], setup, setup)
    first, second = (request.target for request in service.sent[:2])
    assert first.startswith("/v1/root:/apidoctor-")
    assert first.endswith(".txt:/content")
    assert first != second


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        pytest.param("http://127.0.0.1:9/up/1?a=b", "GET /up/1?a=b", id="beside the target's own path"),
        pytest.param("http://127.0.0.1:9/v1/up/1", "GET /v1/up/1", id="below it"),
    ],
)
@pytest.mark.parametrize("how", ["!url", "placeholder"])
def test_a_url_that_an_answer_gave_is_asked_as_it_is(url: str, sent: str, how: str):
    page = PAGE + block("resume", "GET https://up.example/up/1" if how == "!url" else "GET {upload-url}")
    key = "!url" if how == "!url" else "{upload-url}"
    setup = SETUP | {"capture": {"[upload-url]": "$.uploadUrl"}}
    resume = scenario("resume", test_setup=[setup], request_parameters={key: "[upload-url]"})
    off = [scenario(name) | {"enabled": False} for name in ("upload", "get-item")]
    results, service = run({"a.md": page}, [shown(201, {"uploadUrl": url}), shown(200)], *off, resume)
    assert (results[-1].outcome, results[-1].reason) == (Outcome.PASSED, "")
    assert service.lines[-1] == sent


def test_a_url_on_another_host_is_not_asked():
    setup = SETUP | {"capture": {"[url]": "$.url"}}
    answers = [shown(201, {"url": "https://evil.example/up"})]
    result, service = run_get(answers, setup, request_parameters={"!url": "[url]"})
    assert result.outcome is Outcome.SKIPPED
    assert '"https://evil.example" = "/"' in result.reason
    assert len(service.sent) == 1


def test_an_expectation_that_is_not_met_fails_and_says_where_it_stands():
    result, _ = run_get(
        [UPLOADED, GOT], SETUP, expectations={"$.name": ["a.txt", "b.txt"], "$.id": "[item-id]"}
    )
    assert result.outcome is Outcome.FAILED
    (mismatch,) = result.mismatches
    assert (mismatch.kind, mismatch.where, mismatch.severity) == (Kind.VALUE, "$.name", Severity.FAILED)
    assert (mismatch.expected, mismatch.actual) == (["a.txt", "b.txt"], "new.txt")
    assert "scenario 'try get-item' (tests/s.json:11)" in mismatch.why


def test_an_expectation_with_a_name_that_has_no_value_proves_nothing():
    result, _ = run_get([UPLOADED, GOT], SETUP, expectations={"$.id": "[nothing]"})
    assert result.outcome is Outcome.INCONCLUSIVE
    assert "there is no value for [nothing]" in result.reason


def test_another_status_code_that_the_scenario_allows_is_a_warning():
    result, _ = run_get([UPLOADED, shown(404, {"error": {}})], SETUP, allowed_status_codes=[404])
    assert result.outcome is Outcome.PASSED
    (mismatch,) = result.mismatches
    assert (mismatch.where, mismatch.severity, mismatch.actual) == ("status", Severity.WARNING, 404)
    assert mismatch.why.endswith("scenario 'try get-item' (tests/s.json:11) allows 404")


def test_another_status_code_that_it_does_not_allow_fails():
    result, _ = run_get([UPLOADED, shown(404, {"error": {}})], SETUP, allowed_status_codes=[410])
    assert result.outcome is Outcome.FAILED


def test_an_expectation_counts_where_another_status_code_is_allowed():
    result, _ = run_get(
        [UPLOADED, shown(404, {"error": {"code": "x"}})],
        SETUP,
        allowed_status_codes=[404],
        expectations={"$.error.code": "itemNotFound"},
    )
    assert result.outcome is Outcome.FAILED


def test_an_answer_that_proves_nothing_stays_so():
    result, _ = run_get([UPLOADED, shown(401)], SETUP, expectations={"$.id": "X!1"})
    assert result.outcome is Outcome.INCONCLUSIVE


def test_an_empty_collection_that_should_hold_something_fails():
    page = block("list", "GET /items", shows('{"value": [{"id": "1"}]}'))
    expecting = scenario("list", expectations={"$.value[0].id": "1"})
    (result,), _ = run({"a.md": page}, [shown(200, {"value": []})], expecting)
    assert (result.outcome, result.reason) == (Outcome.FAILED, "")


def test_status_codes_to_retry_are_waited_for():
    answers = [UPLOADED, shown(404), shown(404), GOT]
    result, service = run_get(answers, SETUP, status_codes_to_retry=[404])
    assert (result.outcome, result.tries) == (Outcome.PASSED, 3)
    assert len(service.sent) == 4


def test_without_being_told_a_404_is_not_waited_for():
    result, _ = run_get([UPLOADED, shown(404)], SETUP)
    assert (result.outcome, result.tries) == (Outcome.FAILED, 1)


def account(name: str) -> Access:
    """Return an access that says its name in a field."""

    def layer(service: Service) -> Service:
        return lambda request: service(replace(request, headers=Headers([*request.headers, ("From", name)])))

    return Access(name, layer, has_credentials=True)


def test_a_setup_may_go_with_the_second_account():
    settings = {"accesses": (account("first"),), "secondary": account("second")}
    setup = SETUP | {"secondary-account": True}
    result, service = run_get([UPLOADED, GOT], setup, service_settings=settings)
    assert result.outcome is Outcome.PASSED
    assert [request.headers.get_all("From") for request in service.sent] == [("second",), ("first",)]


def test_without_a_second_account_nothing_is_sent():
    result, service = run_get([], SETUP, SETUP | {"secondary-account": True})
    assert result.outcome is Outcome.SKIPPED
    assert "name one with --secondary-account" in result.reason
    assert service.sent == []


AWAY = Target("https://staging.example", "/v1")


READING = {"http-request": "GET /drive"}


def test_off_loopback_a_setup_that_writes_is_sent_where_writes_are_allowed():
    settings = {"target": AWAY, "allow_writes": True}
    result, service = run_get([shown(200), UPLOADED, GOT], READING, SETUP, service_settings=settings)
    assert (result.outcome, len(service.sent)) == (Outcome.PASSED, 3)


def test_off_loopback_nothing_goes_before_an_example_whose_setup_writes():
    settings = {"target": AWAY}
    result, service = run_get([shown(200), UPLOADED, GOT], READING, SETUP, service_settings=settings)
    assert (result.outcome, service.sent) == (Outcome.SKIPPED, [])
    assert "its test-setup 'upload' (tests/s.json:18) is not sent: PUT may change what is on" in result.reason
    assert "--allow-writes" in result.reason


def test_nothing_goes_before_an_example_that_is_not_sent_anyway():
    page = PAGE.replace('"name": "get-item"', '"name": "get-item", "docparse": {"skip": "not yet"}')
    off = scenario("upload") | {"enabled": False}
    results, service = run({"a.md": page}, [UPLOADED], off, scenario("get-item", test_setup=[SETUP]))
    assert (results[-1].outcome, results[-1].reason) == (Outcome.SKIPPED, "not yet")
    assert service.sent == []


def test_words_that_are_text_are_sent_for_a_scenario_and_not_without_one():
    page = block("put", "PUT /a.txt\nContent-Type: text/plain\n\nThe contents of the file goes here.")
    (alone,), _ = run({"a.md": page}, [])
    assert (alone.outcome, alone.reason.startswith("the content is words")) == (Outcome.SKIPPED, True)
    (result,), service = run({"a.md": page}, [shown(200)], scenario("put"))
    assert result.outcome is Outcome.PASSED
    assert service.sent[0].content == b"The contents of the file goes here."


def test_words_in_place_of_bytes_are_not_sent_for_a_scenario_either():
    page = block("put", "PUT /a.png\nContent-Type: image/png\n\n<bytes of the file>")
    (result,), service = run({"a.md": page}, [], scenario("put"))
    assert (result.outcome, service.sent) == (Outcome.SKIPPED, [])


def test_a_secret_that_a_setup_was_given_is_shown_nobody():
    setup = {"http-request": "POST /login", "capture": {"[token]": "$.token"}}
    answers = [
        shown(200, {"token": "s3cret-Tok3n-41"}),
        shown(500, {"error": {"message": "s3cret-Tok3n-41?"}}),
    ]
    result, service = run_get(
        answers, setup, request_parameters={"{item-id}": "1", "X-Api-Key:": "[token]", "Prefer:": "[token]"}
    )
    assert service.sent[-1].headers.get("X-Api-Key") == "s3cret-Tok3n-41"
    assert result.outcome is Outcome.FAILED
    assert "s3cret" not in repr(result)


def test_a_documented_url_on_the_targets_own_host_is_sent_as_without_a_scenario():
    page = block("get", "GET http://127.0.0.1:9/things")
    alone, service = run({"a.md": page}, [])
    with_one, same = run({"a.md": page}, [], scenario("get", request_parameters={"Prefer:": "x"}))
    assert [each.outcome for each in (*alone, *with_one)] == [Outcome.PASSED, Outcome.PASSED]
    assert service.lines == same.lines == ["GET /v1/things"]
