"""The Service behind a target: a request goes its way, a failure comes as a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING
from weakref import finalize

from docparse import __version__
from docparse.errors import ServiceError
from docparse.message import HttpRequest, HttpResponse, Service
from docparse.model import Target
from docparse.transport.options import DEFAULTS, TransportOptions
from docparse.transport.timing import Deadline
from docparse.wire import FRAMING_FIELDS, TOKEN, WireError, encode_fields

if TYPE_CHECKING:
    from docparse.transport.call import Call
    from docparse.transport.connection import ExchangingConnection
    from docparse.transport.pools import Way

_TARGET = re.compile(r"[!-~]+")
_METHODS_WITH_CONTENT = frozenset({"POST", "PUT", "PATCH"})


class Wire:
    """The service at a target; an example's deadline can bound what it does."""

    __slots__ = ("_send",)

    def __init__(self, send: Callable[[HttpRequest, Deadline | None], HttpResponse]) -> None:
        self._send = send

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request within the time of the options."""
        return self._send(request, None)

    def until(self, deadline: Deadline) -> Service:
        """Return the same service, which gives up at the deadline."""
        send = self._send
        return lambda request: send(request, deadline)


def connect(target: Target, options: TransportOptions = DEFAULTS) -> Wire:
    """Return the service at the target; it may be called from several threads.

    It raises ServiceError where there is no answer to judge, ServiceUnreachableError where no connection
    could be made at all, UnansweredError where one broke before any byte of the answer. Raises
    ConfigurationError for certificates and proxies that cannot be used.
    """
    from docparse.transport.call import Call, StaleError
    from docparse.transport.failures import FAILURES, explain
    from docparse.transport.pools import open_way

    way = open_way(target, options)
    host = target.origin.partition("://")[2]
    exchange = _make_exchange(way, options)

    def send(request: HttpRequest, deadline: Deadline | None) -> HttpResponse:
        call = Call(request, _encode_head(request, way.prefix, host), options, started=monotonic())
        if deadline is not None:
            call.deadline = monotonic() + deadline.left()
        while call.response is None:
            try:
                exchange(call)
            except StaleError:
                call.fresh = True
            except FAILURES as error:
                bounds = options if deadline is None else replace(options, total_seconds=deadline.seconds)
                raise explain(error, target.origin, bounds, call) from error
        return call.response

    return Wire(send)


def _make_exchange(way: Way, options: TransportOptions) -> Callable[[Call], None]:
    """Return the function that sends a call on a kept connection, or on a new one.

    Past the first request a pool would only do again what it did for the first: read the URL, weigh
    time-outs and retries. That takes longer than sending.
    """
    kept: list[ExchangingConnection] = []

    def exchange(call: Call) -> None:
        while (connection := _take(kept)) is not None:
            if connection.is_connected:
                connection.exchange(call)
                break
            connection.close()
        else:
            left = max(call.deadline - monotonic(), 0.001)
            way.open(call, min(left, options.connect_seconds))
        if call.connection is None or not way.is_direct:
            return
        if len(kept) < options.jobs:
            kept.append(call.connection)
        else:
            call.connection.close()

    finalize(exchange, _close, kept)
    return exchange


def _take(kept: list[ExchangingConnection]) -> ExchangingConnection | None:
    """Return a kept connection, or None; no two threads are given the same one."""
    try:
        return kept.pop()
    except IndexError:
        return None


def _close(connections: Iterable[ExchangingConnection]) -> None:
    for connection in connections:
        connection.close()


def _encode_head(request: HttpRequest, prefix: str, host: str) -> bytes:
    """Return request line and header fields; raises ServiceError for what cannot be written as HTTP."""
    if not TOKEN.fullmatch(request.method):
        raise ServiceError(
            f"the method {request.method[:60]!r} cannot be sent: it is not a token (RFC 9110 5.6.2)"
        )
    if not _TARGET.fullmatch(request.target):
        raise ServiceError(
            f"the request target {request.target[:200]!r} cannot be sent: percent-encode what is no ASCII"
        )
    fields = [("Host", host)]
    if "User-Agent" not in request.headers:
        fields.append(("User-Agent", f"docparse/{__version__}"))
    fields += [(name, value) for name, value in request.headers if name.title() not in FRAMING_FIELDS]
    if request.content or request.method in _METHODS_WITH_CONTENT:
        fields.append(("Content-Length", str(len(request.content))))
    line = f"{request.method} {prefix}{request.target} HTTP/1.1\r\n".encode("ascii")
    try:
        return line + encode_fields(fields)
    except WireError as error:
        raise ServiceError(f"the request cannot be sent: {error}") from error
