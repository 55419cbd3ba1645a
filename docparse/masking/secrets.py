"""Secrets taken out of texts in each way in which they may be written, and those that answers bring."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from urllib.parse import unquote

from docparse.masking.mask import find_pieces, make_finder
from docparse.masking.spelling import spell
from docparse.masking.unravelling import Span, put_stars, unravel
from docparse.message import HttpRequest, HttpResponse

FEWEST = 4
"""A secret of fewer characters cannot be told from text."""
_FEWEST_ISSUED = 8
"""What an answer brings under a secret's name is one from so many characters on."""
_HINTS = (b"token", b"secret", b"passw", b"sig", b"tempauth")
"""One of them is in every answer that brings a secret; looked for like this, most are done with at once."""
_URL_HINTS = ("sig", "token", "tempauth")
_ISSUED = re.compile(
    r'"(?:access_?token|refresh_?token|id_?token|session_?token|client_?secret|secret_?text|password)"\s*:\s*'
    r'"((?:[^"\\]|\\.){8,8192}?)"',
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:[?&;]|%3[Ff]|%26|\\u0026|amp;)"
    r"(?:sig|signature|tempauth|access_token|refresh_token|id_token|x-(?:amz|goog)-(?:signature|security-token))"
    r"(?:=|%3[Dd]|\\u003[Dd])([\w.~+/%=!*()-]{8,4096})",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"[^=;]+=\"?([^;\"]{8,4096})")


def make_secret_mask(*secrets: frozenset[str]) -> Callable[[str], str]:
    """Return a function that puts `*` for secrets in a text, however they are written there.

    Escapes may stand within escapes, as in content that a service quotes in its own JSON, and lines may end
    within a secret, as in base64 of e-mail. What is made of a set of secrets is kept for the next time.
    """
    finders = tuple(_make_finder(each) for each in secrets if each)

    def mask(text: str) -> str:
        spans = [span for find in finders for span in find(text)]
        for plain, trace in unravel(text):
            spans += (trace(span) for find in finders for span in find(plain))
        return put_stars(text, spans) if spans else text

    return mask if finders else str


@lru_cache(maxsize=64)
def _make_finder(secrets: frozenset[str]) -> Callable[[str], tuple[Span, ...]]:
    pieces = find_pieces(sorted(secrets), fewest=FEWEST)
    return make_finder(sorted({form for piece in pieces for form in spell(piece)}), fewest=FEWEST)


def hide_secrets(text: str, secrets: Iterable[str]) -> str:
    """Return a text with `*` for secrets."""
    return make_secret_mask(frozenset(secrets))(text)


def find_issued(request: HttpRequest, response: HttpResponse) -> frozenset[str]:
    """Return the secrets that a service hands out: tokens, values of cookies, signatures of URLs.

    Signatures in the request's own URL are among them, as an earlier answer gave them.
    """
    found = set(_find_in_url(request.target))
    for name, value in response.headers:
        lower = name.lower()
        if lower == "set-cookie":
            found |= {match[1] for match in [_COOKIE.match(value)] if match}
        elif lower in {"location", "content-location", "operation-location", "azure-asyncoperation", "link"}:
            found |= set(_find_in_url(value))
    lower_content = response.content.lower()
    if any(hint in lower_content for hint in _HINTS):
        text = response.content.decode("utf-8", "surrogateescape")
        found |= {*_find_properties(text), *_find_in_url(text)}
    return frozenset(each for each in found if len(each) >= _FEWEST_ISSUED)


def _find_in_url(text: str) -> Iterator[str]:
    """Yield the signatures in the URLs of a text, as written and as meant."""
    lower = text.lower()
    if not any(hint in lower for hint in _URL_HINTS):
        return
    for match in _SIGNATURE.finditer(text):
        written = re.split(r"%26|&", match[1])[0]
        yield from (written, unquote(written))


def _find_properties(text: str) -> Iterator[str]:
    for match in _ISSUED.finditer(text):
        yield match[1]
        with suppress(ValueError):
            yield json.loads(f'"{match[1]}"')
