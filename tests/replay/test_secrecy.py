"""What a variable holds as a secret is in no result."""

import json
from base64 import b64encode
from dataclasses import replace

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Bound, Example, Outcome, Report, Target
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.replay.secrecy import hide, hide_request
from docparse.reporting import REPORTERS
from docparse.reporting.style import Style

CANARY = "SEKRET/12 3"
LOCAL = Target("http://127.0.0.1:1", loopback=True)


def page(field: str, line: str = "POST /photos") -> str:
    return (
        f'<!-- {{"blockType": "request", "name": "one"}} -->\n```http\n{line}\n{field}\n'
        'Content-Type: application/json\n\n{"height": 99}\n```\n\n'
        '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 201 Created\n'
        'Content-Type: application/json\n\n{"height": 99, "said": true}\n```\n'
    )


def answer(request: HttpRequest) -> HttpResponse:
    """Say back all that was sent, at the wrong places."""
    said = f"{request.target} {request.headers.get('Authorization')} {request.headers.get('X-Api-Key')}"
    text = json.dumps({"height": 98, "said": said, said: 1})
    return HttpResponse(200, Headers([("Content-Type", "application/json"), ("X-Said", said)]), text.encode())


def replayed(text: str, **variables: str):
    sent: list[HttpRequest] = []

    def service(request: HttpRequest) -> HttpResponse:
        sent.append(request)
        return answer(request)

    results = list(replay(read_page(text, "a.md"), service, ReplayOptions(target=LOCAL, variables=variables)))
    return results, sent


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(page("Authorization: Bearer {token}"), "token", id="a secret's name"),
        pytest.param(page("Authorization: Bearer {bearer}"), "bearer", id="a credential field"),
        pytest.param(page("X-Api-Key: {mine}"), "mine", id="an API key's field"),
        pytest.param(page("X-A: b", "POST /photos?code={api-key}"), "api-key", id="in the URL"),
    ],
)
def test_no_report_has_the_secret(text, name):
    results, sent = replayed(text, **{name: CANARY})
    assert any("SEKRET" in f"{request.target} {request.headers!r}" for request in sent)
    assert [result.outcome for result in results] == [Outcome.FAILED]
    report = Report(LOCAL.origin, tuple(results))
    told = [render(report, Style(verbosity=2)) for render in REPORTERS.values()]
    assert not any("SEKRET" in each for each in (*told, repr(results)))


def test_leaves_other_values_alone():
    results, _ = replayed(page("X-A: {user}"), user="somebody-else")
    assert results[0].exchange.request.headers.get("X-A") == "somebody-else"


def test_without_secrets_a_result_is_itself():
    results, _ = replayed(page("X-A: b"))
    assert hide(results[0], frozenset()) is results[0]


def test_hides_a_number_in_an_answer():
    results, _ = replayed(page("X-A: b"))
    mismatch = replace(results[0].mismatches[0], actual={"pin": [123456, 1234567.5, True, None, 7]})
    hidden = hide(replace(results[0], mismatches=(mismatch,)), frozenset({"123456"}))
    assert hidden.mismatches[0].actual == {"pin": ["******", "******7.5", True, None, 7]}


@pytest.mark.parametrize(
    ("secret", "content"),
    [
        pytest.param("a b+c/d", b'"a%20b%2Bc%2Fd a+b%2Bc%2Fd"', id="percent-encoded"),
        pytest.param('quo"te', b'"quo\\"te"', id="JSON"),
        pytest.param("abcd", b"abcd \xff", id="beside bytes that are no text"),
    ],
)
def test_hides_each_spelling(secret, content):
    hidden = hide_request(HttpRequest("POST", "/", content=content), frozenset({secret})).content
    assert set(hidden) <= set(b'*" \xff')


