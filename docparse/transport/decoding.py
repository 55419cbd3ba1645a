"""Content codings (RFC 9110 8.4.1): gzip and deflate, never to more bytes than allowed."""

from __future__ import annotations

import zlib

from docparse.message import Headers
from docparse.wire import TooLargeError, WireError

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_RAW_DEFLATE = -zlib.MAX_WBITS


def decode_content(headers: Headers, content: bytes, limit: int) -> bytes:
    """Return the content less the codings that Content-Encoding names, the last one first.

    Raises WireError for a coding that is not understood or content that is not coded so, TooLargeError
    past the limit.
    """
    if not content:
        return content
    codings = [
        coding.strip().lower() for value in headers.get_all("Content-Encoding") for coding in value.split(",")
    ]
    for coding in reversed(codings):
        if coding in {"gzip", "x-gzip", "deflate"}:
            content = _inflate(content, coding, limit)
        elif coding not in {"", "identity"}:
            raise WireError(f"content encoded as {coding[:60]!r}, which docparse does not read")
    return content


def _inflate(content: bytes, coding: str, limit: int) -> bytes:
    try:
        return _inflate_members(content, _GZIP_OR_ZLIB, limit)
    except zlib.error as error:
        if coding == "deflate":  # many services send the bare deflate format under this name
            try:
                return _inflate_members(content, _RAW_DEFLATE, limit)
            except zlib.error:
                pass
        raise WireError(f"content that is not {coding}, as its Content-Encoding says") from error


def _inflate_members(content: bytes, window_bits: int, limit: int) -> bytes:
    """Return the decoded members of the content; gzip allows several, one after the other."""
    parts: list[bytes] = []
    room = limit
    while content:
        decoder = zlib.decompressobj(window_bits)
        part = decoder.decompress(content, room + 1)
        if len(part) > room:
            raise TooLargeError(f"more than {limit} bytes of content")
        if not decoder.eof:
            raise zlib.error("the content ends too soon")
        parts.append(part)
        room -= len(part)
        content = decoder.unused_data.lstrip(b"\0")
    return b"".join(parts)
