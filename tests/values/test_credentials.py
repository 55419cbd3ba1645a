"""Credentials that look real, and what stands in for them. All of these were drawn for this test."""

import json
import random
import re
import string
from base64 import b64encode, urlsafe_b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.values.credentials import FORMS, find_credentials, may_hold_credentials
from docparse.values.randomness import is_random
from tests.linting.consistency.pages import tell
from tests.linting.resources.pages import comment

DRAWN = random.Random(7)


def draw(length: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    return "".join(DRAWN.choices(alphabet, k=length))


def encode(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def pair(text: str) -> str:
    return b64encode(text.encode()).decode()


TOKEN = draw(40)
KEY = draw(86) + "=="
JWT = f"{encode({'alg': 'RS256', 'typ': 'JWT'})}.{encode({'sub': 'x'})}.{draw(43)}"
JWE = f"{encode({'alg': 'dir', 'enc': 'A128GCM'})}..{draw(16)}.{draw(60)}.{draw(22)}"
PEM = "\n".join([f"-----BEGIN {'RSA '}PRIVATE KEY-----", draw(64), draw(64), "-----END RSA PRIVATE KEY-----"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Authorization: Bearer {token}",
        "Authorization: Bearer <token>",
        "Authorization: Bearer access_token_for_tenant_0001_v2",
        "Authorization: Bearer EwAoA8l6BAAUkj1NuJYtTVha4Mogk7HEiPbQo04AAQaQeAzP...",
        "Authorization: Bearer EwAoA8l6BAAUkj1NuJYtTVha4Mogk7HEiPbQo04AAQaQeAzP…",
        "Authorization: Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9...",
        "Authorization: Bearer 0123456789abcdef0123456789abcdef",
        "Authorization: Bearer xxxxxxxxxxxxxxxxxxxxxxxx1x2",
        f"Authorization: Basic {pair('user:password')}",
        f"Authorization: Basic {pair('{user}:{key}')}",
        "Authorization: Basic objects",
        "Basic authentication",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----",
        f"-----BEGIN PUBLIC KEY-----\n{draw(64)}\n-----END PUBLIC KEY-----",
        "AccountName=a;AccountKey={key}",
        "https://a.blob.example/c?sv=2020&sig={signature}",
        "https://a.blob.example/c?sig=abc",
        '"clientSecret": "*****"',
        '"client_secret": "your-client-secret-12345-67890"',
        '"client_secret": "a1b2c3d4e5f6g7h8i9j0k1"',
        '"apiKey": "6731de76-14a6-49ae-97bc-6eba6914391e"',
        '"secretKey": "wJalrXUtnFEMI0K7MDENG1bPxRfiCYEXAMPLEKEY"',
        f'"id": "{TOKEN}"',
        f'"nextLink": "https://x.example/items?$skiptoken={TOKEN}"',
        f"{encode({'typ': 'JWT'})}.{encode({})}.{draw(43)}",
        f"{encode({'alg': 'none'})}.{encode({'sub': 'x'})}.",
        f"eyJhbGciOi.{draw(20)}.{draw(43)}",
    ],
)
def test_leaves_alone(text):
    assert list(find_credentials(text)) == []


@pytest.mark.parametrize(
    ("text", "what", "secret"),
    [
        (f"Authorization: Bearer {TOKEN}", "a bearer token", TOKEN),
        (f"Authorization: Bearer {JWT}", "a JSON Web Token", JWT),
        (f'"access_token": "{JWE}"', "a JSON Web Token", JWE),
        (f"Authorization: Basic {pair('ada:Wr7kq-9z')}", "a user with a password", pair("ada:Wr7kq-9z")),
        (PEM, "a private key", None),
        (PEM.replace("\n", "\\n"), "a private key", None),
        (f"AccountName=a;AccountKey={KEY};Suffix=x", "an account key", KEY),
        (f"Endpoint=sb://x/;SharedAccessKey={draw(43)}=", "an account key", None),
        (f"https://a.example/c?sv=2020&sig={draw(42)}%3D", "the signature of a shared access URL", None),
        (f"?X-Amz-Signature={draw(64, '0123456789abcdef')}", "the signature of a signed URL", None),
        (f'"client_secret": "{TOKEN}"', "a secret", TOKEN),
        (f"grant_type=x&client_secret={TOKEN}&scope=y", "a secret", TOKEN),
        (f"X-Api-Key: {TOKEN}", "a secret", TOKEN),
        (f"Ocp-Apim-Subscription-Key: {draw(32, '0123456789abcdef')}", "a secret", None),
        (f'"secretText": "{draw(3)}8Q~{draw(34)}"', "a token", None),
        (f"ghp_{draw(36)}", "a token", None),
    ],
)
def test_finds(text, what, secret):
    (found,) = find_credentials(text)
    assert found.what == what
    assert text[found.offset :].startswith(found.secret)
    assert found.secret == secret or secret is None


def test_most_of_what_is_drawn_by_lot_looks_random():
    assert sum(is_random(draw(32)) for _ in range(500)) > 475
    assert sum(is_random(draw(64, "0123456789abcdef")) for _ in range(500)) > 475


@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text):
    list(find_credentials(text + " eyJ Bearer Basic secret=" + text))


def find_slowly(text):
    """Find without anything that rules texts out first, and with patterns that take any letter case."""
    seen = set()
    for form in FORMS:
        for found in re.finditer(form.pattern, text) if not form.is_lower else any_case(form, text):
            offset, end = found.span("secret")
            if offset not in seen and form.is_real(text[offset:end]):
                seen.add(offset)
                yield form.what, text[offset:end], offset


def any_case(form, text):
    return re.finditer(form.pattern.pattern, text, re.IGNORECASE)


PIECES = st.sampled_from(
    [
        *("Bearer ", "bearer\n", "BASIC ", "basic", "Secret", "client_secret", "Api-Key", "apikey", "Token"),
        *("access_token", '": "', "=", ": ", " ", "\n", "&", "?", "sig=", "&X-Amz-Signature=", "AccountKey="),
        *(
            "SharedAccessKey=",
            "…",
            "{",
            "}",
            "'",
            '"',
            "..",
            "ghp_",
            "xoxb-",
            "AIza",
            "sk_live_",
            "8Q~",
            " İ ",
        ),
        *(TOKEN, KEY, JWT, JWE, PEM, draw(36), draw(64, "0123456789abcdef"), pair("ada:Wr7kq-9z"), "text"),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=500)
def test_what_is_ruled_out_at_one_look_holds_none(text):
    assert list(find_credentials(text)) == list(find_slowly(text))
    assert may_hold_credentials(text) or not list(find_slowly(text))


def test_what_is_ruled_out_in_the_corpus_holds_none(corpus):
    for file in corpus.glob("*/**/*.md"):
        text = file.read_text("utf-8", "replace")
        assert list(find_credentials(text)) == list(find_slowly(text)), file
        assert may_hold_credentials(text) or not list(find_slowly(text)), file


def page(*fields: str) -> str:
    block = "\n".join(("GET /photo", *fields))
    return f"# Photo\n\n{comment(blockType='request', name='a')}\n```http\n{block}\n```\n"


def test_tells_the_place_and_never_the_secret():
    ((rule, place, message),) = tell(page("Accept: */*", f"Authorization: Bearer {TOKEN}"))
    assert (rule, place) == ("credential-in-page", "0.md:7:23")
    assert message.startswith("a bearer token that looks real stands in the page")
    assert TOKEN[:8] not in message


def test_tells_a_credential_once_on_its_page():
    assert (
        len(tell(page(f"X-Api-Key: {TOKEN}", f"Authorization: Bearer {TOKEN}"), page(f"X-Api-Key: {TOKEN}")))
        == 2
    )


def test_finds_credentials_in_tables():
    text = f"## Properties\n\n|Name|Description|\n|--|--|\n|secret|`client_secret={TOKEN}`|\n"
    assert [place for _, place, _ in tell(text)] == ["0.md:5:1"]


def test_finds_credentials_in_links():
    text = f"# Photo\n\nsee [a](b.md) and [the photo](https://a.example/c?sv=1&sig={draw(42)}%3D)\n"
    assert [place for _, place, _ in tell(text)] == ["0.md:3:60"]
