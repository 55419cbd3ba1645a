"""Secrets that a service hands out are found in its answers."""

import json

import pytest

from docparse.masking import find_issued
from docparse.message import Headers, HttpRequest, HttpResponse

CANARY = "SEKRET+Zq81/TfLw02mK=="
WRITTEN = "SEKRET%2BZq81%2FTfLw02mK%3D%3D"


def found(content="", *fields, target="/a"):
    request = HttpRequest("GET", target)
    return find_issued(request, HttpResponse(200, Headers(fields), content.encode()))


@pytest.mark.parametrize(
    "issued",
    [
        pytest.param(found(json.dumps({"access_token": CANARY})), id="access token"),
        pytest.param(
            found(json.dumps({"a": [{"refreshToken": CANARY}]}, indent=1)), id="refresh token, deep"
        ),
        pytest.param(found(json.dumps({"Id_Token": CANARY})), id="any case"),
        pytest.param(found(f'{{"client_secret":"{CANARY}"'.replace("/", "\\/") + "}"), id="escaped"),
        pytest.param(found("", ("Set-Cookie", f"sid={CANARY}; Path=/; HttpOnly")), id="cookie"),
        pytest.param(found("", ("set-cookie", f'sid="{CANARY}"')), id="cookie in quotation marks"),
        pytest.param(found("", ("Location", f"https://a/b?sv=1&sig={WRITTEN}&se=2")), id="SAS in Location"),
        pytest.param(
            found(json.dumps({"uploadUrl": f"https://a/b?tempauth={WRITTEN}&x=1"})),
            id="pre-authenticated URL",
        ),
        pytest.param(
            found('{"url":"https:\\/\\/a\\/b?x=1\\u0026sig=' + WRITTEN + '"}'),
            id="pre-authenticated URL, escaped",
        ),
        pytest.param(
            found("", ("Location", f"https://a/?X-Amz-Signature={WRITTEN}&b=1")), id="signed URL of Amazon"
        ),
        pytest.param(found(target=f"/b?sig={WRITTEN}&c=1"), id="the URL that was asked for"),
    ],
)
def test_finds(issued):
    assert CANARY in issued or WRITTEN in issued
    assert all("SEKRET" in each for each in issued)


@pytest.mark.parametrize(
    "issued",
    [
        pytest.param(
            found('{"height": 3, "token_type": "Bearer", "expires_in": 3599}'), id="what is no secret"
        ),
        pytest.param(
            found('{"nextPageToken": "abcdefghijkl", "tokens": ["abcdefghijkl"]}'), id="other tokens"
        ),
        pytest.param(found('{"access_token": "string", "password": null}'), id="short values"),
        pytest.param(found("the signature= of design=abcdefghij"), id="words"),
        pytest.param(found("", ("Set-Cookie", "lang=en; Path=/abcdefghijkl")), id="a short cookie"),
        pytest.param(found("", ("Location", "https://a/b?$skiptoken=abcdefghij")), id="a next link"),
        pytest.param(found("", ("ETag", '"access_token-abcdef"')), id="another field"),
    ],
)
def test_leaves_alone(issued):
    assert issued == frozenset()


def test_any_bytes_are_searched():
    request = HttpRequest("GET", "/")
    content = b'\xff{"access_token": "\\ud800' + b"\xfe" * 20 + b'"}'
    assert isinstance(find_issued(request, HttpResponse(200, content=content)), frozenset)
