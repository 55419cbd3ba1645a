"""What goes out is what the request says, and what comes back is what was sent."""

import gzip
import socket
import threading
import time
import zlib
from pathlib import Path

import pytest

from docparse import __version__
from docparse.errors import ServiceError, ServiceUnreachableError, UnansweredError
from docparse.message import Headers, HttpRequest, HttpResponse
from docparse.model import Target
from docparse.serving import serve
from docparse.transport import TransportOptions, connect
from docparse.transport.timing import Deadline
from tests.transport.servers import answering, raw_server, read_request

GET = HttpRequest("GET", "/me/photo")
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
QUICK = TransportOptions(connect_seconds=1, read_seconds=0.3, total_seconds=0.6, max_content=1000)


def wire_bytes(request: HttpRequest) -> bytes:
    """Return what a request without content is on the wire."""
    seen: list[bytes] = []

    def script(connection, _number):
        seen.append(read_request(connection))
        connection.sendall(OK)

    with raw_server(script) as target:
        connect(target)(request)
        host = target.origin.removeprefix("http://").encode()
    return seen[0].replace(host, b"HOST")


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("/%7Euser/%7e", id="percent-encoded tilde, in both cases"),
        pytest.param("/a/../b/./c", id="dot segments"),
        pytest.param("/users('{id}')/<x>", id="braces"),
        pytest.param("//double", id="two slashes"),
        pytest.param("/a?$select=id,name&$filter=x%20eq%20'y'", id="query"),
        pytest.param("/a?", id="empty query"),
    ],
)
def test_leaves_the_request_target_as_written(target):
    assert wire_bytes(HttpRequest("GET", target)).startswith(f"GET {target} HTTP/1.1\r\n".encode())


def test_adds_host_and_user_agent_only():
    agent = f"User-Agent: docparse/{__version__}".encode()
    assert wire_bytes(GET) == b"GET /me/photo HTTP/1.1\r\nHost: HOST\r\n" + agent + b"\r\n\r\n"


def test_sends_fields_as_written_repeated_ones_too():
    lines = "PREFER: a\r\nX-One: 日本 é\r\nprefer: b\r\nUser-Agent: page/1\r\n"
    headers = Headers([("PREFER", "a"), ("X-One", "日本 é"), ("prefer", "b"), ("User-Agent", "page/1")])
    assert (
        wire_bytes(HttpRequest("GET", "/", headers))
        == f"GET / HTTP/1.1\r\nHost: HOST\r\n{lines}\r\n".encode()
    )


def test_writes_the_framing_itself():
    headers = Headers(
        [
            ("Host", "graph"),
            ("content-length", "33"),
            ("Connection", "close"),
            ("Transfer-Encoding", "chunked"),
        ]
    )
    assert b"graph" not in wire_bytes(HttpRequest("GET", "/", headers, b""))
    with serve(lambda request: HttpResponse(200, request.headers, request.content)) as target:
        response = connect(target)(HttpRequest("GET", "/", headers, b"content of a GET"))
    assert response.content == b"content of a GET"
    assert response.headers.get("Content-Length") == "16"


@pytest.mark.parametrize("method", ["PATCH", "POST", "PUT"])
def test_says_that_there_is_no_content(method):
    with serve(lambda request: HttpResponse(200, request.headers)) as target:
        connect(target)(HttpRequest(method, "/"))
    assert b"Content-Length: 0" in wire_bytes(HttpRequest(method, "/"))


