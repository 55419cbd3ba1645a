"""Services that misbehave: real sockets on loopback, bytes written by hand, nothing of docparse in them.

Each storm is a script for `raw_server`, a page's promise of a GET (or another method), and how the example
must end. Used by tests in the process, and by `tests/tooling/bad_weather.py` with whole processes.
"""

import gzip
import itertools
import socket
import struct
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import formatdate

Script = Callable[[socket.socket, int], None]

CONTENT = b'{"id": "42", "name": "caf\xc3\xa9"}'


def answer(
    content: bytes = CONTENT, status: str = "200 OK", *fields: str, kind: str = "application/json"
) -> bytes:
    """Return a whole response."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(content)}",
        *fields,
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + content


FINE = answer()


def read_request(connection: socket.socket) -> bytes:
    """Return one request with its content; empty where the connection was closed."""
    received = b""
    while b"\r\n\r\n" not in received:
        part = connection.recv(65536)
        if not part:
            return b""
        received += part
    head, _, content = received.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0].partition(b":")[2]) - len(content) if lengths else 0
    while missing > 0 and (part := connection.recv(65536)):
        received += part
        missing -= len(part)
    return received


def saying(*pieces: bytes, pause: float = 0.0) -> Script:
    """Return a script that answers each request of a connection with the pieces."""

    def script(connection: socket.socket, _number: int) -> None:
        while read_request(connection):
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(pause)

    return script


def once(*pieces: bytes) -> Script:
    """Return a script that answers one request, and closes the connection."""

    def script(connection: socket.socket, _number: int) -> None:
        read_request(connection)
        for piece in pieces:
            connection.sendall(piece)

    return script


def in_turn(*answers: bytes) -> Callable[[], Script]:
    """Return what makes a script that gives the answers in turn, whatever connection asks; then the last."""

    def make() -> Script:
        waiting = itertools.chain(answers, itertools.repeat(answers[-1]))

        def script(connection: socket.socket, _number: int) -> None:
            while read_request(connection):
                connection.sendall(next(waiting))

        return script

    return make


def routed(routes: Mapping[bytes, tuple[bytes, ...]]) -> Callable[[], Script]:
    """Return what makes a script that answers by request line's start, each route's answers in turn."""

    def make() -> Script:
        waiting = {
            start: itertools.chain(answers, itertools.repeat(answers[-1]))
            for start, answers in routes.items()
        }

        def script(connection: socket.socket, _number: int) -> None:
            while request := read_request(connection):
                start = next((start for start in waiting if request.startswith(start)), None)
                connection.sendall(next(waiting[start]) if start else answer(b"{}", "404 Not Found"))

        return script

    return make


def reset(connection: socket.socket) -> None:
    """Break the connection off with a reset, not with an end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def resetting(before: bytes = b"", times: int = 1_000_000) -> Script:
    """Return a script that sends something and resets; connections past so many times are answered."""

    def script(connection: socket.socket, number: int) -> None:
        if number >= times:
            return saying(FINE)(connection, number)
        read_request(connection)
        if before:
            connection.sendall(before)
            time.sleep(0.05)  # what is not read yet is lost with a reset
        return reset(connection)

    return script


def resetting_at_once(connection: socket.socket, _number: int) -> None:
    """Reset as soon as there is a connection."""
    reset(connection)


def half_open(connection: socket.socket, _number: int) -> None:
    """Take the request and never answer."""
    while read_request(connection):
        pass


def slow_loris(connection: socket.socket, _number: int) -> None:
    """Answer a byte at a time."""
    read_request(connection)
    for byte in answer(b" " * 1000):
        connection.sendall(bytes([byte]))
        time.sleep(0.1)


def endless(connection: socket.socket, _number: int) -> None:
    """Answer for ever, in chunks."""
    read_request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")
    piece = b"x" * 65_536
    while True:
        connection.sendall(b"10000\r\n%b\r\n" % piece)


def endless_head(connection: socket.socket, _number: int) -> None:
    """Send one header field after the other, folded ones among them."""
    read_request(connection)
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-First: y\r\n")
    while True:
        connection.sendall(b" folded on and on\r\n" * 1000)


def long_head() -> bytes:
    """Return two megabytes of header fields, each as long as it may be."""
    return b"HTTP/1.1 200 OK\r\n" + b"".join(
        b"X-%d: %b\r\n" % (number, b"x" * 65_000) for number in range(32)
    )


def later(seconds: int) -> str:
    """Return an HTTP-date."""
    return formatdate(time.time() + seconds, usegmt=True)


def bomb() -> bytes:
    """Return a gigabyte of zeros in gzip, packed into a megabyte; it has no end."""
    packer = zlib.compressobj(9, wbits=31)
    megabytes = [packer.compress(b"0" * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)]
    return megabytes[0] + megabytes[1] * 999


