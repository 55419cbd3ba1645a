"""How a secret is written where it is not written as it is: in URLs, forms, JSON, HTML, shells and base64."""

from __future__ import annotations

import html
import json
import re
import shlex
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, quote_plus

_PLAIN = re.compile(r"[A-Za-z0-9]*")
_HEX = re.compile(r"%[0-9A-F]{2}")
_KEPT_IN_URLS = ("", "/", "!'()*", "!$&'()*+,;=:@/?", "-._*")
"""What writers of URLs leave as it is: RFC 3986 at its strictest, paths, JavaScript, docparse, forms."""
_ESCAPED_IN_JSON = ("\"'&+<>`", "&<>", "/")
"""What writers of JSON escape more than they must: .NET, Go, PHP."""


@lru_cache(maxsize=1024)
def spell(secret: str) -> frozenset[str]:
    """Return the ways in which a secret may be written, as it is among them.

    In base64 that is what it is certain to be within a longer text, at each of the three places where it may
    start there.
    """
    if not secret:
        return frozenset()
    forms = {secret, secret.lower(), secret.upper()}
    if not _PLAIN.fullmatch(secret):
        forms |= {*_spell_in_urls(secret), *_spell_in_json(secret), *_spell_in_html(secret)}
        forms.add(shlex.quote(f"{secret} ")[1:-2])  # with a space, so that it is quoted in any case
    for written in _spell_in_content(secret):
        forms |= set(_spell_in_base64(written.encode("utf-8", "replace")))
    return frozenset(forms)


def _spell_in_content(text: str) -> frozenset[str]:
    """Return how a text may be written in content that is then in base64 as a whole."""
    return frozenset(
        [
            text,
            json.dumps(text)[1:-1],
            json.dumps(text, ensure_ascii=False)[1:-1],
            quote(text, "", errors="replace"),
            quote(text, errors="replace"),
            quote_plus(text, errors="replace"),
            quote_plus(text, "-._*", errors="replace"),
        ]
    )


def _spell_in_urls(text: str) -> Iterator[str]:
    """Yield a text percent-encoded, with digits in either case, and encoded once more."""
    for kept in _KEPT_IN_URLS:
        for once in (quote(text, kept, errors="replace"), quote_plus(text, kept, errors="replace")):
            lower = _HEX.sub(lambda found: found[0].lower(), once)
            yield from (once, lower, quote(once, ""), quote(lower, ""))


def _spell_in_json(text: str) -> Iterator[str]:
    for ascii_only in (True, False):
        written = json.dumps(text, ensure_ascii=ascii_only)[1:-1]
        yield written
        for escaped in _ESCAPED_IN_JSON:
            if escaped == "/":
                yield written.replace("/", "\\/")
                continue
            more = _escape(text, escaped, ascii_only=ascii_only)
            yield from (more, re.sub(r"(?<=\\u)[0-9a-f]{4}", lambda found: found[0].upper(), more))


def _escape(text: str, escaped: str, *, ascii_only: bool) -> str:
    """Return a text as JSON has it, with some of its characters as escapes of their code."""
    return "".join(
        f"\\u{ord(each):04x}" if each in escaped else json.dumps(each, ensure_ascii=ascii_only)[1:-1]
        for each in text
    )


def _spell_in_html(text: str) -> Iterator[str]:
    escaped = html.escape(text)
    yield from (escaped, html.escape(text, quote=False))
    yield escaped.replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
    yield escaped.replace("&#x27;", "&apos;")
    yield html.escape(json.dumps(text)[1:-1])


def _spell_in_base64(content: bytes) -> Iterator[str]:
    """Yield what is certain of content in base64, and in that of URLs, wherever it starts."""
    for before in range(3):
        encoded = b64encode(b"\0" * before + content).decode("ascii")
        first = (before * 8 + 5) // 6
        last = (before + len(content)) * 8 // 6
        certain = encoded[first:last]
        yield certain
        if "+" in certain or "/" in certain:
            yield certain.replace("+", "-").replace("/", "_")
            yield certain.replace("+", "\\u002B")
            yield certain.replace("/", "\\/")
            yield quote(certain, "")
            yield quote(certain, "").replace("%2B", "%2b").replace("%2F", "%2f")
