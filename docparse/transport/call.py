"""One request on its way through urllib3 and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docparse.message import HttpRequest, HttpResponse
from docparse.transport.options import TransportOptions

if TYPE_CHECKING:
    from docparse.transport.connection import ExchangingConnection


class StaleError(Exception):
    """A kept connection is of no use: closed before any byte came back, or too old to be tried."""


class PoolError(Exception):
    """The pool could not send a call; what it says of it is the cause."""


class Call(Mapping[str, str]):
    """One request on its way: urllib3 hands it through as the header fields, our connection sends it."""

    __slots__ = (
        "connection",
        "content",
        "deadline",
        "fresh",
        "head",
        "method",
        "options",
        "proxy_fields",
        "response",
        "was_answered",
        "was_sent",
    )

    def __init__(self, request: HttpRequest, head: bytes, options: TransportOptions, started: float) -> None:
        self.method = request.method
        self.head = head
        """Request line and header fields, without the empty line."""
        self.content = request.content
        self.options = options
        self.deadline = started + options.total_seconds
        """By `time.monotonic`, like `started`."""
        self.fresh = False
        """An earlier try met a stale connection: only a new one will do."""
        self.proxy_fields: dict[str, str] = {}
        self.was_sent = False
        self.was_answered = False
        """At least one byte of an answer came, where the connection broke after."""
        self.response: HttpResponse | None = None
        self.connection: ExchangingConnection | None = None
        """The connection, where it can be used again once the response is there."""

    def __getitem__(self, name: str) -> str:
        return self.proxy_fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.proxy_fields)

    def __len__(self) -> int:
        return len(self.proxy_fields)

    def copy(self) -> Call:
        """Return the call itself: it is used once, by one thread."""
        return self

    def update(self, proxy_fields: Mapping[str, str]) -> None:
        """Take the fields that are for the proxy alone."""
        self.proxy_fields.update(proxy_fields)


class Reply:
    """What urllib3 asks of a response before it lets go of it; the response itself is in the call."""

    headers: Mapping[str, str] = {}
    version_string = "HTTP/1.1"
    length_remaining = 0

    def __init__(self, status: int) -> None:
        self.status = status