def test_neither_cookies_nor_netrc_nor_a_proxy_come_in(tmp_path: Path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login user password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    requests: list[HttpRequest] = []

    def service(request):
        requests.append(request)
        return HttpResponse(302, Headers([("Set-Cookie", "a=b"), ("Location", "/elsewhere")]))

    with serve(service) as target:
        send = connect(target)
        assert [send(GET).status_code, send(GET).status_code] == [302, 302]
    assert [name for name, _ in requests[1].headers] == ["Host", "User-Agent"]
    assert len(requests) == 2


def test_reads_repeated_fields_and_reason_as_sent():
    fields = b"set-cookie: a=1\r\nSet-Cookie: b=\xe9\r\nX: \xc3\xa9\r\nContent-Length: 0\r\n\r\n"
    answer = b"HTTP/1.1 299 Quite fine\r\n" + fields
    with raw_server(answering(answer)) as target:
        response = connect(target)(GET)
    assert response.headers.fields[:3] == (("set-cookie", "a=1"), ("Set-Cookie", "b=é"), ("X", "é"))
    assert (response.status_code, response.reason) == (299, "Quite fine")


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhi\r\n0\r\nX-Trailer: yes\r\n\r\n"


@pytest.mark.parametrize(
    ("answer", "content"),
    [
        pytest.param(CHUNKED, b"hi", id="chunked with extension and trailer"),
        pytest.param(b"HTTP/1.0 200 OK\r\n\r\nto the end", b"to the end", id="closed at the end"),
        pytest.param(b"HTTP/1.1 103 Early\r\nX: y\r\n\r\n" + OK, b"hi", id="interim response first"),
        pytest.param(
            b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", b"", id="no content, whatever it says"
        ),
        pytest.param(b"HTTP/1.1 304\r\n\r\n", b"", id="no reason, no content"),
        pytest.param(b"HTTP/1.1 200 OK\nContent-Length:2\n\nhi", b"hi", id="bare line feeds"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\nhi", b"hi", id="folded field"
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
            b"hi",
            id="length said twice",
        ),
    ],
)
def test_reads_content(answer, content):
    with raw_server(answering(answer)) as target:
        assert connect(target, QUICK)(GET).content == content


@pytest.mark.parametrize(
    ("coding", "encoded"),
    [
        pytest.param("gzip", gzip.compress(b"hello"), id="gzip"),
        pytest.param("gzip", gzip.compress(b"hel") + gzip.compress(b"lo"), id="gzip of two members"),
        pytest.param("deflate", zlib.compress(b"hello"), id="deflate"),
        pytest.param("deflate", zlib.compress(b"hello", wbits=-15), id="bare deflate"),
        pytest.param("gzip, deflate", zlib.compress(gzip.compress(b"hello")), id="both"),
        pytest.param("identity", b"hello", id="identity"),
    ],
)
def test_decodes_content(coding, encoded):
    with serve(lambda _: HttpResponse(200, Headers([("Content-Encoding", coding)]), encoded)) as target:
        assert connect(target)(GET).content == b"hello"


def endless(connection, _number):
    read_request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x" * 500)


def drip(start: bytes, more: bytes):
    """Return a script that sends a byte now and then, for ever."""

    def script(connection, _number):
        read_request(connection)
        connection.sendall(start)
        while True:
            connection.sendall(more)
            time.sleep(0.05)

    return script


def silent(connection, _number):
    read_request(connection)
    time.sleep(5)


BOMB = gzip.compress(b"0" * 1_000_000)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param(answering(b""), "closed", id="closed at once"),
        pytest.param(answering(b"HTTP/1.1 200 OK\r\nContent-Le"), "closed", id="closed in a field"),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi"), "2 of 9 bytes", id="cut content"
        ),
        pytest.param(answering(CHUNKED[:-20]), "closed", id="cut chunks"),
        pytest.param(answering(b"SSH-2.0-OpenSSH\r\n"), "begins with .SSH", id="no HTTP"),
        pytest.param(answering(b"HTTP/1.1 20x OK\r\n\r\n"), "begins with", id="status code of letters"),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"), "header line", id="line with no colon"
        ),
        pytest.param(answering(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 2000), "more than 1000", id="fields"),
        pytest.param(answering(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000), "longer than", id="long field"),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"), "no length", id="bad length"
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nhi"),
            "no length",
            id="two",
        ),
        pytest.param(answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: rot13\r\n\r\n"), "rot13", id="coding"),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            "chunk size",
            id="chunk size",
        ),
        pytest.param(answering(b"HTTP/1.1 100 Continue\r\n\r\n" * 50), "interim", id="interim for ever"),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"),
            "more than 1000 bytes",
            id="large length",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n"),
            "more than 1000",
            id="chunk",
        ),
        pytest.param(endless, "more than 1000 bytes", id="endless content"),
        pytest.param(
            drip(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", b"x"), "0.6 s in all", id="slow content"
        ),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nX: ", b"x"), "0.6 s in all", id="slow field"),
        pytest.param(silent, "silent for 0.3 s", id="silent"),
        pytest.param(
            answering(
                b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % 990 + BOMB[:990]
            ),
            "more than 1000",
            id="gzip bomb",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi"),
            "not gzip",
            id="gzip",
        ),
        pytest.param(
            answering(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nhi"),
            "'br'",
            id="brotli",
        ),
    ],
)
def test_a_bad_answer_is_an_error_in_a_sentence(script, told):
    started = time.monotonic()
    with raw_server(script) as target, pytest.raises(ServiceError, match=told) as caught:
        connect(target, QUICK)(GET)
    assert time.monotonic() - started < 3
    assert str(caught.value).startswith(target.origin)
    assert "object at 0x" not in str(caught.value)
    assert not isinstance(caught.value, ServiceUnreachableError)


