"""What went wrong on the wire, in one plain sentence: no Python names, no addresses, no credentials."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from socket import gaierror

from docparse.errors import ServiceError, ServiceUnreachableError, UnansweredError
from docparse.transport.call import Call, PoolError
from docparse.transport.options import TransportOptions
from docparse.wire import ClosedError, TooLargeError, WireError

FAILURES = (WireError, OSError, PoolError)
"""What a call may raise on its way."""

_TRUST = "if you trust its authority, give the certificate of that with --ca FILE"
_SHOW = "if the service asks for a certificate, give one with --cert FILE and --key FILE"
# by X509_V_ERR_…: signed by itself or by an authority that is not known; made for another name or address
_ADVICE = {
    **dict.fromkeys((18, 19, 20, 21), _TRUST),
    **dict.fromkeys((62, 64), "name the target as its certificate does"),
}
_WANTS_CERTIFICATE = ("certificate required", "handshake failure", "bad certificate", "alert unknown ca")
_TUNNEL = re.compile(r"Tunnel connection failed: ([0-9]{3})")


def explain(error: Exception, origin: str, options: TransportOptions, call: Call) -> ServiceError:
    """Return the error to raise for what urllib3, the socket or the reader raised."""
    import ssl

    from urllib3 import exceptions  # at its time: most runs meet no failure

    causes = list(_causes(error))
    is_proxy = _holds(causes, exceptions.ProxyError)
    if call.was_sent or (_holds(causes, ConnectionResetError) and not is_proxy):
        return _explain_answer(causes, origin, options, call)
    if is_proxy:
        return ServiceUnreachableError(f"the proxy to {origin} cannot be used: {_tell_proxy(causes)}")
    unreachable = f"{origin} cannot be reached"
    if _holds(causes, exceptions.NameResolutionError, gaierror):
        return ServiceUnreachableError(f"{unreachable}: its name is not known here")
    if _holds(causes, TimeoutError):
        seconds = min(options.connect_seconds, options.total_seconds)
        return ServiceUnreachableError(f"{unreachable}: no connection within {seconds:g} s")
    if _holds(causes, ssl.SSLError, ssl.CertificateError):
        return ServiceUnreachableError(f"{unreachable} over TLS: {_tell_tls(causes)}")
    return ServiceUnreachableError(f"{unreachable}: {_tell_system(causes)}; is the service running?")


def _explain_answer(
    causes: list[BaseException], origin: str, options: TransportOptions, call: Call
) -> ServiceError:
    """Return the error for a service that was reached, and gave no answer or no whole one."""
    from ssl import SSLError

    if not call.was_answered and not _holds(causes, SSLError):
        if _holds(causes, ClosedError):
            return UnansweredError(f"{origin} gave no answer: it closed the connection")
        if _holds(causes, ConnectionError):
            return UnansweredError(f"{origin} gave no answer: {_tell_system(causes)}")
    return ServiceError(_tell_answer(causes, origin, options))


def _holds(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _tell_answer(causes: list[BaseException], origin: str, options: TransportOptions) -> str:
    """Return what was wrong with the answer of a service that was reached."""
    import ssl

    from urllib3 import exceptions

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
    if _holds(causes, ssl.SSLError):
        return f"{origin} broke off over TLS: {_tell_tls(causes)}"
    return f"{origin} gave no whole answer: {_tell_system(causes)}"


def _tell_tls(causes: list[BaseException]) -> str:
    """Return what was wrong with TLS, and what helps where the person can help."""
    import ssl

    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            advice = _ADVICE.get(cause.verify_code, "")
            return f"{cause.verify_message}{'; ' if advice else ''}{advice}"
        if isinstance(cause, ssl.SSLError) and cause.reason:
            told = cause.reason.replace("_", " ").lower()
            return f"{told}; {_SHOW}" if any(word in told for word in _WANTS_CERTIFICATE) else told
    return "the handshake failed"


def _tell_proxy(causes: list[BaseException]) -> str:
    """Return why a proxy does not pass the connection on; its status code where it gave one."""
    for cause in causes:
        found = _TUNNEL.match(str(cause)) if isinstance(cause, OSError) else None
        if found:
            return f"it refused to connect: {found[1]}"
    return _tell_system(causes)


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
