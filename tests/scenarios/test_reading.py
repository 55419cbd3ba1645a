"""Scenario files read as they are: every field, and what is told of what cannot be used."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.model import Location
from docparse.reading import read_page
from docparse.scenarios import read_page_scenarios, read_scenarios
from tests.scenarios.files import make, read, tell

WHOLE = """{
  // comments of both kinds are as good as anything
  "canned-requests": [
    {
      "name": "create-file",
      "method": "upload", /* the page's */
      "request-parameters": {"!body": "x"},
      "capture": {"[item-id]": "$.id"},
      "implicit-variable": "{item-id}"
    }
  ],
  "scenarios": [
    {
      "name": "Copy a file",
      "method": "copy-item",
      "enabled": true,
      "scopes": ["files.read"],
      "apiVersions": "v1 v2",
      "tags": ["service.graph"],
      "request-parameters": {"{item-id}": "[item-id]", "$.n": 5, "If-Match:": null},
      "test-setup": [
        {"canned-request": "create-file", "request-parameters": {"!body": "y"}},
        {"http-request": "GET /drive\\r\\nAccept: */*", "allowed-status-codes": [200, "404"],
         "secondary-account": true, "test-setup": [{"method": "first"}]}
      ],
      "allowed-status-codes": [202],
      "status-codes-to-retry": [404],
      "expectations": {"$.kind": ["a", "b"], "Content-Type:": "application/json"}
    },
    {"name": "Off", "method": "delete-item", "enabled": false}
  ]
}
"""


def test_reads_every_field():
    file = read(WHOLE)
    assert tell(file) == []
    (canned,) = file.canned
    assert (canned.name, canned.method, canned.location) == ("create-file", "upload", Location("s.json", 5))
    assert canned.captures == (("item-id", "$.id"),)
    first, off = file.scenarios
    assert (first.name, first.method, first.enabled, first.why_disabled) == (
        "Copy a file",
        "copy-item",
        True,
        "",
    )
    assert first.location == Location("s.json", 15)
    assert (first.scopes, first.api_versions, first.tags) == (
        ("files.read",),
        ("v1", "v2"),
        ("service.graph",),
    )
    assert first.parameters == (("{item-id}", "[item-id]"), ("$.n", 5), ("If-Match:", None))
    assert (first.allowed_status_codes, first.status_codes_to_retry) == ((202,), (404,))
    assert first.expectations == (("$.kind", ["a", "b"]), ("Content-Type:", "application/json"))
    use, raw = first.setup
    assert (use.canned, use.method, use.http_request) == ("create-file", "", None)
    assert use.parameters == (("!body", "y"),)
    assert raw.http_request == "GET /drive\r\nAccept: */*"
    assert (raw.allowed_status_codes, raw.secondary_account) == ((200, 404), True)
    assert [each.method for each in raw.setup] == ["first"]
    assert (off.enabled, off.why_disabled) == (False, '"enabled" is false')


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{}", id="an empty object"),
        pytest.param('{"scenarios": []}', id="no scenario"),
        pytest.param('{"accounts": [{"name": "A"}], "checkServiceEnabledBranches": ["main"]}', id="accounts"),
        pytest.param('{"$schema": "x", "//": "words", "scenarios": []}', id="a schema and words"),
        pytest.param(
            '{"scenarios": [{"// why": "x", "method": "a", "enabled": true}]}', id="words in a scenario"
        ),
        pytest.param(
            '{"scenarios": [{"method": "a", "enabled": true, "test-setup": null}]}', id="null for nothing"
        ),
    ],
)
def test_leaves_alone_what_is_as_it_should_be(text):
    assert tell(read(text)) == []


def test_calls_a_scenario_without_a_name_by_its_method():
    assert make({"name": None}).scenarios[0].name == "a"


@pytest.mark.parametrize(
    ("text", "rule", "line", "words"),
    [
        pytest.param('{\n"scenarios": [\n{"a" 1}]}', "json-invalid", 3, "colon is missing", id="broken"),
        pytest.param("", "json-invalid", 1, "there is no value", id="empty"),
        pytest.param("[]", "json-invalid", 1, "is an object: write", id="an array"),
        pytest.param("5", "json-invalid", 1, "is an object: write", id="a number"),
        pytest.param(
            '{"scenarios": [],\n}', "json-lenient", 1, "a trailing comma is read", id="a trailing comma"
        ),
        pytest.param(
            '{"scenarios": {}}', "value-invalid", 1, "takes a list of objects", id="an object for a list"
        ),
        pytest.param(
            '{"scenarios":\n[5]}', "value-invalid", 2, "an object stands here", id="a number for a scenario"
        ),
        pytest.param('{"scenario": []}', "key-unknown", 1, "did you mean 'scenarios'?", id="a key misspelt"),
        pytest.param(
            '{"scenarios": [],\n"scenarios": []}', "value-invalid", 2, "stands twice", id="a key twice"
        ),
    ],
)
def test_tells_what_is_wrong_with_a_file(text, rule, line, words):
    ((found, at, message),) = tell(read(text))
    assert (found, at) == (rule, line)
    assert words in message


@pytest.mark.parametrize(
    ("members", "rule", "words"),
    [
        pytest.param({"enabld": True}, "key-unknown", "did you mean 'enabled'?", id="a key misspelt"),
        pytest.param({"Test-Setup": []}, "json-lenient", "spelt 'test-setup'", id="a key in another case"),
        pytest.param({"enabled": "true"}, "json-lenient", "write true without", id="true as a text"),
        pytest.param(
            {"enabled": 1}, "value-invalid", "takes true or false, not number", id="a number for true"
        ),
        pytest.param({"name": ["a"]}, "value-invalid", "takes a text, not array", id="a list for a name"),
        pytest.param({"tags": [1]}, "value-invalid", "list of texts", id="a number for a tag"),
        pytest.param(
            {"allowed-status-codes": ["ok"]}, "value-invalid", "list of status codes", id="no status code"
        ),
        pytest.param(
            {"allowed-status-codes": [99]}, "value-invalid", "list of status codes", id="none of HTTP"
        ),
        pytest.param(
            {"request-parameters": []}, "value-invalid", "takes an object", id="a list of parameters"
        ),
        pytest.param(
            {"request-parameters": {"item-id": "x"}},
            "key-unknown",
            "write '{item-id}'",
            id="a key without braces",
        ),
        pytest.param(
            {"request-parameters": {"Content-Type": "x"}},
            "key-unknown",
            "write 'Content-Type:'",
            id="no colon",
        ),
        pytest.param(
            {"request-parameters": {"!bdy": "x"}}, "key-unknown", "did you mean '!body'?", id="misspelt"
        ),
        pytest.param(
            {"request-parameters": {"$.a": "#x()"}}, "value-invalid", "code is not run; write", id="code"
        ),
        pytest.param(
            {"request-parameters": {"$..a": 1}}, "value-invalid", "no single place", id="many places"
        ),
        pytest.param(
            {"request-parameters": {"{a}": None}}, "value-invalid", "text or a number", id="null in a URL"
        ),
        pytest.param(
            {"request-parameters": {"!body.base64": "%"}}, "value-invalid", "no base64", id="no base64"
        ),
        pytest.param({"expectations": {"id": 1}}, "value-invalid", "no place in an answer", id="no place"),
        pytest.param({"expectations": {"$.a[?x]": 1}}, "value-invalid", "filter", id="a filter"),
        pytest.param(
            {"test-setup": ["x"]}, "value-invalid", "a request is an object", id="a name for a request"
        ),
        pytest.param({"test-setup": {}}, "value-invalid", "takes a list", id="an object for requests"),
        pytest.param(
            {"test-setup": [{}]}, "value-invalid", "needs one of canned-request", id="an empty request"
        ),
        pytest.param(
            {"test-setup": [{"method": "a", "http-request": "GET /"}]},
            "value-invalid",
            "nothing beside",
            id="two",
        ),
        pytest.param(
            {"test-setup": [{"http-request": "hello"}]}, "value-invalid", "no request", id="no request"
        ),
        pytest.param(
            {"test-setup": [{"method": "a", "capture": {"[x]": "id"}}]},
            "value-invalid",
            "answer",
            id="no source",
        ),
        pytest.param(
            {"test-setup": [{"method": "a", "capture": {"[x]": 1}}]},
            "value-invalid",
            "names where",
            id="a number",
        ),
        pytest.param(
            {"test-setup": [{"method": "a", "capture": {"[x]": "!url"}}]},
            "value-invalid",
            "answer",
            id="a request",
        ),
        pytest.param({"method": ""}, "value-invalid", "names no method", id="no method"),
    ],
)
def test_tells_what_is_wrong_with_a_scenario(members, rule, words):
    ((found, line, message),) = tell(make(members))
    assert (found, line > 1) == (rule, True)
    assert words in message


@pytest.mark.parametrize(
    ("members", "why"),
    [
        pytest.param({"enabled": None}, '"enabled" is false', id="null"),
        pytest.param({"method": ""}, "names no method", id="no method"),
        pytest.param({"test-setup": ["x"]}, "test-setup cannot be read", id="a request that is none"),
        pytest.param({"test-setup": {"method": "a"}}, "test-setup cannot be read", id="no list"),
    ],
)
def test_runs_no_scenario_that_has_lost_a_part(members, why):
    (scenario,) = make(members).scenarios
    assert not scenario.enabled
    assert why in scenario.why_disabled


def test_says_so_where_nothing_says_that_a_scenario_is_enabled():
    (scenario,) = read('{"scenarios": [{"method": "a"}]}').scenarios
    assert scenario.why_disabled == 'it has no "enabled": true'


def test_keeps_a_parameter_that_cannot_be_used_and_drops_one_that_names_nothing():
    (scenario,) = make(
        {"request-parameters": {"$.a": "#code", "nothing": 1, "Content-Type": "a/b"}}
    ).scenarios
    assert scenario.parameters == (("$.a", "#code"), ("Content-Type", "a/b"))


def test_tells_of_a_canned_request_without_a_name_and_leaves_it_out():
    file = make(canned=({"method": "a"},))
    assert file.canned == ()
    assert [words for *_, words in tell(file)] == ["a canned request needs a name to be used by"]


PAGE = """# T