def test_a_closed_port_is_unreachable():
    with raw_server(silent) as target:
        pass
    with pytest.raises(
        ServiceUnreachableError, match=r"cannot be reached: connection refused; is the service running"
    ):
        connect(target)(GET)


def test_an_unknown_name_is_unreachable():
    with pytest.raises(ServiceUnreachableError, match="its name is not known here"):
        connect(Target("http://nowhere.invalid"), TransportOptions(use_environment=False))(GET)


@pytest.mark.parametrize("part", ["nowhere", "a" * 64])
def test_a_name_below_localhost_that_is_none_is_unreachable(part):
    with pytest.raises(ServiceUnreachableError, match="cannot be reached"):
        connect(Target(f"http://{part}.localhost:1", loopback=True))(GET)


def test_no_tls_on_the_other_side_is_unreachable():
    with (
        raw_server(lambda connection, _: connection.sendall(OK)) as target,
        pytest.raises(
            ServiceUnreachableError, match=r"over TLS: wrong version number|over TLS: record layer failure"
        ),
    ):
        connect(Target(target.origin.replace("http:", "https:")), QUICK)(GET)


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        pytest.param(HttpRequest("BAD METHOD", "/"), "not a token", id="method"),
        pytest.param(HttpRequest("GET", "/a b"), "percent-encode", id="space in the target"),
        pytest.param(HttpRequest("GET", "/\r\nX: y"), "percent-encode", id="line break in the target"),
        pytest.param(HttpRequest("GET", "/é"), "percent-encode", id="no ASCII in the target"),
        pytest.param(
            HttpRequest("GET", "/", Headers([("X", "a\r\nY: b")])), "'X'", id="line break in a field"
        ),
        pytest.param(HttpRequest("GET", "/", Headers([("X Y", "a")])), "'X Y'", id="space in a name"),
    ],
)
def test_what_cannot_be_written_is_not_sent(request_, told):
    with raw_server(silent) as target, pytest.raises(ServiceError, match=told):
        connect(target, QUICK)(request_)


def test_a_connection_is_kept():
    connections: list[int] = []

    def script(connection, number):
        connections.append(number)
        while read_request(connection):
            connection.sendall(OK)

    with raw_server(script) as target:
        send = connect(target)
        assert [send(GET).content for _ in range(5)] == [b"hi"] * 5
    assert connections == [0]


def test_connections_are_closed_once_nobody_has_the_service_any_more():
    closed = threading.Event()

    def script(connection, _number):
        read_request(connection)
        connection.sendall(OK)
        if read_request(connection) == b"":
            closed.set()

    with raw_server(script) as target:
        connect(target)(GET)
        assert closed.wait(5)


def test_a_dropped_connection_is_replaced_before_anything_is_sent_on_it():
    received: list[bytes] = []

    def script(connection, number):
        received.append(read_request(connection))
        connection.sendall(OK)
        if number == 0:
            connection.close()
            dropped.set()

    dropped = threading.Event()
    post = HttpRequest("POST", "/me/photo")
    with raw_server(script) as target:
        send = connect(target)
        send(post)
        assert dropped.wait(5)
        assert send(post).content == b"hi"
    assert len(received) == 2


def closing_after_one(connection, number):
    """Answer one request; the first connection is closed only once the second request is there."""
    read_request(connection)
    connection.sendall(OK)
    if number == 0:
        read_request(connection)


def test_a_stale_connection_is_tried_once_more_where_that_is_safe():
    with raw_server(closing_after_one) as target:
        send = connect(target)
        assert [send(GET).content, send(GET).content] == [b"hi", b"hi"]


def test_a_stale_connection_is_an_error_where_the_request_may_have_been_processed():
    with raw_server(closing_after_one) as target:
        send = connect(target)
        send(GET)
        with pytest.raises(ServiceError, match="closed"):
            send(HttpRequest("POST", "/"))


def test_an_old_connection_is_not_trusted_with_a_request_that_must_not_be_sent_twice():
    with raw_server(closing_after_one) as target:
        send = connect(target, TransportOptions(idle_seconds=0))
        assert [send(GET).content, send(HttpRequest("POST", "/")).content] == [b"hi", b"hi"]


