"""What a person types for a target, read."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from docparse.errors import ConfigurationError
from docparse.model import Target

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\.?")


def parse_target(url: str) -> Target:
    """Return the target that a URL names; without a scheme (`localhost:8080/v1.0`) it is http.

    Raises ConfigurationError saying what is wrong; credentials in the URL are not repeated.
    """
    text = url.strip()
    if not _SCHEME.match(text):
        text = f"http://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ConfigurationError(
            f"the target is not a URL: {error}; give one like http://127.0.0.1:8080"
        ) from error
    _refuse(parts, text)
    host = (parts.hostname or "").lower()
    authority = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme]:
        authority += f":{port}"
    return Target(f"{parts.scheme}://{authority}", parts.path.rstrip("/"), loopback=is_loopback(host))


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine; a name other than `localhost` is not looked up."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse(parts: SplitResult, text: str) -> None:
    """Raise where the URL says more, or less, than a target can."""
    if parts.scheme not in {"http", "https"}:
        raise ConfigurationError(f"the target's scheme is {parts.scheme!r}; docparse speaks http and https")
    if "@" in parts.netloc:
        raise ConfigurationError(
            "the target's URL holds credentials, which end up in logs; give them apart from the URL"
        )
    if "?" in text or "#" in text:
        raise ConfigurationError(
            f"the target's URL ends in a query or fragment; give scheme, host and path only: "
            f"{parts.scheme}://{parts.netloc}{parts.path}"
        )
    host = parts.hostname or ""
    if not host:
        raise ConfigurationError("the target names no host; give one like http://127.0.0.1:8080")
    if ":" not in host and not _HOST.fullmatch(host):
        raise ConfigurationError(
            f"the target's host {host!r} is no host name; non-ASCII names are written as xn--…"
        )
    if not parts.path.isascii() or re.search(r"[\s\x00-\x1f\x7f]", parts.path):
        raise ConfigurationError("the target's path holds characters that a URL cannot; percent-encode them")