<!-- {"blockType": "request", "name": "a"} -->
```http
GET /things/{id}
```

<!-- {"blockType": "response"} -->
```http
HTTP/1.1 204 No Content
```

<!-- { "blockType": "testParams" } -->
```json
[ { "name": "seven", "enabled": true, "request-parameters": { "{id}": "7" } },
  { "name": "eight", "method": "b", "enabld": true } ]
```
"""


def test_reads_the_scenarios_that_a_page_holds_for_the_request_above():
    file = read_page_scenarios(read_page(PAGE, "p.md"))
    assert file is not None
    seven, eight = file.scenarios
    assert (seven.name, seven.method, seven.enabled) == ("seven", "a", True)
    assert seven.parameters == (("{id}", "7"),)
    assert seven.location == Location("p.md", 15)
    assert (eight.method, eight.enabled) == ("b", False)
    assert tell(file) == [("key-unknown", 16, "'enabld' is no key here; did you mean 'enabled'?")]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param(PAGE.replace("[ {", "{ {"), "the file is no JSON", id="broken"),
        pytest.param(PAGE[PAGE.index("<!-- { ") :], "no request stands above", id="no request"),
        pytest.param(PAGE[: PAGE.index("[ {")] + "{}\n```\n", "are a list of scenarios", id="no list"),
    ],
)
def test_tells_what_is_wrong_with_the_scenarios_of_a_page(page, words):
    file = read_page_scenarios(read_page(page, "p.md"))
    assert file is not None
    assert words in " ".join(message for *_, message in tell(file))


def test_finds_nothing_on_a_page_without_scenarios():
    assert read_page_scenarios(read_page("# A\n", "p.md")) is None


WORDS = [
    *("name", "method", "enabled", "request-parameters", "test-setup", "capture", "canned-request"),
    *("http-request", "allowed-status-codes", "expectations", "scopes", "$.a", "{x}", "!body", "[x]"),
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=6), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(st.lists(VALUES, max_size=3), st.lists(VALUES, max_size=2))
def test_any_values_make_a_file(scenarios, canned):
    file = read_scenarios(json.dumps({"scenarios": scenarios, "canned-requests": canned}), "s.json")
    assert len(file.scenarios) == sum(isinstance(each, dict) for each in scenarios)


@given(st.text())
def test_any_text_is_a_file(text):
    assert read_scenarios(text, "s.json").path == "s.json"


@pytest.mark.parametrize("text", ["{", "[", "$.", "$['", "!random-filename-", "now+", "base64(", "#"])
def test_long_keys_and_values_take_no_long_time(text):
    long = text + " \t" * 50_000
    members = {"request-parameters": {long: long, "$.a": long}, "expectations": {long: long}}
    assert make({**members, "test-setup": [{"method": "a", "capture": {long: long}}]}).scenarios