def test_a_first_connection_that_is_closed_is_not_tried_again():
    connections: list[int] = []

    def script(connection, number):
        read_request(connection)
        connections.append(number)

    with raw_server(script) as target, pytest.raises(ServiceError, match="closed"):
        connect(target)(GET)
    assert connections == [0]


def test_an_answer_before_all_of_the_content_was_taken_is_the_answer():
    def stops_reading(connection, _number):
        connection.recv(1000)
        connection.sendall(b"HTTP/1.1 429 Slow Down\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        time.sleep(0.2)

    with raw_server(stops_reading) as target:
        response = connect(target)(HttpRequest("POST", "/", content=b"x" * 9_000_000))
    assert (response.status_code, response.headers.get("Retry-After")) == (429, "1")


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        pytest.param(answering(b""), UnansweredError, id="before the answer"),
        pytest.param(answering(b"H"), ServiceError, id="in the answer"),
        pytest.param(silent, ServiceError, id="not at all"),
    ],
)
def test_an_error_says_whether_the_connection_broke_before_the_answer(script, kind):
    with raw_server(script) as target, pytest.raises(ServiceError) as caught:
        connect(target, QUICK)(GET)
    assert type(caught.value) is kind


def sipping(connection, _number):
    """Take the request a little at a time, for ever."""
    while connection.recv(500):
        time.sleep(0.02)


def test_a_service_that_takes_a_request_too_slowly_is_an_error():
    post = HttpRequest("POST", "/", content=b"x" * 9_000_000)
    started = time.monotonic()
    with raw_server(sipping) as target, pytest.raises(ServiceError, match=r"0\.6 s in all"):
        connect(target, QUICK)(post)
    assert time.monotonic() - started < 1


def test_a_deadline_bounds_an_exchange_and_is_told():
    with raw_server(silent) as target:
        send = connect(target, TransportOptions()).until(Deadline(0.2))
        with pytest.raises(ServiceError, match=r"take 0\.2 s in all"):
            send(GET)


def test_bytes_after_a_response_do_not_reach_the_next_one():
    with raw_server(answering(OK + b"HTTP/1.1 500 Smuggled\r\n\r\n", OK)) as target:
        send = connect(target)
        assert [send(GET).status_code, send(GET).status_code] == [200, 200]


def test_head_has_no_content_and_keeps_its_connection():
    with serve(lambda _: HttpResponse(200, content=b"content")) as target:
        send = connect(target)
        responses = [send(HttpRequest("HEAD", "/")), send(GET)]
    assert [response.content for response in responses] == [b"", b"content"]
    assert responses[0].headers.get("Content-Length") == "7"


@pytest.mark.parametrize(
    "jobs", [pytest.param(4, id="a connection each"), pytest.param(1, id="one connection is kept")]
)
def test_threads_share_a_service(jobs):
    with serve(lambda request: HttpResponse(200, content=request.target.encode())) as target:
        send = connect(target, TransportOptions(jobs=jobs))
        wrong: list[str] = []

        def ask(name: str) -> None:
            wrong.extend(name for _ in range(50) if send(HttpRequest("GET", name)).content != name.encode())

        threads = [threading.Thread(target=ask, args=(f"/{number}",)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_proxy_of_the_environment_is_used_off_loopback(monkeypatch):
    seen: list[bytes] = []

    def script(connection, _number):
        seen.append(read_request(connection))
        connection.sendall(OK)

    with raw_server(script) as proxy:
        monkeypatch.setenv("http_proxy", proxy.origin.replace("//", "//user:secret@"))
        monkeypatch.delenv("no_proxy", raising=False)
        assert connect(Target("http://service.invalid"))(GET).content == b"hi"
    lines = seen[0].split(b"\r\n")
    assert lines[:2] == [b"GET http://service.invalid/me/photo HTTP/1.1", b"Host: service.invalid"]
    assert b"Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=" in lines


def test_a_proxy_that_is_not_there_is_told_without_its_password(monkeypatch):
    with raw_server(silent) as proxy:
        pass
    monkeypatch.setenv("http_proxy", proxy.origin.replace("//", "//user:secret@"))
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(
        ServiceUnreachableError, match=r"the proxy to http://service\.invalid cannot"
    ) as caught:
        connect(Target("http://service.invalid"))(GET)
    assert "secret" not in str(caught.value)
