"""What is sent, and why it is not."""

import pytest

from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Refinement, Target
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay

HOST = "https://graph.example/v1.0"
STAGING = Target("https://staging.example", "/api")
LOCAL = Target("http://127.0.0.1:1", loopback=True)
EMBEDDED = Target("http://127.0.0.1:1", embedded=True, loopback=True)


def page(request: str, response: str = "HTTP/1.1 200 OK", annotation: str = '"name": "one"') -> str:
    """Return a page of two examples: a plain one that names the documented host, and this one."""
    plain = f'<!-- {{"blockType": "request"}} -->\n```http\nGET {HOST}/plain\n```\n' * 2
    own = f'<!-- {{"blockType": "request", {annotation}}} -->\n```http\n{request}\n```\n'
    answer = f'<!-- {{"blockType": "response"}} -->\n```http\n{response}\n```\n' if response else ""
    return plain + own + answer


def replay_one(text: str, target: Target = LOCAL, **settings):
    """Return the result of the last example of a page, and the request that was sent for it."""
    sent: list[HttpRequest] = []

    def service(request: HttpRequest) -> HttpResponse:
        sent.append(request)
        return HttpResponse(200)

    *_, result = replay(read_page(text, "a.md"), service, ReplayOptions(target=target, **settings))
    return result, sent[-1] if sent else None


@pytest.mark.parametrize(
    ("line", "target", "as_sent"),
    [
        pytest.param(f"GET {HOST}/me?$top=1", LOCAL, "/v1.0/me?$top=1", id="absolute"),
        pytest.param("GET /me", LOCAL, "/me", id="origin form"),
        pytest.param("GET me", LOCAL, "/me", id="relative"),
        pytest.param(f"GET {HOST}/me", STAGING, "/api/v1.0/me", id="path of the target in front"),
        pytest.param("GET /a b?c=d e", LOCAL, "/a%20b?c=d%20e", id="spaces"),
        pytest.param("GET /%7Ea/../b", LOCAL, "/%7Ea/../b", id="as written"),
        pytest.param("GET /{id | name}/x", EMBEDDED, "/id/x", id="own name at docparse's own service"),
    ],
)
def test_rebases(line, target, as_sent):
    result, sent = replay_one(page(line), target)
    assert sent.target == as_sent
    assert result.url == target.origin + as_sent


@pytest.mark.parametrize(
    ("request_", "settings", "reason"),
    [
        pytest.param(
            "GET https://upload.example/x",
            {},
            'names another host; map it to the target with doc-hosts = { "https://upload.example" = "/" }',
            id="another host",
        ),
        pytest.param(
            "GET /users/{user-id}/<name>",
            {},
            "no value for {user-id}, <name>: give it with --var user-id=VALUE, "
            "[tool.docparse.variables] or DOCPARSE_VAR_USER_ID",
            id="placeholders",
        ),
        pytest.param(
            "GET /{a}",
            {"variables": {"a": ".."}},
            "with '..' for {a} the URL names another path",
            id="value that leads out",
        ),
        pytest.param(
            "POST /a",
            {"target": STAGING},
            "POST may change what is on https://staging.example",
            id="unsafe method",
        ),
        pytest.param("/no/method", {}, "the request line cannot be read", id="request line"),
        pytest.param(
            "PUT /photo\nContent-type: image/jpeg\n\nBinary data for the image",
            {},
            "the content is words in place of bytes",
            id="words for bytes",
        ),
        pytest.param(
            "GET /a", {"refinements": (("*::one", Refinement(skip="not now")),)}, "not now", id="configured"
        ),
        pytest.param(
            "GET /a", {"refinements": (("a.md::one", Refinement(skip="no")),)}, "no", id="configured by id"
        ),
    ],
)
def test_skips_and_says_how_to_mend_it(request_, settings, reason):
    result, sent = replay_one(page(request_), **settings)
    assert result.outcome == "skipped"
    assert result.reason.startswith(reason)
    assert (sent, result.url) == (None, "")


def test_skips_what_the_page_says_to():
    annotated = page("GET /a", annotation='"name": "one", "docparse": {"skip": "needs a person"}')
    assert replay_one(annotated)[0].reason == "needs a person"


def test_skips_a_request_without_a_response_unless_asked():
    result, _ = replay_one(page("GET /a", ""))
    assert result.reason.startswith("no response is documented")
    result, sent = replay_one(page("GET /a", ""), unpaired=True)
    assert (result.outcome, sent.target) == ("passed", "/a")


def test_sends_writes_off_loopback_when_allowed():
    assert replay_one(page("POST /a"), STAGING, allow_writes=True)[1].method == "POST"
    assert replay_one(page("HEAD /a"), STAGING)[1].method == "HEAD"


def test_maps_hosts():
    result, sent = replay_one(
        page("GET https://upload.example/x"), doc_hosts={"https://upload.example": "/up"}
    )
    assert (sent.target, result.outcome) == ("/up/x", "passed")


def test_the_documented_service_can_be_named():
    result, _ = replay_one(page(f"GET {HOST}/a"), documented="https://another.example")
    assert result.reason.startswith("names another host")


def test_fills_in_values_everywhere():
    text = page('PATCH /{id}?x={id}\nContent-type: application/json\nX-Id: <id>\n\n{"a": "{id}"}')
    _, sent = replay_one(text, variables={"id": "a/b"})
    assert sent.target == "/a%2Fb?x=a%2Fb"
    assert sent.headers.get("X-Id") == "a/b"
    assert sent.content == b'{"a": "a/b"}'


def test_leaves_placeholders_outside_the_url_as_they_are_for_its_own_service():
    text = page('PATCH /{id}\nContent-type: application/json\nX-Id: <other>\n\n{"a": "{another}"}')
    _, sent = replay_one(text, EMBEDDED)
    assert (sent.headers.get("X-Id"), sent.content) == ("<other>", b'{"a": "{another}"}')


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", id="literal"),
        pytest.param("Authorization: Bearer {token}", id="placeholder without a value"),
        pytest.param("authorization: Bearer {token}", id="small letters"),
        pytest.param("Cookie: a={session}", id="cookie"),
    ],
)
def test_withholds_credentials(field):
    _, sent = replay_one(page(f"GET /a\n{field}\nX: y"))
    assert sent.headers == Headers([("X", "y")])


def test_sends_a_credential_that_was_given():
    _, sent = replay_one(page("GET /a\nAuthorization: Bearer {token}"), variables={"token": "t0"})
    assert sent.headers.get("Authorization") == "Bearer t0"


def test_fields_go_out_as_written_less_the_framing():
    _, sent = replay_one(page("PATCH /a\nHost: x\nPREFER: a\nContent-length: 33\nprefer: b\nX: é\n\nabc"))
    assert sent.headers.fields == (("PREFER", "a"), ("prefer", "b"), ("X", "é"))
    assert sent.content == b"abc"


def test_multipart_goes_out_with_crlf():
    text = page('POST /a\nContent-type: multipart/mixed; boundary="x"\n\n--x\nA: b\n\nhello\n--x--')
    assert replay_one(text)[1].content == b"--x\r\nA: b\r\n\r\nhello\r\n--x--"


def test_a_signed_url_of_the_page_is_never_sent():
    result, sent = replay_one(
        page("GET /file?sv=2024-01-01&sig=NlIiSAZ5fgCr8dTyH0Wgfh8hsUjzhI2rU9V0Ctj8T4E%3D")
    )
    assert sent is None
    assert result.outcome == "skipped"
    assert "signature of a shared access URL" in result.reason
    assert "--var" in result.reason