def chunked(*chunks: bytes, trailers: bytes = b"") -> bytes:
    """Return a chunked response with trailer fields."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    return (
        head
        + b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in chunks)
        + b"0\r\n"
        + trailers
        + b"\r\n"
    )


BUSY_NOW = answer(b"{}", "503 Service Unavailable")
TOLD_SECONDS = answer(b"{}", "429 Too Many Requests", "Retry-After: 1")
TOLD_LONG = answer(b"{}", "429 Too Many Requests", "Retry-After: 3600")
ACCEPTED = answer(b"", "202 Accepted", "Location: /work/1", "Retry-After: 1")


def told_date_once() -> Script:
    """Return a script that first answers 503 with a date a second from now."""
    told = answer(b"{}", "503 Service Unavailable", f"Date: {later(0)}", f"Retry-After: {later(1)}")
    return in_turn(told, FINE)()


@dataclass(frozen=True)
class Storm:
    """A situation, and how an example must come out of it."""

    situation: str
    make: Callable[[], Script]
    outcome: str
    told: str = ""
    """What the reason holds."""
    tries: int = 1
    method: str = "GET"
    status: int = 200
    """What the page promises."""
    refinement: str = ""
    """What the annotation's "docparse" says."""
    options: tuple[str, ...] = ()
    """Those of the command line."""
    seconds: float = 20.0
    """How long the example may take."""


def always(script: Script) -> Callable[[], Script]:
    """Return what makes this script, which remembers nothing."""
    return lambda: script


