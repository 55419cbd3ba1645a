"""A Service on a loopback port: real HTTP/1.1, whatever comes in."""

import socket
import time

import pytest

from docparse.errors import ConfigurationError, ServiceError
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.serving import serve
from docparse.transport import connect

REQUEST = b"GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"


def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(200, Headers([("X-Target", request.target), *request.headers]), request.content)


def exchange(sent: bytes, service=echo) -> bytes:
    """Return all that the server sends back before it closes or falls silent."""
    with serve(service) as target:
        port = int(target.origin.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.settimeout(0.2)
            connection.sendall(sent)
            received = b""
            try:
                while part := connection.recv(65536):
                    received += part
            except TimeoutError:
                pass
    return received


def test_answers_as_the_service_says():
    response = HttpResponse(299, Headers([("Set-Cookie", "a=1"), ("set-cookie", "b=2")]), b"hi", "Fine")
    assert exchange(REQUEST, lambda _: response) == (
        b"HTTP/1.1 299 Fine\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 2\r\n\r\nhi"
    )


def test_keeps_the_connection_and_answers_in_order():
    sent = REQUEST + REQUEST.replace(b"/a", b"/b") + REQUEST.replace(b"/a", b"/c")
    assert [line for line in exchange(sent).split(b"\r\n") if line.startswith(b"X-Target")] == [
        b"X-Target: /a",
        b"X-Target: /b",
        b"X-Target: /c",
    ]


@pytest.mark.parametrize(
    ("sent", "content"),
    [
        pytest.param(b"Content-Length: 3\r\n\r\nabc", b"abc", id="length"),
        pytest.param(
            b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\nX: y\r\n\r\n",
            b"abc",
            id="chunked, trailer",
        ),
        pytest.param(b"\r\n", b"", id="none"),
    ],
)
def test_reads_the_content(sent, content):
    answer = exchange(
        b"PATCH /a HTTP/1.1\r\nHost: localhost\r\n" + sent,
        lambda request: HttpResponse(200, content=request.content),
    )
    assert answer == b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(content), content)


def test_reads_absolute_form_as_path_and_query():
    assert b"X-Target: /b?c=http://d" in exchange(
        b"GET http://localhost/b?c=http://d HTTP/1.1\r\nHost: localhost\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("status_code", "method", "tail"),
    [
        pytest.param(200, "HEAD", b"Content-Length: 2\r\n\r\n", id="HEAD"),
        pytest.param(204, "GET", b"204 No Content\r\n\r\n", id="204"),
        pytest.param(304, "GET", b"304 Not Modified\r\n\r\n", id="304"),
    ],
)
def test_sends_no_content(status_code, method, tail):
    sent = REQUEST.replace(b"GET", method.encode())
    assert exchange(sent, lambda _: HttpResponse(status_code, content=b"hi")).endswith(tail)


def test_says_continue_where_it_is_asked_to():
    sent = REQUEST.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nhi")
    assert exchange(sent).startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(b"Host: localhost:8080", id="localhost"),
        pytest.param(b"Host: 127.0.0.1", id="address"),
        pytest.param(b"host: [::1]:80", id="IPv6"),
    ],
)
def test_answers_loopback_names(host):
    assert exchange(b"GET /a HTTP/1.1\r\n" + host + b"\r\n\r\n").startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param(b"GET /a HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"421", id="another host"),
        pytest.param(
            b"GET /a HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", b"421", id="looks like localhost"
        ),
        pytest.param(b"GET /a HTTP/1.1\r\n\r\n", b"421", id="no host"),
        pytest.param(b"GET /a HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n", b"421", id="two hosts"),
        pytest.param(b"nonsense\r\n\r\n", b"400", id="no request line"),
        pytest.param(b"GET /a HTTP/2.0\r\n\r\n", b"400", id="another version"),
        pytest.param(b"GET /a HTTP/1.1\r\nno colon\r\n\r\n", b"400", id="line with no colon"),
        pytest.param(b"GET /a HTTP/1.1\r\nX: " + b"x" * 70_000, b"400", id="long field"),
        pytest.param(REQUEST[:-2] + b"Content-Length: x\r\n\r\n", b"400", id="bad length"),
        pytest.param(REQUEST[:-2] + b"Content-Length: 99999999\r\n\r\n", b"413", id="too large"),
    ],
)
def test_refuses(sent, status):
    assert exchange(sent).startswith(b"HTTP/1.1 " + status)


def test_closes_where_the_client_asks_to():
    assert b"Connection: close" in exchange(REQUEST[:-2] + b"Connection: close\r\n\r\n" + REQUEST)
    assert exchange(b"GET /a HTTP/1.0\r\n\r\n").count(b"HTTP/1.1 200") == 1


def test_leaves_out_fields_that_are_no_header_lines():
    headers = Headers([("A b", "c"), ("X", "y\r\nZ: w"), ("Content-Length", "99"), ("Good", "1")])
    answer = exchange(REQUEST, lambda _: HttpResponse(200, headers, b"hi", "two\r\nlines"))
    assert answer == b"HTTP/1.1 200 OK\r\nGood: 1\r\nContent-Length: 2\r\n\r\nhi"


def test_a_service_without_an_answer_is_a_bad_gateway():
    def service(_):
        raise ServiceError("nothing there")

    assert b"502 Bad Gateway" in exchange(REQUEST, service)


def test_a_fault_of_the_service_is_raised_where_it_was_started():
    def service(_):
        raise KeyError("a bug")

    with pytest.raises(KeyError, match="a bug"), serve(service) as target:
        assert connect(target)(HttpRequest("GET", "/")).status_code == 500


def test_a_port_in_use_is_told():
    with (
        serve(echo) as target,
        pytest.raises(ConfigurationError, match="give another port"),
        serve(echo, int(target.origin.rpartition(":")[2])),
    ):
        pass


def test_a_port_that_is_none_is_told():
    with pytest.raises(ConfigurationError, match="no such port"), serve(echo, 99999):
        pass


def test_ends_at_once_with_connections_open():
    started = time.monotonic()
    with serve(echo) as target:
        connect(target)(HttpRequest("GET", "/"))
    assert time.monotonic() - started < 1
