"""What to do next, for each way to fail."""

import pytest

from docparse.message import HttpResponse
from docparse.model import Result
from docparse.reporting.failure.steps import find_error_message, find_steps
from tests.reporting.results import answer, make_page

PAGE = make_page({"a": 1})
ODATA = {"error": {"code": "BadRequest", "message": "The {id} is  not\nvalid."}}


def patch(documented: int) -> Result:
    """Return the result of a PATCH for which a status code is documented, answered with 200."""
    page = make_page({"a": 1}, request="PATCH https://api.example/photo")
    return answer(page.replace("200 OK", f"{documented} X"), {"a": 1})


def first(result: Result, *, embedded: bool = False) -> str:
    return next(find_steps(result, embedded=embedded))


def test_a_refused_request_is_told_with_what_the_service_says() -> None:
    result = answer(PAGE, ODATA, 400)
    assert first(result) == (
        "the service refused the request: The {id} is not valid; mend the request, or the service"
    )
    assert first(result, embedded=True) == (
        "docparse's service refused the request: The {id} is not valid; mend the request, or what the "
        "pages say of it"
    )


def test_a_service_at_fault_is_to_be_mended_whatever_is_documented() -> None:
    assert first(answer(PAGE, ODATA, 500)) == ("mend the service: it answered 500: The {id} is not valid")
    assert first(answer(PAGE, b"<html>", 502)) == "mend the service: it answered 502"
    assert first(answer(PAGE.replace("200 OK", "404 Not Found"), b"", 500)) == (
        "mend the service: it answered 500"
    )


@pytest.mark.parametrize(
    ("location", "step"),
    [
        pytest.param(
            "/v2/{id}",
            "the service redirects to /v2/{id} (Location): replay with --follow-redirects, or write 302 at "
            "line 8",
            id="here",
        ),
        pytest.param(
            "https://other.example/",
            "the service redirects to another host, https://other.example/ (Location): if it is meant, make "
            "it --target",
            id="elsewhere",
        ),
        pytest.param(
            "", "the service answered 302 without Location: mend it, or write 302 at line 8", id="nowhere"
        ),
    ],
)
def test_a_redirect_is_told_with_where_it_leads(location: str, step: str) -> None:
    assert first(answer(PAGE, b"", 302, {"Location": location} if location else {})) == step


def test_no_content_and_no_json_are_told_as_such() -> None:
    assert first(answer(PAGE, b"")) == (
        "the service sent no content: mend it, or take the content out of the page (line 11)"
    )
    for broken in (b"<html>", b'{"a": 1,}', b"\xff"):
        assert first(answer(PAGE, broken)) == (
            "the service sent no JSON: mend it, or show at line 11 what it sends"
        )
    assert first(answer(PAGE, [])).startswith("write $ at line 11 with the type that the service sends")


def test_a_type_that_the_annotation_promises_is_mended_there() -> None:
    page = make_page({"a": 1}, annotation=', "docparse": {"types": {"$.a": "string"}}')
    assert first(answer(page, {"a": 1})) == "mend the service, or what the annotation promises of $.a"


def test_a_status_code_that_the_method_never_has_is_said_to_be_so() -> None:
    assert first(patch(201), embedded=True) == (
        "PATCH of what exists is answered with 200, never 201: write 200 at line 8"
    )


def test_the_last_step_is_where_to_read_more() -> None:
    assert list(find_steps(answer(PAGE, {"a": "x"}), embedded=False))[-1] == "docparse explain type"


def test_what_passed_needs_no_step() -> None:
    assert list(find_steps(answer(PAGE, {"a": 2}), embedded=False)) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b'{"error": {"code": "x", "message": "no such photo"}}', "no such photo", id="OData"),
        pytest.param(b'{"error": {"code": "notFound"}}', "notFound", id="OData, the code alone"),
        pytest.param(b'{"title": "Gone", "detail": "It is gone."}', "It is gone.", id="problem details"),
        pytest.param(b'{"error": "invalid", "error_description": "Bad."}', "Bad.", id="OAuth 2"),
        pytest.param(b'{"error": "invalid"}', "invalid", id="a text"),
        pytest.param(b"no\n such page", "no such page", id="plain text"),
        pytest.param(b"<html><b>no</b></html>", "", id="HTML"),
        pytest.param(b"", "", id="nothing"),
        pytest.param(b"[1]", "[1]", id="JSON of another shape"),
        pytest.param(b'{"error": {"message": 7}}', "", id="no text"),
        pytest.param(b"\xff\xfe", "\ufffd\ufffd", id="no UTF-8"),
    ],
)
def test_finds_what_a_service_says(content: bytes, message: str) -> None:
    assert find_error_message(HttpResponse(400, content=content)) == message
