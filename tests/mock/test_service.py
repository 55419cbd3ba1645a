"""The embedded service: made from the pages, with state."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.message import HttpRequest
from docparse.wire import EXAMPLE_FIELD
from tests.mock.pages import PHOTO, ask, block, example, service_of

DOCUMENTED = {"height": 99, "label": None, "id": "id-value", "size": {"width": 3, "depth": 4}}


def shown(response):
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def test_patch_answers_the_merged_resource():
    service = service_of(PHOTO)
    answer = ask(service, "PATCH /v1/me/photo", {"height": 98, "size": {"depth": 5}})
    assert shown(answer) == {**DOCUMENTED, "height": 98, "size": {"width": 3, "depth": 5}}
    assert answer.headers.media_type == "application/json"


def test_what_was_not_sent_keeps_its_value():
    service = service_of(PHOTO)
    ask(service, "PATCH /v1/me/photo", {"height": 98})
    assert shown(ask(service, "PATCH /v1/me/photo", {"label": "new"})) == {
        **DOCUMENTED,
        "height": 98,
        "label": "new",
    }


def test_get_shows_what_was_written():
    service = service_of(PHOTO)
    assert shown(ask(service, "GET /v1/me/photo")) == DOCUMENTED
    ask(service, "PATCH /v1/me/photo", {"height": 98})
    assert shown(ask(service, "GET /v1/me/photo")) == {**DOCUMENTED, "height": 98}


@pytest.mark.parametrize(
    ("patches", "size"),
    [
        pytest.param([{"size": None}], "gone", id="null takes a member away"),
        pytest.param(
            [{"size": None}, {"size": {"depth": 1}}], {"depth": 1}, id="and what comes later is new"
        ),
        pytest.param(
            [{"size": 5}, {"size": {"depth": 1}}, {"size": {"width": 2}}],
            {"depth": 1, "width": 2},
            id="merged",
        ),
        pytest.param([{"size": {"depth": None}}], {"width": 3}, id="inside"),
        pytest.param([{"size": [1]}], [1], id="arrays are replaced"),
    ],
)
def test_merges_as_rfc_7396_says(patches, size):
    service = service_of(PHOTO)
    answers = [shown(ask(service, "PATCH /v1/me/photo", patch)) for patch in patches]
    assert answers[-1].get("size", "gone") == size
    assert shown(ask(service, "GET /v1/me/photo")).get("size", "gone") == size


def test_a_null_that_the_page_shows_stays_shown():
    assert shown(ask(service_of(PHOTO), "PATCH /v1/me/photo", {"label": None})) == DOCUMENTED


def test_each_path_has_its_own_state():
    service = service_of(PHOTO.replace("PATCH /", "PATCH /v1/"))
    ask(service, "PATCH /v1/users/17/photo", {"height": 1})
    assert shown(ask(service, "GET /v1/users/17/photo"))["height"] == 1
    assert shown(ask(service, "GET /v1/users/18/photo"))["height"] == 99
    assert shown(ask(service, "GET /v1/me/photo"))["height"] == 99


def test_a_method_that_is_not_documented_gets_405_with_allow():
    answer = ask(service_of(PHOTO), "DELETE /v1/me/photo")
    assert (answer.status_code, answer.headers.get("Allow")) == (405, "GET, HEAD, OPTIONS, PATCH")
    assert json.loads(answer.content)["error"]["code"] == "methodNotAllowed"


def test_a_path_that_is_not_documented_gets_404_with_the_nearest():
    answer = ask(service_of(PHOTO), "GET /v1/me/foto")
    assert answer.status_code == 404
    assert "the nearest documented path is /v1/me/photo" in json.loads(answer.content)["error"]["message"]
    assert ask(service_of(""), "GET /").status_code == 404


@pytest.mark.parametrize(
    "target", ["*", "", "a", "//", "/%", "/%ff", "/?", "/v1/me/photo/", "/v1/me/photo?x=%"]
)
def test_any_target_is_answered(target):
    assert ask(service_of(PHOTO), f"GET {target}").status_code in {200, 404}


def test_options_and_head_follow_from_the_others():
    service = service_of(PHOTO)
    options = ask(service, "OPTIONS /v1/me/photo")
    assert (options.status_code, options.headers.get("Allow")) == (204, "GET, HEAD, OPTIONS, PATCH")
    assert ask(service, "HEAD /v1/me/photo").status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        pytest.param({"height": 98.0}, id="a whole number with a fraction of nothing"),
        pytest.param({"height": None}, id="null"),
        pytest.param({"height": "{height}"}, id="a placeholder"),
        pytest.param({"tags": ["a"], "taken": "2024-01-01T00:00:00Z"}, id="collection, date"),
        pytest.param({"unknown": "x"}, id="a property of no table"),
    ],
)
def test_takes_what_the_property_table_allows(content):
    assert ask(service_of(PHOTO), "PATCH /v1/me/photo", content).status_code == 200


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param({"height": "99"}, ("$.height", "int32", "string"), id="text for a number"),
        pytest.param({"height": 9.5}, ("$.height", "int32", "number"), id="fraction"),
        pytest.param({"height": True}, ("$.height", "int32", "boolean"), id="truth for a number"),
        pytest.param({"label": 5}, ("$.label", "string", "number"), id="number for a text"),
        pytest.param({"label": {"a": 1}}, ("$.label", "string", "object"), id="object for a text"),
        pytest.param({"tags": "a"}, ("$.tags", "collection(string)", "string"), id="text for a collection"),
    ],
)
def test_a_property_of_the_wrong_type_gets_400(content, told):
    answer = ask(service_of(PHOTO), "PATCH /v1/me/photo", content)
    error = json.loads(answer.content)["error"]
    assert (answer.status_code, error["code"]) == (400, "propertyType")
    assert (error["target"], error["expected"], error["actual"]) == told


def test_content_that_is_no_json_gets_400():
    assert ask(service_of(PHOTO), "PATCH /v1/me/photo", b"{height: oops").status_code == 400


def test_a_refused_patch_writes_nothing():
    service = service_of(PHOTO)
    ask(service, "PATCH /v1/me/photo", {"height": "99"})
    assert shown(ask(service, "GET /v1/me/photo")) == DOCUMENTED


def test_patch_without_documented_content_answers_as_documented_and_writes():
    service = service_of(
        example('PATCH /a\nContent-type: application/json\n\n{"x": 1}', "HTTP/1.1 204 No Content")
        + example("GET /a", 'HTTP/1.1 200 OK\n\n{"x": 0, "y": 0}')
    )
    answer = ask(service, "PATCH /a", {"x": 7})
    assert (answer.status_code, answer.content) == (204, b"")
    assert shown(ask(service, "GET /a")) == {"x": 7, "y": 0}


def test_members_beside_the_documented_ones_show_only_where_the_page_is_truncated():
    pages = (
        example("GET /a", 'HTTP/1.1 200 OK\n\n{"x": 0}'),
        example("GET /a", 'HTTP/1.1 200 OK\n\n{"x": 0}', truncated=True),
    )
    patch = example('PATCH /a\n\n{"x": 1, "y": 1}', 'HTTP/1.1 200 OK\n\n{"x": 1, "y": 1}')
    whole, truncated = (service_of(page + patch) for page in pages)
    for service in (whole, truncated):
        ask(service, "PATCH /a", {"x": 5, "y": 5})
    assert shown(ask(whole, "GET /a")) == {"x": 5}
    assert shown(ask(truncated, "GET /a")) == {"x": 5, "y": 5}


@pytest.mark.parametrize(
    ("request_line", "status_line", "status_code"),
    [
        pytest.param("PATCH /a", "HTTP/1.1 201 Created", 200, id="PATCH never creates"),
        pytest.param("PATCH /a", "HTTP/1.1 202 Accepted", 202, id="PATCH may be accepted"),
        pytest.param("GET /a", "HTTP/1.1 201 Created", 200, id="GET never creates"),
        pytest.param("GET /a", "HTTP/1.1 207 Multi-Status", 207, id="GET may have several"),
        pytest.param("POST /a", "HTTP/1.1 201 Created", 201, id="POST creates"),
        pytest.param("PUT /a", "HTTP/1.1 201 Created", 201, id="PUT may create"),
        pytest.param("POST /a", "Content-type: application/json", 200, id="no status line"),
    ],
)
def test_the_status_code_is_the_methods_own(request_line, status_line, status_code):
    service = service_of(example(request_line, f'{status_line}\n\n{{"x": 1}}'))
    assert ask(service, request_line).status_code == status_code


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("GET /users/delta", "delta", id="literal before placeholder"),
        pytest.param("GET /users/17", "user", id="placeholder"),
        pytest.param("GET /users/a%20b", "user", id="percent-encoded"),
        pytest.param("GET /users/17?$select=id", "selected", id="query of its own"),
        pytest.param("GET /users/17?$select=id,mail&$top=5", "selected", id="nearest query"),
        pytest.param("GET /drive/root:/a/b/c.txt", "item", id="path after a colon"),
    ],
)
def test_the_most_specific_example_answers(line, name):
    service = service_of(
        example("GET /users/{id | userPrincipalName}", 'HTTP/1.1 200 OK\n\n{"name": "user"}')
        + example("GET /users/{id}?$select=id", 'HTTP/1.1 200 OK\n\n{"name": "selected"}')
        + example("GET /users/delta", 'HTTP/1.1 200 OK\n\n{"name": "delta"}')
        + example("GET /drive/root:/{item-path}", 'HTTP/1.1 200 OK\n\n{"name": "item"}')
    )
    assert shown(ask(service, line))["name"] == name


def test_header_fields_and_content_choose_between_examples():
    service = service_of(
        example('PATCH /a\n\n{"x": 1}', "HTTP/1.1 204 No Content")
        + example('PATCH /a\nPrefer: return=representation\n\n{"x": 1}', 'HTTP/1.1 200 OK\n\n{"x": 1}')
        + example('PATCH /a\n\n{"y": 1}', "HTTP/1.1 202 Accepted")
    )
    assert ask(service, "PATCH /a", {"x": 2}).status_code == 204
    assert ask(service, "PATCH /a", {"x": 2}, Prefer="return=representation").status_code == 200
    assert ask(service, "PATCH /a", {"y": 2}).status_code == 202


def test_a_documented_error_is_answered_to_that_very_request_only():
    service = service_of(
        example("GET /a?x=1", 'HTTP/1.1 404 Not Found\n\n{"error": {}}')
        + example("GET /a\nIf-None-Match: y", "HTTP/1.1 304 Not Modified")
        + example("GET /a", 'HTTP/1.1 200 OK\n\n{"x": 1}')
    )
    assert ask(service, "GET /a?x=1").status_code == 404
    assert ask(service, "GET /a", If_None_Match="y").status_code == 304
    assert ask(service, "GET /a?x=2").status_code == 200
    assert ask(service_of(example("GET /a?x=1", "HTTP/1.1 404 Not Found")), "GET /a").status_code == 501


def test_other_content_is_answered_as_documented():
    service = service_of(
        example(
            "GET /list", 'HTTP/1.1 200 OK\nContent-type: application/json\nETag: "e"\nDate: now\n\n[ 1,  2 ]'
        )
        + example("GET /text", "HTTP/1.1 200 OK\nContent-type: text/plain\n\nhello\n  there")
        + example("GET /photo", "HTTP/1.1 200 OK\nContent-type: image/jpeg\n\nBinary data for the image")
    )
    answers = [ask(service, f"GET /{name}") for name in ("list", "text", "photo")]
    assert answers[0].content == b"[ 1,  2 ]"
    assert answers[0].headers.fields == (("Content-type", "application/json"), ("ETag", '"e"'))
    assert answers[1].content == b"hello\n  there"
    assert answers[2].content.startswith(b"\xff\xd8\xff")


def test_json_that_only_lenient_reading_reads_is_answered_as_json():
    service = service_of(
        example("GET /a", "HTTP/1.1 200 OK\nContent-type: application/json\n\n{'x': 1, // one\n}")
    )
    assert shown(ask(service, "GET /a")) == {"x": 1}


def test_content_that_no_reading_reads_is_answered_as_it_is():
    page = example("GET /a", 'HTTP/1.1 200 OK\nContent-type: application/json\n\n{"x": oh my}')
    assert ask(service_of(page), "GET /a").content == b'{"x": oh my}'


PAGES = (
    example("GET /a", 'HTTP/1.1 200 OK\n\n{"x": 1, "first": true}'),
    example("GET /a", 'HTTP/1.1 200 OK\n\n{"x": 1, "second": true}')
    + example('PATCH /a\n\n{"x": 2}', 'HTTP/1.1 200 OK\n\n{"x": 2}'),
)


def test_pages_do_not_disturb_each_other():
    service = service_of(*PAGES)
    name = EXAMPLE_FIELD.replace("-", "_")
    assert shown(ask(service, "PATCH /a", {"x": 9}, **{name: "1.md::b"})) == {"x": 9}
    assert shown(ask(service, "GET /a", **{name: "1.md::a"})) == {"x": 9, "second": True}
    assert shown(ask(service, "GET /a", **{name: "0.md::a"})) == {"x": 1, "first": True}
    assert shown(ask(service, "GET /a")) == {"x": 1, "first": True}


def test_the_same_request_with_several_answers_is_told_by_the_example():
    page = example("GET /a", 'HTTP/1.1 200 OK\n\n{"n": 1}') + block("request", "GET /a", name="second")
    page += block("response", 'HTTP/1.1 200 OK\n\n{"n": 2}')
    service = service_of(page)
    name = EXAMPLE_FIELD.replace("-", "_")
    assert shown(ask(service, "GET /a", **{name: "0.md::second"})) == {"n": 2}
    assert shown(ask(service, "GET /a", **{name: "0.md::nothing"})) == {"n": 1}


@given(st.text(), st.sampled_from(["GET", "PATCH", "POST", "OPTIONS", "X"]), st.binary())
def test_nothing_that_is_asked_makes_it_raise(target, method, content):
    service = service_of(PHOTO)
    for path in (target, "/v1/me/photo"):
        assert 200 <= service(HttpRequest(method, path, content=content)).status_code < 600


def test_deep_content_is_refused_or_taken():
    deep = b'{"size":' * 5000 + b"1" + b"}" * 5000
    assert ask(service_of(PHOTO), "PATCH /v1/me/photo", deep).status_code in {200, 400}


@pytest.mark.parametrize("path", ["/users/a%20b%2Fc/photo", "/users/a%20b%2fc/photo", "/users/a/photo"])
def test_an_encoded_slash_belongs_to_its_segment(path):
    service = service_of(example("GET /users/{user-id}/photo", 'HTTP/1.1 200 OK\n\n{"a": 1}'))
    assert ask(service, f"GET {path}").status_code == 200
    assert ask(service, "GET /users/a/b/photo").status_code == 404


def test_a_documented_encoded_slash_is_found_again():
    service = service_of(example("GET /users/a%2Fb", 'HTTP/1.1 200 OK\n\n{"a": 1}'))
    assert ask(service, "GET /users/a%2Fb").status_code == 200
    assert ask(service, "GET /users/a/b").status_code == 404