@pytest.mark.parametrize(
    ("field", "variables", "outcome"),
    [
        pytest.param("Authorization: Bearer {t}", {"t": "abc"}, Outcome.FAILED, id="given"),
        pytest.param("Authorization: Bearer {t}", {}, Outcome.INCONCLUSIVE, id="not given"),
        pytest.param("X-Api-Key: {t}", {"t": "abc"}, Outcome.FAILED, id="as an API key"),
        pytest.param("X-Api-Key: {t}", {}, Outcome.INCONCLUSIVE, id="no API key"),
        pytest.param("Authorization: Bearer abc", {"t": "abc"}, Outcome.INCONCLUSIVE, id="the page's own"),
        pytest.param("X-User: {t}", {"t": "abc"}, Outcome.INCONCLUSIVE, id="no credential"),
    ],
)
@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_says_something_where_credentials_were_sent(field, variables, outcome, status):
    options = ReplayOptions(target=LOCAL, variables=variables)
    text = page(field) if "{t}" not in field or variables or "User" not in field else page("X: y")
    (result,) = replay(read_page(text, "a.md"), lambda _: HttpResponse(status), options)
    assert result.outcome is outcome


def test_examples_are_as_the_page_has_them():
    (example,) = read_page(page("Authorization: Bearer {token}"), "a.md").examples
    assert isinstance(example, Example)
    results, _ = replayed(page("Authorization: Bearer {token}"), token=CANARY)
    assert results[0].example == example


def test_hides_what_an_answer_hands_out():
    results, _ = replayed(page("X-A: b"))
    fields = [("Set-Cookie", "sid=SEKRET-cookie; Path=/"), ("Location", "https://a/b?sig=SEKRET%2Fsig")]
    content = b'{"access_token": "SEKRET-token", "again": "SEKRET-token", "height": 98}'
    response = HttpResponse(201, Headers(fields), content)
    exchange = replace(results[0].exchange, response=response)
    told = repr(hide(replace(results[0], exchange=exchange, reason="SEKRET/sig"), frozenset()))
    assert "SEKRET" not in told
    assert '"height": 98' in told


def test_hides_what_stands_in_the_place_of_a_documented_value():
    results, _ = replayed(page("X-A: b"))
    bound = (Bound("123", CANARY, "$.id of a"), Bound("7", "8", "$.n of a"))
    hidden = hide(replace(results[0], bound=bound), frozenset({CANARY}))
    assert [each.sent for each in hidden.bound] == ["*" * len(CANARY), "8"]


@pytest.mark.parametrize("before", [b"", b"u", b"us"])
def test_hides_a_secret_in_base64(before):
    written = b64encode(before + b"SEKRET-password").decode()
    request = HttpRequest("GET", "/", Headers([("X-A", written)]))
    hidden = hide_request(request, frozenset({"SEKRET-password"})).headers.get("X-A")
    assert hidden.count("*") >= 19


def shows_live(name: str, capture: str = "") -> str:
    return (
        f'<!-- {{"blockType": "request", "name": "login"{capture}}} -->\n```http\nGET /login\n```\n'
        '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n'
        f'{{"{name}": "tok-11112222"}}\n```\n'
        '<!-- {"blockType": "request", "name": "use"} -->\n```http\nGET /echo?t=tok-11112222\n```\n'
        '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 404 Not Found\n```\n'
    )


def reports(text: str, name: str) -> dict[str, str]:
    """Return each result in full, by name."""
    live = HttpResponse(
        200, Headers([("Content-Type", "application/json")]), json.dumps({name: "tok-live99998888"}).encode()
    )
    results = list(replay(read_page(text, "a.md"), lambda _: live, ReplayOptions(target=LOCAL)))
    return {result.example.name: repr(result) for result in results}


def test_a_literal_that_a_secrets_name_shows_is_secret_where_it_is_used():
    use = reports(shows_live("session-token"), "session-token")["use"]
    assert "tok-live" not in use
    assert "a.md::login" in use


def test_who_captures_a_secret_does_not_show_it_itself():
    capture = ', "docparse": {"capture": {"my-token": "$.x"}, "match": "exact"}'
    login = reports(shows_live("x", capture), "x")["login"]
    assert "FAILED" in login
    assert "tok-live" not in login


def test_what_is_captured_under_another_name_is_shown():
    capture = ', "docparse": {"capture": {"my-id": "$.x"}, "match": "exact"}'
    assert "tok-live" in reports(shows_live("x", capture), "x")["login"]
