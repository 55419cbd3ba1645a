"""The Service behind a target: a request goes through the session's pool, a failure comes as a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from time import monotonic
from typing import TYPE_CHECKING
from weakref import finalize

from docparse import __version__
from docparse.errors import ServiceError
from docparse.message import HttpRequest, HttpResponse, Service
from docparse.model import Target
from docparse.transport.options import DEFAULTS, TransportOptions
from docparse.wire import FRAMING_FIELDS, TOKEN, WireError, encode_fields

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool

    from docparse.transport.call import Call
    from docparse.transport.connection import ExchangingConnection

_TARGET = re.compile(r"[!-~]+")
_METHODS_WITH_CONTENT = frozenset({"POST", "PUT", "PATCH"})


def connect(target: Target, options: TransportOptions = DEFAULTS) -> Service:
    """Return the service at the target; it may be called from several threads.

    It raises ServiceError where there is no answer to judge, ServiceUnreachableError where no
    connection could be made at all.
    """
    from docparse.transport.call import Call, StaleError
    from docparse.transport.failures import FAILURES, explain

    pool, url = _open_pool(target, options)
    prefix = target.origin if url.startswith("http://") else ""
    host = target.origin.partition("://")[2]
    exchange = _make_exchange(pool, url, options)

    def send(request: HttpRequest) -> HttpResponse:
        call = Call(request, _encode_head(request, prefix, host), options, started=monotonic())
        while call.response is None:
            try:
                exchange(call)
            except StaleError:
                call.fresh = True
            except FAILURES as error:
                raise explain(error, target.origin, options, was_sent=call.was_sent) from error
        return call.response

    return send


def _make_exchange(pool: HTTPConnectionPool, url: str, options: TransportOptions) -> Callable[[Call], None]:
    """Return the function that sends a call on a kept connection, or on a new one that the pool opens.

    Past the first request the pool would only do again what it did for the first: read the URL, weigh
    time-outs and retries. That takes longer than sending. Through a proxy it adds fields to each request.
    """
    from urllib3 import Retry, Timeout

    kept: list[ExchangingConnection] = []
    no_retries = Retry.from_int(False)  # noqa: FBT003  # urllib3's own spelling
    timeout = Timeout(connect=options.connect_seconds, read=options.read_seconds)

    def exchange(call: Call) -> None:
        while (connection := _take(kept)) is not None:
            if connection.is_connected:
                connection.exchange(call)
                break
            connection.close()
        else:
            pool.urlopen(
                call.method,
                url,
                headers=call,
                retries=no_retries,
                timeout=timeout,
                redirect=False,
                assert_same_host=False,
                preload_content=pool.proxy is not None,  # without: the connection is not for the pool to keep
            )
        if call.connection is None or pool.proxy is not None:
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


def _open_pool(target: Target, options: TransportOptions) -> tuple[HTTPConnectionPool, str]:
    """Return the pool for the target, of connections of ours, and the URL by which urllib3 goes."""
    from docparse.transport.connection import ExchangingConnection

    is_plain = target.loopback and target.origin.startswith("http://")
    pool, url = (_open_plain_pool if is_plain else _open_session_pool)(target, options)
    pool.ConnectionCls = type("Connection", (ExchangingConnection, pool.ConnectionCls), {})
    return pool, url


def _open_plain_pool(target: Target, options: TransportOptions) -> tuple[HTTPConnectionPool, str]:
    """Return a pool without TLS and proxies: what requests would know of either is not worth its import."""
    from urllib3 import connection_from_url

    return connection_from_url(target.origin, maxsize=max(options.jobs, 1)), "/"


def _open_session_pool(target: Target, options: TransportOptions) -> tuple[HTTPConnectionPool, str]:
    """Return the session's pool for the target, and the URL by which urllib3 goes (proxy, tunnel)."""
    import requests
    from requests.adapters import HTTPAdapter

    base = f"{target.origin}/"
    session = requests.Session()
    session.trust_env = options.use_environment and not target.loopback
    settings = session.merge_environment_settings(base, {}, None, options.ca_bundle or None, None)
    session.trust_env = False
    adapter = HTTPAdapter(pool_connections=1, pool_maxsize=max(options.jobs, 1))
    prepared = requests.Request("GET", base).prepare()
    proxies = dict(settings["proxies"])
    pool = adapter.get_connection_with_tls_context(prepared, settings["verify"], proxies=proxies)
    return pool, adapter.request_url(prepared, proxies)


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
