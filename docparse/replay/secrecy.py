"""Results without secrets: nobody is shown what variables and credentials hold, or what answers hand out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace

from docparse.masking import find_issued, make_secret_mask
from docparse.message import Headers, HttpRequest, HttpResponse, Service
from docparse.model import Bound, Exchange, Json, Mismatch, Promise, Result
from docparse.replay.sent_secrets import find_sent
from docparse.values.credentials import find_credentials

_MOST_ISSUED = 256
"""So many of the secrets that answers handed out last are looked for in later ones."""


class Discretion:
    """Knows the secrets of a run that were met up to now; threads share it."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._issued: deque[str] = deque(maxlen=_MOST_ISSUED)

    def note(self, secrets: Iterable[str]) -> None:
        """Remember secrets."""
        self._known.update(secrets)

    def watch(self, service: Service) -> Service:
        """Return the service; what goes there in credential fields and what it hands out is remembered."""

        def answer(request: HttpRequest) -> HttpResponse:
            self._known.update(find_sent(request.headers))
            response = service(request)
            for secret in find_issued(request, response):
                if secret not in self._issued:
                    self._issued.append(secret)
            return response

        return answer

    def hide(self, result: Result, secrets: frozenset[str]) -> Result:
        """Return a result with `*` for these secrets and for those that are remembered."""
        return hide(result, secrets | self._known, frozenset(tuple(self._issued)))


def hide(result: Result, *secrets: frozenset[str]) -> Result:
    """Return a result with `*` for secrets, in what was sent, in what came back and in what is said of it.

    Tokens, cookies and signatures that the answer itself hands out are among them, and so is what looks like
    a real credential in the page's promise.
    """
    exchange, promise = result.exchange, result.promise
    issued = find_issued(exchange.request, exchange.response) if exchange else frozenset()
    own = _find_own(promise) if promise and result.mismatches else frozenset()
    return _hide(result, make_secret_mask(*secrets, issued, own)) if own or issued or any(secrets) else result


def _find_own(promise: Promise) -> frozenset[str]:
    """Return the credentials that look real in what a page promises."""
    return frozenset(credential.secret for credential in find_credentials(promise.block.content))


def hide_request(request: HttpRequest, secrets: frozenset[str]) -> HttpRequest:
    """Return a request with `*` for secrets."""
    return _hide_request(request, make_secret_mask(secrets)) if secrets else request


def _hide(result: Result, mask: Callable[[str], str]) -> Result:
    return replace(
        result,
        url=mask(result.url),
        reason=mask(result.reason),
        mismatches=tuple(_hide_mismatch(mismatch, mask) for mismatch in result.mismatches),
        exchange=result.exchange and _hide_exchange(result.exchange, mask),
        promise=result.promise and _hide_promise(result.promise, mask),
        bound=tuple(Bound(each.documented, mask(each.sent), each.origin) for each in result.bound),
    )


def _hide_promise(promise: Promise, mask: Callable[[str], str]) -> Promise:
    return replace(
        promise,
        block=replace(promise.block, content=mask(promise.block.content)),
        headers=_hide_fields(promise.headers, mask),
        content=_hide_bytes(promise.content, mask),
    )


def _hide_exchange(exchange: Exchange, mask: Callable[[str], str]) -> Exchange:
    response = exchange.response
    return replace(
        exchange,
        request=_hide_request(exchange.request, mask),
        response=replace(
            response,
            reason=mask(response.reason),
            headers=_hide_fields(response.headers, mask),
            content=_hide_bytes(response.content, mask),
        ),
    )


def _hide_request(request: HttpRequest, mask: Callable[[str], str]) -> HttpRequest:
    return replace(
        request,
        target=mask(request.target),
        headers=_hide_fields(request.headers, mask),
        content=_hide_bytes(request.content, mask),
    )


def _hide_fields(fields: Iterable[tuple[str, str]], mask: Callable[[str], str]) -> Headers:
    return Headers((name, mask(value)) for name, value in fields)


def _hide_bytes(content: bytes, mask: Callable[[str], str]) -> bytes:
    """Return content masked as UTF-8; what is none stays as it is."""
    return mask(content.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _hide_mismatch(mismatch: Mismatch, mask: Callable[[str], str]) -> Mismatch:
    return replace(
        mismatch,
        where=mask(mismatch.where),
        expected=_hide_value(mismatch.expected, mask),
        actual=_hide_value(mismatch.actual, mask),
        why=mask(mismatch.why),
    )


def _hide_value(value: Json, mask: Callable[[str], str]) -> Json:
    """Return a JSON value masked; a number that is a secret becomes a text."""
    if isinstance(value, dict):
        return {mask(name): _hide_value(each, mask) for name, each in value.items()}
    if isinstance(value, list):
        return [_hide_value(each, mask) for each in value]
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        written = str(value)
        return value if (masked := mask(written)) == written else masked
    return value
