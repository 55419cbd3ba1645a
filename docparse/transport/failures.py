"""What went wrong on the wire, in one plain sentence: no Python names, no addresses, no credentials."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from http.client import HTTPException

from urllib3 import exceptions

from docparse.errors import ServiceError, ServiceUnreachableError
from docparse.transport.options import TransportOptions
from docparse.wire import ClosedError, TooLargeError, WireError

FAILURES = (WireError, OSError, HTTPException, exceptions.HTTPError)
"""What a call through the pool may raise."""


def explain(error: Exception, origin: str, options: TransportOptions, *, was_sent: bool) -> ServiceError:
    """Return the error to raise for what urllib3, the socket or the reader raised."""
    causes = list(_causes(error))
    if was_sent:
        return ServiceError(_tell_answer(causes, origin, options))
    if _holds(causes, exceptions.ProxyError):
        return ServiceUnreachableError(f"the proxy to {origin} cannot be used: {_tell_system(causes)}")
    unreachable = f"{origin} cannot be reached"
    if _holds(causes, exceptions.NameResolutionError):
        return ServiceUnreachableError(f"{unreachable}: its name is not known here")
    if _holds(causes, TimeoutError):
        return ServiceUnreachableError(f"{unreachable}: no connection within {options.connect_seconds:g} s")
    if _holds(causes, ssl.SSLError, ssl.CertificateError):
        return ServiceUnreachableError(f"{unreachable} over TLS: {_tell_tls(causes)}")
    return ServiceUnreachableError(f"{unreachable}: {_tell_system(causes)}; is the service running?")


def _holds(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _tell_answer(causes: list[BaseException], origin: str, options: TransportOptions) -> str:
    """Return what was wrong with the answer of a service that was reached."""
    for cause in causes:
        if isinstance(cause, ClosedError):
            return f"{origin} gave no whole answer: {cause}"
        if isinstance(cause, TooLargeError):
            return f"{origin} answered {cause}, which is all that is read"
        if isinstance(cause, WireError):
            return f"{origin} answered something that is not HTTP/1.1: {cause}"
        if isinstance(cause, TimeoutError | exceptions.TimeoutError):
            return (
                f"{origin} gave no whole answer in time: it may be silent for {options.read_seconds:g} s "
                f"and take {options.total_seconds:g} s in all"
            )
    return f"{origin} gave no whole answer: {_tell_system(causes)}"


def _tell_tls(causes: list[BaseException]) -> str:
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        if isinstance(cause, ssl.SSLError) and cause.reason:
            return cause.reason.replace("_", " ").lower()
    return "the handshake failed"


def _tell_system(causes: list[BaseException]) -> str:
    """Return the operating system's words, without those of the library around them."""
    for cause in causes:
        if isinstance(cause, OSError) and cause.errno:
            return os.strerror(cause.errno).lower()
    return "the connection broke off"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield the error, what it wraps and what caused it."""
    seen: list[BaseException] = []
    waiting = [error]
    while waiting:
        current = waiting.pop(0)
        if current is None or current in seen:
            continue
        seen.append(current)
        yield current
        waiting += [*(part for part in current.args if isinstance(part, BaseException)), current.__cause__]
        waiting.append(getattr(current, "original_error", None))
