"""Where an answer sends a client on to (RFC 9110 10.2.2), as far as that is the same origin."""

from __future__ import annotations

from urllib.parse import SplitResult, quote, urljoin, urlsplit

_PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
_DEFAULT_PORTS = {"http": 80, "https": 443}


def find_hop(reference: str | None, asked: str, origin: str) -> str | None:
    """Return the request target that a reference in an answer leads to, None where it leads elsewhere.

    The reference may be relative to the request target `asked`. Another scheme, host or port, and
    credentials in the reference, lead elsewhere: docparse sends nothing there. With an empty origin, that of
    a service that is a function, there is nothing elsewhere.
    """
    if not reference or not reference.strip():
        return None
    try:
        url = urlsplit(urljoin(f"{origin}{asked}", reference.strip()))
        if origin and _identify(url) != _identify(urlsplit(origin)):
            return None
    except ValueError:
        return None
    target = (url.path or "/") + (f"?{url.query}" if url.query else "")
    return quote(target, safe=_PRINTABLE)


def _identify(url: SplitResult) -> tuple[str, str | None, int | None]:
    """Return what makes an origin (RFC 6454 4); raises ValueError for a URL that has none of ours."""
    if "@" in url.netloc or "\\" in url.netloc:
        raise ValueError("credentials in a URL")
    return url.scheme, url.hostname, url.port or _DEFAULT_PORTS.get(url.scheme)