LATIN_1 = '{"id": "42", "name": "café"}'.encode("latin-1")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
STORMS = (
    Storm("429 with Retry-After in seconds, then fine", in_turn(TOLD_SECONDS, FINE), "passed", tries=2),
    Storm("503 with Retry-After as a date, then fine", told_date_once, "passed", tries=2),
    Storm("503 twice without Retry-After, then fine", in_turn(BUSY_NOW, BUSY_NOW, FINE), "passed", tries=3),
    Storm("503 for ever", in_turn(BUSY_NOW), "inconclusive", "503 after 5 tries", 5),
    Storm("429 that asks for an hour", in_turn(TOLD_LONG), "inconclusive", "Retry-After: 3600"),
    Storm("503 to a POST, then fine", in_turn(BUSY_NOW, FINE), "passed", tries=2, method="POST"),
    Storm("503 that the page documents", in_turn(BUSY_NOW, FINE), "passed", status=503),
    Storm("reset before the answer, then fine", always(resetting(times=2)), "passed", tries=3),
    Storm("reset before the answer, for ever", always(resetting()), "error", "no answer", 5),
    Storm(
        "reset before the answer to a POST",
        always(resetting(times=1)),
        "error",
        "no answer",
        method="POST",
    ),
    Storm("reset on connecting", always(resetting_at_once), "error", tries=5),
    Storm("closed before the answer", always(once()), "error", "closed", 5),
    Storm("reset mid-answer", always(resetting(FINE[:60])), "error", "no whole answer"),
    Storm("closed mid-answer", always(once(FINE[:-9])), "error", "closed after"),
    Storm("half-open: takes the request, never answers", always(half_open), "error", "may be silent for"),
    Storm("slow loris: a byte now and then", always(slow_loris), "error", "in all", seconds=0.6),
    Storm("endless content", always(endless), "error", "bytes of content, which is all that is read"),
    Storm("endless header", always(endless_head), "error", "more than 1000 header fields"),
    Storm("endless header in long lines", always(once(long_head())), "error", "bytes of header fields"),
    Storm(
        "gzip bomb: a megabyte of a gigabyte",
        lambda: once(answer(bomb(), "200 OK", "Content-Encoding: gzip")),
        "error",
        "bytes of content, which is all that is read",
    ),
    Storm(
        "thousands of gzip members, all empty",
        lambda: once(
            answer(gzip.compress(b"") * 45_000 + gzip.compress(CONTENT), "200 OK", "Content-Encoding: gzip")
        ),
        "passed",
    ),
    Storm(
        "encoded a hundred times",
        always(once(answer(CONTENT, "200 OK", "Content-Encoding: " + "gzip," * 100))),
        "error",
        "more than 5 times",
    ),
    Storm(
        "Content-Length too long",
        always(once(HEAD + b"Content-Length: 900\r\n\r\n" + CONTENT)),
        "error",
        "of 900 bytes",
    ),
    Storm(
        "Content-Length too long, kept open",
        always(saying(HEAD + b"Content-Length: 900\r\n\r\n" + CONTENT)),
        "error",
        "may be silent",
    ),
    Storm(
        "Content-Length too short", always(saying(HEAD + b"Content-Length: 9\r\n\r\n" + CONTENT)), "failed"
    ),
    Storm(
        "Content-Length said twice, differently",
        always(once(HEAD + b"Content-Length: 9\r\nContent-Length: 27\r\n\r\n" + CONTENT)),
        "error",
        "no length",
    ),
    Storm(
        "chunked, with extensions and trailers",
        always(saying(chunked(CONTENT[:7], CONTENT[7:], trailers=b"X-Sum: 1\r\n"))),
        "passed",
    ),
    Storm(
        "100 and 103 before the answer",
        always(saying(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", FINE)),
        "passed",
    ),
    Storm("100 for ever", always(once(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)), "error", "interim"),
    Storm(
        "HTTP/1.0, ended by closing",
        always(once(b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + CONTENT)),
        "passed",
    ),
    Storm("HTTP/0.9: content alone", always(once(CONTENT + b"\n")), "error", "not HTTP/1.1"),
    Storm("no reason phrase", always(saying(FINE.replace(b"200 OK", b"200"))), "passed"),
    Storm(
        "fields repeated",
        always(saying(answer(CONTENT, "200 OK", *["Set-Cookie: a=b", "Vary: A"] * 100))),
        "passed",
    ),
    Storm(
        "a field of 64 KiB",
        always(saying(answer(CONTENT, "200 OK", "X-Long: " + "x" * (65_536 - 10)))),
        "passed",
    ),
    Storm(
        "a field of more",
        always(once(answer(CONTENT, "200 OK", "X-Long: " + "x" * 70_000))),
        "error",
        "a line longer than",
    ),
    Storm(
        "fields in Latin-1 and UTF-8",
        always(
            saying(
                HEAD
                + b"Content-Length: %d\r\nX-A: \xe9\r\nX-B: \xe6\x97\xa5\xff\r\n\r\n" % len(CONTENT)
                + CONTENT
            )
        ),
        "passed",
    ),
    Storm(
        "content in ISO-8859-1",
        always(saying(answer(LATIN_1, kind="application/json; charset=iso-8859-1"))),
        "passed",
    ),
    Storm(
        "content in UTF-16",
        always(saying(answer(CONTENT.decode().encode("utf-16"), kind="application/json; charset=utf-16"))),
        "passed",
    ),
    Storm(
        "content in an unknown charset",
        always(saying(answer(LATIN_1, kind="application/json; charset=x-none"))),
        "failed",
    ),
    Storm(
        "a charset that takes for ever",
        always(saying(answer(b'"' + b"\xe9" * 400_000 + b'"', kind="application/json; charset=punycode"))),
        "failed",
    ),
    Storm("a redirect, not followed", always(saying(answer(b"", "302 Found", "Location: /b"))), "failed"),
    Storm(
        "a redirect, followed",
        routed({b"GET /b ": (FINE,), b"GET ": (answer(b"", "302 Found", "Location: /b"),)}),
        "passed",
        options=("--follow-redirects",),
    ),
    Storm(
        "a redirect loop",
        always(saying(answer(b"", "302 Found", "Location: /a"))),
        "failed",
        options=("--follow-redirects",),
    ),
    Storm(
        "a redirect to another host",
        always(saying(answer(b"", "302 Found", "Location: http://127.0.0.2:9/x"))),
        "failed",
        options=("--follow-redirects",),
    ),
    Storm(
        "202, done at the third look",
        routed({b"POST ": (ACCEPTED,), b"GET /work/1 ": (ACCEPTED, ACCEPTED, FINE)}),
        "passed",
        method="POST",
        refinement='{"poll": true}',
    ),
    Storm(
        "202 that is never done",
        routed({b"POST ": (ACCEPTED,), b"GET /work/1 ": (ACCEPTED,)}),
        "error",
        "was not done within",
        method="POST",
        refinement='{"poll": true}',
        seconds=3,
    ),
    Storm("202, not asked after", always(saying(ACCEPTED)), "passed", method="POST", status=202),
)


def page(storm: Storm) -> str:
    """Return a page with one example of the storm's method and promise."""
    refinement = f', "docparse": {storm.refinement}' if storm.refinement else ""
    sent = "\nContent-Type: application/json\n\n{}" if storm.method == "POST" else ""
    shown = '\nContent-Type: application/json\n\n{"id": "1", "name": "tea"}' if storm.status == 200 else ""
    return (
        f'# {storm.situation}\n\n<!-- {{"blockType": "request", "name": "a"{refinement}}} -->\n\n'
        f"```http\n{storm.method} /a{sent}\n```\n\n"
        f'<!-- {{"blockType": "response"}} -->\n\n```http\nHTTP/1.1 {storm.status}{shown}\n```\n'
    )
