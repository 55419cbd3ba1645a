"""What a person types for a target, read."""

import pytest

from docparse.errors import ConfigurationError
from docparse.model import Target
from docparse.transport import parse_target


@pytest.mark.parametrize(
    ("url", "target"),
    [
        pytest.param("http://127.0.0.1:8080", Target("http://127.0.0.1:8080", loopback=True), id="loopback"),
        pytest.param(
            "localhost:8080/v1.0/", Target("http://localhost:8080", "/v1.0", loopback=True), id="no scheme"
        ),
        pytest.param(
            "https://Graph.Example/beta", Target("https://graph.example", "/beta"), id="path, upper case"
        ),
        pytest.param("https://graph.example:443", Target("https://graph.example"), id="default port"),
        pytest.param("http://[::1]:80/", Target("http://[::1]", loopback=True), id="IPv6"),
        pytest.param(
            " http://api.localhost ", Target("http://api.localhost", loopback=True), id="name under localhost"
        ),
        pytest.param(
            "http://127.8.9.1", Target("http://127.8.9.1", loopback=True), id="another loopback address"
        ),
        pytest.param(
            "http://127.0.0.1.evil.example", Target("http://127.0.0.1.evil.example"), id="looks like loopback"
        ),
        pytest.param("http://10.0.0.1", Target("http://10.0.0.1"), id="another machine"),
    ],
)
def test_reads(url, target):
    assert parse_target(url) == target


@pytest.mark.parametrize(
    ("url", "told"),
    [
        pytest.param("", "names no host", id="empty"),
        pytest.param("https://", "names no host", id="scheme only"),
        pytest.param("ftp://host", "'ftp'", id="another scheme"),
        pytest.param("http://user:secret@host", "credentials", id="credentials"),
        pytest.param("http://host?x=secret", "query or fragment", id="query"),
        pytest.param("http://host/#top", "query or fragment", id="fragment"),
        pytest.param("http://host:99999", "not a URL", id="port out of range"),
        pytest.param("http://host:http", "not a URL", id="port of letters"),
        pytest.param("http://[::1", "not a URL", id="open bracket"),
        pytest.param("http://hö.example", "xn--", id="no ASCII in the host"),
        pytest.param("http://host/a b", "percent-encode", id="space in the path"),
        pytest.param("http://ho st/", "host name", id="space in the host"),
    ],
)
def test_refuses(url, told):
    with pytest.raises(ConfigurationError, match=told) as caught:
        parse_target(url)
    assert "secret" not in str(caught.value)
