"""The environment's proxy is asked once, used off loopback, and left out where NO_PROXY says so."""

import socket

import pytest

from docparse.errors import ConfigurationError, ServiceUnreachableError
from docparse.message import HttpRequest, HttpResponse
from docparse.model import Target
from docparse.serving import serve
from docparse.transport import TransportOptions, connect
from tests.transport.servers import Script, raw_server, read_request

GET = HttpRequest("GET", "/me/photo")
QUICK = TransportOptions(connect_seconds=0.5)


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def forwarding(seen: list[str]) -> Script:
    """Return a proxy's script: each request goes to the host that its URL names."""

    def script(connection: socket.socket, _number: int) -> None:
        while request := read_request(connection):
            method, url, rest = request.split(b" ", 2)
            seen.append(url.decode())
            authority, _, path = url.removeprefix(b"http://").partition(b"/")
            host, _, port = authority.partition(b":")
            with socket.create_connection((host.decode(), int(port))) as behind:
                closing = rest.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
                behind.sendall(b"%b /%b %b" % (method, path, closing))
                while part := behind.recv(65536):
                    connection.sendall(part)
            return

    return script


def off_loopback(target: Target) -> Target:
    """Return the target as if it were another machine."""
    return Target(target.origin)


def test_requests_go_through_the_proxy(monkeypatch):
    seen: list[str] = []
    with serve(lambda _: HttpResponse(200, content=b"hi")) as target, raw_server(forwarding(seen)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        send = connect(off_loopback(target))
        monkeypatch.delenv("HTTP_PROXY")  # it was asked for once
        assert [send(GET).content for _ in range(3)] == [b"hi"] * 3
    assert seen == [f"{target.origin}/me/photo"] * 3


@pytest.mark.parametrize("name", ["127.0.0.1", "127.0.0.0/8", "*"])
def test_what_no_proxy_names_is_asked_directly(monkeypatch, name):
    seen: list[str] = []
    with serve(lambda _: HttpResponse(200, content=b"hi")) as target, raw_server(forwarding(seen)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        monkeypatch.setenv("NO_PROXY", name)
        assert connect(off_loopback(target))(GET).content == b"hi"
    assert seen == []


def test_loopback_and_whoever_does_not_want_the_environment_is_asked_directly(monkeypatch):
    seen: list[str] = []
    with serve(lambda _: HttpResponse(200, content=b"hi")) as target, raw_server(forwarding(seen)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        assert connect(target)(GET).content == b"hi"
        assert connect(off_loopback(target), TransportOptions(use_environment=False))(GET).content == b"hi"
    assert seen == []


@pytest.mark.parametrize(
    "proxy", ["http://", "http://[", "socks5://127.0.0.1:1", "http://user:secret@:99999"]
)
def test_a_proxy_that_cannot_be_used_is_a_mistake_of_the_environment(monkeypatch, proxy):
    monkeypatch.setenv("HTTP_PROXY", proxy)
    with pytest.raises(ConfigurationError, match="HTTP_PROXY") as caught:
        connect(Target("http://service.invalid"))
    assert "secret" not in str(caught.value)


def test_a_proxy_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with pytest.raises(ServiceUnreachableError, match=r"the proxy to http://service\.invalid cannot be used"):
        connect(Target("http://service.invalid"), QUICK)(GET)
