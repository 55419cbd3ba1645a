import gzip
import json
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docparse.errors import ConfigurationError
from docparse.message import Headers, HttpRequest
from docparse.rebasing import rebase
from docparse.variables import fill as fill_values
from docparse.variables import (
    find_literal_credential,
    find_placeholders,
    without_credentials,
)
from docparse.variables import given as as_values
from docparse.variables import missing as find_missing

JSON = Headers([("Content-Type", "application/json")])
FORM = Headers([("Content-Type", "application/x-www-form-urlencoded")])
TEXT = Headers([("Content-Type", "text/plain")])
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"


def fill(request, texts):
    return fill_values(request, as_values(texts, "--var"))


def missing(request, texts):
    return find_missing(request, as_values(texts, "--var"))


def get(target, *fields):
    return HttpRequest("GET", target, Headers(fields))


def post(content, headers=JSON):
    return HttpRequest("POST", "/a", headers, content.encode())


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(get("/me?$filter=a/any(c: c eq 'b')"), id="no braces"),
        pytest.param(get("/a/{66f5a359-4659-4830-9070-00047ec6ac6e}"), id="a GUID in braces"),
        pytest.param(get("/a/%7B66f5a359-4659-4830-9070-00047ec6ac6e%7D"), id="a GUID in braces, encoded"),
        pytest.param(
            get("https://{tenant}.example/a"), id="a placeholder in the host, which the target replaces"
        ),
        pytest.param(get('/a?filter={"b":1}&c={}'), id="braces that hold no name"),
        pytest.param(get("/a?b=<=3>"), id="signs that hold no name"),
        pytest.param(
            get("/a", ("Content-Length", "{n}"), ("host", "<host>")), id="fields that docparse writes"
        ),
        pytest.param(
            get("/a", ("From", "Jo <jo@b.example>"), ("Link", "<https://b/c>; rel=next")), id="addresses"
        ),
        pytest.param(post('{"id": "7", "text": "Dear {name}, see <b>"}'), id="braces within a JSON string"),
        pytest.param(post('{"id": {"a": [1]}}'), id="objects"),
        pytest.param(post('{"id": "{3F2504E0-4F89-41D3-9A0C-0305E82C3301}"}'), id="a GUID in a JSON string"),
        pytest.param(
            post('{"id": "<a.b.example>", "to": "<jo@b.example>"}'), id="message ids in a JSON string"
        ),
        pytest.param(post("Hello {name} <b>", TEXT), id="braces in a text"),
        pytest.param(post("a=x{b}&c=%7Bd", FORM), id="braces within a form value"),
    ],
)
def test_finds_no_placeholder(request_):
    assert find_placeholders(request_) == ()
    assert fill(request_, {"id": "1", "name": "2", "b": "3", "n": "4"}) == request_


@pytest.mark.parametrize(
    ("request_", "name", "text", "where"),
    [
        pytest.param(get("/a/{id}"), "id", "{id}", "url", id="braces in the path"),
        pytest.param(get("/a?b={ id }"), "id", "{ id }", "url", id="braces in the query"),
        pytest.param(get("/a(b='{id}')"), "id", "{id}", "url", id="braces within a segment"),
        pytest.param(get("/a/<id>"), "id", "<id>", "url", id="angle brackets"),
        pytest.param(get("/a/{{id}}"), "id", "{{id}}", "url", id="double braces"),
        pytest.param(get("/a/%7Bid%7D"), "id", "%7Bid%7D", "url", id="encoded"),
        pytest.param(
            get("/a/%7bid%20%7C%20b%7d"), "id | b", "%7bid%20%7C%20b%7d", "url", id="encoded, two names"
        ),
        pytest.param(get("/a/%3Cid%3E"), "id", "%3Cid%3E", "url", id="encoded angle brackets"),
        pytest.param(get("https://{host}/a/{id}"), "id", "{id}", "url", id="after the host"),
        pytest.param(
            get("/a", ("Authorization", "Bearer {token}")), "token", "{token}", "Authorization", id="field"
        ),
        pytest.param(post('{"a": ["<id>"]}'), "id", "<id>", "$.a[0]", id="JSON string"),
        pytest.param(post('{"a": {"{id}": 1}}'), "id", "{id}", "$.a['{id}']", id="name of a property"),
        pytest.param(
            post('{"a": "x {{id}}"}'), "id", "{{id}}", "$.a", id="double braces within a JSON string"
        ),
        pytest.param(post('{"a": "{id}",}'), "id", "{id}", "content", id="JSON that is none"),
        pytest.param(post('{"a": "{id}"}', Headers()), "id", "{id}", "$.a", id="JSON by its looks"),
        pytest.param(post("a={id}&b=1", FORM), "id", "{id}", "content", id="form value"),
        pytest.param(post("Dear {{id}}", TEXT), "id", "{{id}}", "content", id="double braces in a text"),
    ],
)
def test_finds_a_placeholder(request_, name, text, where):
    (placeholder,) = find_placeholders(request_)
    assert (placeholder.name, placeholder.text, placeholder.where) == (name, text, where)
    assert missing(request_, {}) == (placeholder,)
    assert missing(request_, {"ID": "1", "token": "2"}) == ()


