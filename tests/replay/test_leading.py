"""Requests that go where an answer said."""

import pytest

from docparse.model import Target
from docparse.replay.leading import find_lead
from docparse.variables import Value

TARGET = Target("http://127.0.0.1:8080", "/api")


def lead(request_target: str, value: str, *, typed: bool = True) -> str | None:
    """Return the target of a request that is led, `-` where it is not."""
    found = find_lead(request_target, {"next": Value(value, "Location of a", typed=typed)}, TARGET)
    if found is None:
        return "-"
    return found.target and found.join(found.rest)


@pytest.mark.parametrize(
    ("request_target", "value", "sent"),
    [
        pytest.param("{next}", "http://127.0.0.1:8080/api/a?b=c%2F", "/api/a?b=c%2F", id="a URL"),
        pytest.param("{next}", "/api/a", "/api/a", id="a path"),
        pytest.param("{next}", "/a", "/a", id="a path beside the target's own"),
        pytest.param("{next}/b", "/api/a", "/api/a/b", id="a segment more"),
        pytest.param("{next}&b=c", "/api/a?x=y", "/api/a?x=y&b=c", id="a query value more"),
        pytest.param("{next}?b=c", "/api/a?x=y", "/api/a?x=y&b=c", id="a second query"),
        pytest.param("{next}&b=c", "/api/a", "/api/a?b=c", id="a first query value"),
        pytest.param("{next}", "/api/../b", "/b", id="dots"),
        pytest.param("{next}", "http://127.0.0.1:8081/api/a", None, id="another port"),
        pytest.param("{next}", "https://127.0.0.1:8080/api/a", None, id="another scheme"),
        pytest.param("{next}", "http://evil.example/", None, id="another host"),
        pytest.param("{next}", "//evil.example/", None, id="another host without a scheme"),
        pytest.param("{next}", "http://127.0.0.1:8080@evil.example/", None, id="credentials"),
        pytest.param("{next}", "7", "-", id="an id"),
        pytest.param("/things/{next}", "/api/a", "-", id="not at the beginning"),
        pytest.param("{other}", "/api/a", "-", id="another placeholder"),
    ],
)
def test_goes_where_an_answer_said(request_target: str, value: str, sent: str | None) -> None:
    assert lead(request_target, value) == sent


def test_a_path_that_a_person_gives_is_one_of_the_documentation() -> None:
    assert lead("{next}/b", "/a", typed=False) == "/api/a/b"
