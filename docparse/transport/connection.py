"""A kept connection that sends a request as written, and reads the response against a deadline.

It takes the place of urllib3's connection inside the session's own pool, so that sockets, TLS and
proxies stay with requests and urllib3, and only the message is ours: theirs re-encodes the request
target, joins repeated fields, adds fields, and lets a service that sends a byte now and then hold an
example for ever.
"""

from __future__ import annotations

import io
import re
import socket
from collections.abc import Callable
from time import monotonic
from typing import Any

from docparse.message import Headers, HttpResponse
from docparse.transport.call import Call, Reply, StaleError
from docparse.transport.decoding import decode_content
from docparse.wire import (
    ClosedError,
    WireError,
    encode_fields,
    read_content,
    read_fields,
    read_line,
    read_rest,
)

IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
_STATUS_LINE = re.compile(rb"HTTP/1\.([01]) ([1-9][0-9]{2})(?: ([^\r\n]*))?\r?\n")
_MAX_INTERIM = 20
_BUFFER = 65_536
_PIECE = 16_384


class PatientStream(io.RawIOBase):
    """The bytes of a socket as long as silence and deadline allow."""

    def __init__(self, connected: socket.socket) -> None:
        super().__init__()
        self._socket = connected
        self.deadline = 0.0
        self.read_seconds = 0.0
        self.received = 0
        self.paused = False
        """True: nothing more is read from the socket, so that what is left can be looked at."""

    def readable(self) -> bool:
        """Return True: that is what the stream is for."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401  # typeshed's type for a buffer is private
        """Fill the buffer with what came; 0 is the end. Raises TimeoutError past silence or deadline."""
        if self.paused:
            return 0
        remaining = self.deadline - monotonic()
        if remaining <= 0:
            raise TimeoutError
        self._socket.settimeout(min(remaining, self.read_seconds))
        count = self._socket.recv_into(buffer)
        self.received += count
        return count


class ExchangingConnection:
    """Goes before a connection class of urllib3 and takes over its request and response."""

    sock: Any
    timeout: Any
    is_connected: bool
    close: Callable[[], None]
    _call: Call
    _bytes: PatientStream
    _stream: io.BufferedReader
    _exchanges: int
    _used: float

    def connect(self) -> None:
        """Connect as the class behind does, and set the stream on top."""
        super().connect()  # type: ignore[misc]  # urllib3's class stands behind this one
        self._bytes = PatientStream(self.sock)
        self._stream = io.BufferedReader(self._bytes, _BUFFER)
        self._exchanges = 0

    def exchange(self, call: Call) -> None:
        """Send the call on this connection, which is open, and read the response into it."""
        try:
            self.request(call.method, "", headers=call)
            self.getresponse()
        except BaseException:
            self.close()
            raise

    def request(self, _method: str, _url: str, *, headers: Call, **_options: object) -> None:
        """Send the call."""
        call = self._call = headers
        if self.sock is None:
            self.connect()
        elif self._exchanges and not self._is_trusted(call):
            raise StaleError
        self._bytes.deadline = call.deadline
        self._bytes.read_seconds = call.options.read_seconds
        self._bytes.received = 0
        call.was_sent = True
        try:
            self._send(call, call.head + encode_fields(call.proxy_fields.items()) + b"\r\n" + call.content)
        except TimeoutError:
            raise
        except OSError:  # it may have answered, 413 or an alert of TLS, before it stopped reading
            pass

    def _send(self, call: Call, message: bytes) -> None:
        """Send a message; raises TimeoutError where the service takes none of it, or past the deadline.

        In pieces where it is long: over TLS a time-out is that of a record, and there are many.
        """
        for start in range(0, len(message), _PIECE):
            left = call.deadline - monotonic()
            if start and left <= 0:
                raise TimeoutError
            self.sock.settimeout(max(min(call.options.read_seconds, left), 0.001))
            self.sock.sendall(message[start : start + _PIECE] if len(message) > _PIECE else message)

    def getresponse(self) -> Reply:
        """Read the whole response into the call; the connection is closed where it cannot be used again."""
        call = self._call
        try:
            response, kept = _read_response(self._stream, call)
        except (ClosedError, ConnectionError) as error:
            call.was_answered = self._bytes.received > 0
            if self._exchanges and not self._bytes.received and call.method in IDEMPOTENT:
                raise StaleError from error
            raise
        call.response = response
        self._exchanges += 1
        self._used = monotonic()
        if not kept or self._has_left_over():
            self.close()
        else:
            call.connection = self
        return Reply(response.status_code)

    def _is_trusted(self, call: Call) -> bool:
        if call.fresh:
            return False
        return call.method in IDEMPOTENT or monotonic() - self._used < call.options.idle_seconds

    def _has_left_over(self) -> bool:
        """Tell whether bytes came that belong to no response: the next one would start with them."""
        self._bytes.paused = True
        left_over = self._stream.peek(1)
        self._bytes.paused = False
        return bool(left_over)


def _read_response(stream: io.BufferedReader, call: Call) -> tuple[HttpResponse, bool]:
    """Return the final response, decoded, and whether the connection can be kept."""
    for _ in range(_MAX_INTERIM):
        line = read_line(stream)
        match = _STATUS_LINE.fullmatch(line)
        if match is None:
            raise WireError(f"it begins with {line[:60].decode('latin-1').rstrip()!r}")
        fields = read_fields(stream)
        status_code = int(match[2])
        if status_code >= 200 or status_code == 101:
            break
    else:
        raise WireError("one interim response after the other")
    headers = Headers(fields)
    options = {
        option.strip().lower() for value in headers.get_all("Connection") for option in value.split(",")
    }
    kept = "close" not in options if match[1] == b"1" else "keep-alive" in options
    content: bytes | None = b""
    if call.method != "HEAD" and status_code not in {101, 204, 304}:
        content = read_content(stream, fields, call.options.max_content)
        if content is None:
            content, kept = read_rest(stream, call.options.max_content), False
        content = decode_content(headers, content, call.options.max_content)
    reason = (match[3] or b"").decode("utf-8", "replace")
    return HttpResponse(status_code, headers, content or b"", reason), kept and status_code != 101