def test_finds_placeholders_in_the_order_of_the_request():
    request_ = HttpRequest(
        "POST", "/{a}?b={c}", Headers([*JSON, ("X", "<d>")]), b'{"{e}": "{f}", "g": ["{h}"]}'
    )
    assert [placeholder.name for placeholder in find_placeholders(request_)] == ["a", "c", "d", "e", "f", "h"]


@pytest.mark.parametrize("name", ["user-id", "USER_ID", "User Id", "user - id"])
def test_compares_names_without_case_and_separators(name):
    assert fill(get("/{User-Id}"), {name: "7"}).target == "/7"


@pytest.mark.parametrize("name", ["id", "userPrincipalName", "id | userPrincipalName"])
def test_fills_a_placeholder_of_two_names_by_either(name):
    assert fill(get("/{id | userPrincipalName}"), {name: "7"}).target == "/7"


@pytest.mark.parametrize(
    ("target", "filled"),
    [
        pytest.param("/a/{id}", "/a/x%2Fy%3Fz%23%20%25%26%C3%A9", id="path"),
        pytest.param("/a?b={id}&c=1", "/a?b=x%2Fy%3Fz%23%20%25%26%C3%A9&c=1", id="query"),
        pytest.param("/a/%7Bid%7D", "/a/x%2Fy%3Fz%23%20%25%26%C3%A9", id="encoded placeholder"),
        pytest.param(
            "https://{id}/{b}/{id}", "https://{id}/{b}/x%2Fy%3Fz%23%20%25%26%C3%A9", id="not the host"
        ),
    ],
)
def test_encodes_a_value_for_the_url(target, filled):
    assert fill(get(target), {"id": "x/y?z# %&é"}).target == filled


@pytest.mark.parametrize(
    ("target", "value"),
    [
        pytest.param("/a/{id}/b", "..", id="two dots"),
        pytest.param("/a/.{id}/b", ".", id="a dot beside a dot"),
        pytest.param("/a/%2E{id}/b", ".", id="a dot beside an encoded dot"),
        pytest.param("/a/{id}", "", id="nothing"),
        pytest.param("{id}://evil.example/b", "https", id="a scheme"),
    ],
)
def test_refuses_a_value_that_changes_the_path_or_the_host(target, value):
    with pytest.raises(ConfigurationError):
        fill(get(target), {"id": value})


def test_fills_fields_as_they_are():
    assert fill(get("/a", ("X", "a {id} b")), {"id": "7, é"}).headers.get("X") == "a 7, é b"


@pytest.mark.parametrize("value", ["a\r\nEvil: 1", "a\nb", "a\x00"])
def test_refuses_a_value_that_would_end_a_field(value):
    with pytest.raises(ConfigurationError, match="control character"):
        fill(get("/a", ("X", "{id}")), {"id": value})


@pytest.mark.parametrize(
    ("content", "value", "filled"),
    [
        pytest.param('{ "a":"{id}" }', "x", '{ "a":"x" }', id="a text"),
        pytest.param('["<id>"]', "-1.5e3", "[-1.5e3]", id="a number"),
        pytest.param('["{{id}}"]', "true", "[true]", id="a boolean"),
        pytest.param('["{id}"]', "null", "[null]", id="null"),
        pytest.param('["{id}"]', "007", '["007"]', id="digits that are no JSON number"),
        pytest.param('["{id}"]', '"5"', '["5"]', id="a number in quotation marks is a text"),
        pytest.param('["{id}"]', 'say "\\é"\n', '["say \\"\\\\é\\"\\n"]', id="characters that JSON escapes"),
        pytest.param('{"{id}" : 1}', "5", '{"5" : 1}', id="a property's name stays a text"),
        pytest.param('["no {{id}}!"]', '5"', '["no 5\\"!"]', id="within a text"),
        pytest.param('["{other}", "{id} "]', "5", '["{other}", "{id} "]', id="nothing to fill"),
        pytest.param('["{id}",]', "5", "[5,]", id="JSON that is none"),
    ],
)
def test_fills_json_content_by_type(content, value, filled):
    assert fill(post(content), {"id": value}).content == filled.encode()


def test_fills_other_content():
    assert fill(post("a={id}&b={{id}}", FORM), {"id": "x&y z"}).content == b"a=x%26y+z&b=x%26y+z"
    assert fill(post("Dear {{id}} {id}", TEXT), {"id": "a\n"}).content == b"Dear a\n {id}"


