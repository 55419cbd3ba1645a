"""Results without the secrets that went into their requests: nobody is shown what a variable holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote, quote_plus

from docparse.masking import make_mask
from docparse.message import Headers, HttpRequest
from docparse.model import Exchange, Json, Mismatch, Result

_FEWEST = 4
"""A secret of fewer characters cannot be told from text."""


def hide(result: Result, secrets: frozenset[str]) -> Result:
    """Return a result with `*` for secrets, in what was sent, in what came back and in what is said of it."""
    if not secrets:
        return result
    mask = _make_mask(secrets)
    return replace(
        result,
        url=mask(result.url),
        reason=mask(result.reason),
        mismatches=tuple(_hide_mismatch(mismatch, mask) for mismatch in result.mismatches),
        exchange=result.exchange and _hide_exchange(result.exchange, mask),
    )


def hide_request(request: HttpRequest, secrets: frozenset[str]) -> HttpRequest:
    """Return a request with `*` for secrets."""
    return _hide_request(request, _make_mask(secrets)) if secrets else request


@lru_cache(maxsize=64)
def _make_mask(secrets: frozenset[str]) -> Callable[[str], str]:
    """Return what masks secrets in each way in which they are written: in URLs, forms and JSON too."""
    return make_mask(sorted({form for secret in secrets for form in _spell(secret)}), fewest=_FEWEST)


def _spell(secret: str) -> Iterator[str]:
    yield from (secret, quote(secret, safe="", errors="replace"), quote_plus(secret, errors="replace"))
    yield from (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])


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
