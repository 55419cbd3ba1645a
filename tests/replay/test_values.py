"""What is put into requests on their way: values for sample keys, bytes for words."""

from base64 import b64encode

import pytest

from docparse.message import HttpRequest, HttpResponse
from docparse.model import Bound, Refinement, Target
from docparse.reading import read_page
from docparse.replay import ReplayOptions, replay
from docparse.variables import Value

LOCAL = Target("http://127.0.0.1:1", loopback=True)
JPEG = b"\xff\xd8\n{{x}}\r\n\x00"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"


def replay_one(request: str, annotation: str = "", **settings):
    """Return the result of the one example of a page, and the request that was sent for it."""
    sent: list[HttpRequest] = []

    def service(request: HttpRequest) -> HttpResponse:
        sent.append(request)
        return HttpResponse(200)

    text = f'<!-- {{"blockType": "request", "name": "one"{annotation}}} -->\n```http\n{request}\n```\n'
    text += '<!-- {"blockType": "response"} -->\n```http\nHTTP/1.1 200 OK\n```\n'
    (result,) = replay(read_page(text, "a.md"), service, ReplayOptions(target=LOCAL, **settings))
    return result, sent[0] if sent else None


PHOTO = "PUT /photo\nContent-Type: image/jpeg\n\nBinary data for the image"


@pytest.mark.parametrize("name", ["one", "a.md::one", "Binary data for the image"])
def test_a_file_goes_out_byte_for_byte(name):
    result, sent = replay_one(PHOTO, files={name: JPEG}, variables={"x": "no"})
    assert (result.outcome, sent.content) == ("passed", JPEG)


def test_without_bytes_the_reason_says_how_to_give_them():
    result, sent = replay_one(PHOTO, files={"other": JPEG})
    assert sent is None
    assert result.reason == (
        "the content is words in place of bytes: Binary data for the image; give them with --file one=PATH"
    )


def test_the_page_gives_bytes():
    _, sent = replay_one(PHOTO, f', "docparse": {{"content": "{b64encode(JPEG).decode()}"}}')
    assert sent.content == JPEG


def test_the_configuration_gives_bytes_before_the_page():
    refinements = (("*::one", Refinement(content=b"configured")),)
    _, sent = replay_one(PHOTO, ', "docparse": {"content": "AAAA"}', refinements=refinements)
    assert sent.content == b"configured"


@pytest.mark.parametrize("content", ["/etc/passwd", "@photo.jpg", "file:photo.jpg"])
def test_a_page_names_no_file(content):
    result, sent = replay_one(PHOTO, f', "docparse": {{"content": "{content}"}}')
    assert (result.outcome, sent) == ("skipped", None)


def test_a_credential_in_the_bytes_of_a_page_is_never_sent():
    content = b64encode(f"Bearer {JWT}".encode()).decode()
    result, sent = replay_one(PHOTO, f', "docparse": {{"content": "{content}"}}')
    assert (result.outcome, sent) == ("skipped", None)
    assert "looks real" in result.reason


def test_text_goes_out_in_its_charset():
    _, sent = replay_one(
        "POST /a\nContent-Type: text/plain; charset=latin-1\n\nd\u00e9j\u00e0 {{x}}",
        variables={"x": "\u00fc"},
    )
    assert sent.content == b"d\xe9j\xe0 \xfc"


def test_text_that_its_charset_has_not_is_skipped():
    result, sent = replay_one("POST /a\nContent-Type: text/plain; charset=latin-1\n\n\u20ac")
    assert sent is None
    assert result.reason.startswith("the content cannot be written in its charset latin-1")


def test_a_form_is_filled_and_encoded():
    form = "POST /a\nContent-Type: application/x-www-form-urlencoded\n\ngrant=code\n&code={code}\n&to=a b"
    assert replay_one(form, variables={"code": "1&2 3"})[1].content == b"grant=code&code=1%262+3&to=a+b"


KEYS = ', "sampleKeys": ["48d31887", "F!1"]'


def test_a_sample_key_takes_a_value_of_its_name():
    result, sent = replay_one(
        'PATCH /u/48d31887/f(\'F!1\')?x=48d31887\nContent-Type: application/json\n\n{"id": "48d31887"}',
        KEYS,
        variables={"48D31887": Value("a/b", "x.toml:1")},
        given={"f!1": "7"},
    )
    assert sent.target == "/u/a%2Fb/f('7')?x=a%2Fb"
    assert sent.content == b'{"id": "a/b"}'
    assert result.bound == (Bound("48d31887", "a/b", "x.toml:1"), Bound("F!1", "7", "given"))


def test_a_sample_key_is_a_literal_where_no_value_has_its_name():
    assert replay_one("GET /users/48d31887", KEYS, variables={"id": "7"})[1].target == "/users/48d31887"


def test_a_literal_that_is_no_sample_key_stays():
    assert replay_one("GET /users/48d31887", variables={"48d31887": "7"})[1].target == "/users/48d31887"
    assert (
        replay_one("GET /users/x48d31887", KEYS, variables={"48d31887": "7"})[1].target == "/users/x48d31887"
    )