def test_leaves_bytes_that_are_no_text_alone():
    request_ = HttpRequest("PUT", "/{id}", TEXT, b"\xff{{id}}")
    assert fill(request_, {"id": "7"}) == HttpRequest("PUT", "/7", TEXT, b"\xff{{id}}")


TARGETS = st.lists(
    st.sampled_from(["/", "a", "{id}", "?", "{b | c}", "&", "=", "<id>", "%7Bid%7D", ".", "https://", "h"])
)
REQUESTS = st.builds(
    HttpRequest,
    st.just("POST"),
    TARGETS.map("".join),
    st.lists(st.tuples(st.just("X"), st.sampled_from(["{id}", "a {b}", "1"]))).map(
        lambda fields: Headers([*JSON, *fields])
    ),
    st.sampled_from([b'{"a": "{id}", "b": ["<c>"]}', b'"{{id}}{{b}}"', b"", b"{"]),
)


@given(REQUESTS, st.text(), st.text())
def test_never_changes_more_than_values(request_, first, second):
    try:
        filled = fill(request_, {"id": first, "c": second, "b": second})
    except ConfigurationError:
        return
    assert [name for name, _ in filled.headers] == [name for name, _ in request_.headers]
    assert not any(sign in value for _, value in filled.headers for sign in "\r\n")
    assert filled.target.count("/") == request_.target.count("/")
    assert filled.target.count("?") == request_.target.count("?")
    assert filled.target.count("&") == request_.target.count("&")
    host = "https://h"
    assert (rebase(filled.target, {}, host) is None) == (rebase(request_.target, {}, host) is None)
    if request_.content not in {b"", b"{"}:
        assert (
            isinstance(json.loads(filled.content), type(json.loads(request_.content)))
            or request_.content[:1] == b'"'
        )


@given(REQUESTS)
def test_fills_what_it_finds(request_):
    # With a path in front, no value makes a host of what follows it.
    request_ = replace(request_, target=f"/{request_.target}")
    values = {placeholder.name: "7" for placeholder in find_placeholders(request_)}
    assume(values)
    assert find_placeholders(fill(request_, values)) == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("Authorization", f"Bearer {JWT}", id="JWT"),
        pytest.param("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", id="user and password"),
        pytest.param("Authorization", "token ghp_16C7e42F292c6912E7710c838347Ae178B4a", id="token"),
        pytest.param("X-Api-Key", "9f86d081884c7d659a2feaa0c55ad015", id="key"),
        pytest.param("Ocp-Apim-Subscription-Key", "5d41402abc4b2a76b9719d911017c592", id="subscription key"),
        pytest.param("Cookie", f"session={JWT}", id="cookie"),
    ],
)
def test_takes_a_credential_out(name, value):
    request_ = get("/a", ("X", "y"), (name, value))
    assert without_credentials(request_) == get("/a", ("X", "y"))


def test_leaves_other_fields_and_placeholders_alone():
    request_ = get("/a", ("ETag", "9f86d081884c7d659a2feaa0c55ad015"), ("Authorization", "Bearer {token}"))
    assert without_credentials(request_) == request_


SIGNATURE = "NlIiSAZ5fgCr8dTyH0Wgfh8hsUjzhI2rU9V0Ctj8T4E%3D"


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(get(f"/a?sv=2020&sig={SIGNATURE}"), id="signed URL"),
        pytest.param(replace(get("/a"), content=f'{{"assertion": "{JWT}"}}'.encode()), id="content"),
    ],
)
def test_finds_a_credential_elsewhere_than_in_its_fields(request_):
    assert find_literal_credential(request_)


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(get("/a?sig={signature}"), id="placeholder"),
        pytest.param(get("/a?sig=xxxx"), id="crosses"),
        pytest.param(
            get("/a/48d31887-5fad-4d73-a9f5-3c356e68a038", ("ETag", '"9f86d081884c7d65"')), id="ids"
        ),
    ],
)
def test_takes_no_stand_in_for_a_credential(request_):
    assert find_literal_credential(request_) == ""


def test_takes_made_up_credentials_out_as_well():
    assert without_credentials(get("/a", ("Authorization", "Bearer access_token"))) == get("/a")


def test_finds_the_placeholders_of_the_corpus(corpus):
    with gzip.open(corpus / "expected.jsonl.gz", "rt", encoding="utf-8") as rows:
        requests = [block.get("request", {}) for row in rows for block in json.loads(row).get("blocks", ())]
    differing = []
    for expected in requests:
        found = [placeholder.text for placeholder in find_placeholders(get(expected.get("url", "/")))]
        if found != [text for _, text, *_ in expected.get("placeholders", ())]:
            differing.append(expected["url"])
    # A GUID in braces is a literal here: MAPI property sets are written so.
    assert all("{66f5a359-4659-4830-9070-00047ec6ac6e}" in url for url in differing)
    assert len(differing) == 1
