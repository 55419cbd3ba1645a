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


def test_a_service_at_fault_has_not_refused() -> None:
    assert first(answer(PAGE, ODATA, 500)) == "mend the service, or write its status code at line 8"


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
