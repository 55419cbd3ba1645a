"""The way to a target: a plain connection, or a pool as `requests` would open it, with proxies and TLS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docparse.errors import ConfigurationError
from docparse.model import Target
from docparse.transport.call import Call, PoolError
from docparse.transport.options import TransportOptions

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool


@dataclass(frozen=True, slots=True)
class Way:
    """How calls come to a target."""

    open: Callable[[Call, float], None]
    """Sends a call on a new connection, which is to be there within so many seconds."""
    prefix: str = ""
    """What stands before the path in a request line: the origin, for a proxy that is asked for it."""
    is_direct: bool = True
    """No proxy adds fields to each request, so that a connection can be used past its first."""


def open_way(target: Target, options: TransportOptions) -> Way:
    """Return the way to a target.

    Raises ConfigurationError for a proxy or a certificate that cannot be used.
    """
    if target.loopback and target.origin.startswith("http://"):
        return _open_plain_way(target.origin)
    pool, url = _open_session_pool(target, options)
    prefix = target.origin if url.startswith("http://") else ""
    return Way(_make_opening(pool, url, options), prefix, is_direct=pool.proxy is None)


def _open_plain_way(origin: str) -> Way:
    """Return a way without TLS and proxies: what requests and urllib3 know of either is not needed."""
    from docparse.transport.plain import PlainConnection

    return Way(lambda call, seconds: PlainConnection(origin, seconds).exchange(call))


def _make_opening(
    pool: HTTPConnectionPool, url: str, options: TransportOptions
) -> Callable[[Call, float], None]:
    """Return the function that has a pool send a call on a new connection, which is one of ours."""
    from http.client import HTTPException

    from urllib3 import Retry, Timeout
    from urllib3.exceptions import HTTPError

    from docparse.transport.connection import ExchangingConnection

    pool.ConnectionCls = type("Connection", (ExchangingConnection, pool.ConnectionCls), {})
    no_retries = Retry.from_int(False)  # noqa: FBT003  # urllib3's own spelling

    def send(call: Call, seconds: float) -> None:
        try:
            pool.urlopen(
                call.method,
                url,
                headers=call,
                retries=no_retries,
                timeout=Timeout(connect=seconds, read=options.read_seconds),
                redirect=False,
                assert_same_host=False,
                preload_content=pool.proxy is not None,  # without: the connection is not for the pool to keep
            )
        except (HTTPException, HTTPError) as error:
            raise PoolError from error

    return send


def _open_session_pool(target: Target, options: TransportOptions) -> tuple[HTTPConnectionPool, str]:
    """Return the session's pool for the target, and the URL by which urllib3 goes (proxy, tunnel).

    The environment is asked once: for proxies (`HTTPS_PROXY`, `ALL_PROXY`, less `NO_PROXY`), but never for
    loopback, and for certificates to trust (`REQUESTS_CA_BUNDLE`, `CURL_CA_BUNDLE`).
    """
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.exceptions import LocationParseError

    base = f"{target.origin}/"
    session = requests.Session()
    session.trust_env = options.use_environment
    settings = session.merge_environment_settings(base, {}, None, options.ca_bundle or None, None)
    session.trust_env = False
    proxies = {} if target.loopback else dict(settings["proxies"])
    trusted = settings["verify"]
    if target.origin.startswith("https://"):
        from docparse.transport.trust import check_certificates

        check_certificates(options, trusted if isinstance(trusted, str) else "")
    adapter = HTTPAdapter(pool_connections=1, pool_maxsize=max(options.jobs, 1))
    prepared = requests.Request("GET", base).prepare()
    certificate = (options.client_certificate, options.client_key or options.client_certificate)
    shown = certificate if options.client_certificate else None
    try:
        pool = adapter.get_connection_with_tls_context(prepared, trusted, proxies=proxies, cert=shown)
        return pool, adapter.request_url(prepared, proxies)
    except (requests.RequestException, LocationParseError, ValueError) as error:
        raise ConfigurationError(
            f"the proxy that the environment names for {target.origin} cannot be used; HTTPS_PROXY and "
            "HTTP_PROXY hold a URL like http://proxy.example:3128, and NO_PROXY names what needs none"
        ) from error
