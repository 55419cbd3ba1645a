"""Content as it is judged: without content codings (RFC 9110 8.4.1), and text in UTF-8.

Nothing is decoded to more bytes than allowed, and nothing takes longer for being packed oddly: coded many
times over, or in a great number of pieces.
"""

from __future__ import annotations

import codecs
import re
import zlib

from docparse.message import Headers, is_json
from docparse.wire import TooLargeError, WireError

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_RAW_DEFLATE = -zlib.MAX_WBITS
_MOST_CODINGS = 5
_STEP = 16_384
"""How many coded bytes are decoded at a time: what is behind a member is copied, and is never more."""
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
"""Python's own codecs from bytes to text; some take for ever."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode_content(headers: Headers, content: bytes, limit: int) -> bytes:
    """Return the content less the codings that Content-Encoding names, the last one first; text in UTF-8.

    Raises WireError for a coding that is not understood or content that is not coded so, TooLargeError
    past the limit.
    """
    if not content:
        return content
    codings = [
        coding.strip().lower() for value in headers.get_all("Content-Encoding") for coding in value.split(",")
    ]
    if len(codings) > _MOST_CODINGS:
        raise WireError(f"content that was encoded more than {_MOST_CODINGS} times")
    for coding in reversed(codings):
        if coding in {"gzip", "x-gzip", "deflate"}:
            content = _inflate(content, coding, limit)
        elif coding not in {"", "identity"}:
            raise WireError(f"content encoded as {coding[:60]!r}, which docparse does not read")
    return to_utf8(headers, content)


def to_utf8(headers: Headers, content: bytes) -> bytes:
    """Return text in UTF-8, whatever its charset says; what is in UTF-8, or is no text, as it is.

    So whatever looks at content, for a value, a secret or to show it, need not know of charsets. Content
    that can be read as UTF-8 is: services that say `iso-8859-1` and send UTF-8 are many.
    """
    if content.isascii() and b"\0" not in content and b"\x1b" not in content:
        return content
    media_type = headers.media_type
    if not (is_json(media_type) or media_type.startswith("text/") or media_type.endswith(("/xml", "+xml"))):
        return content
    encoding = _find_encoding(headers, content)
    if encoding in {"utf-8", ""}:
        return content
    try:
        return content.decode(encoding).encode()
    except (UnicodeError, LookupError):
        return content


def _find_encoding(headers: Headers, content: bytes) -> str:
    """Return in which encoding text is: by its byte order mark, by being UTF-8, by its charset."""
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    if marked:
        return marked
    if b"\0" not in content and b"\x1b" not in content:
        try:
            content.decode()
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8"
    named = _CHARSET.search(headers.get("Content-Type") or "")
    if named:
        return _find_codec(named[1])
    if is_json(headers.media_type):
        from json import detect_encoding

        return detect_encoding(content)
    return ""


def _find_codec(charset: str) -> str:
    """Return Python's name for a charset; empty for what is none."""
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        return ""
    return "" if name in _NO_CHARSETS else name


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
    decoded = bytearray()
    decoder = zlib.decompressobj(window_bits)
    for start in range(0, len(content), _STEP):
        coded = content[start : start + _STEP]
        while coded:
            if decoder.eof:
                coded = coded.lstrip(b"\0")
                if not coded:
                    break
                decoder = zlib.decompressobj(window_bits)
            decoded += decoder.decompress(coded, limit + 1 - len(decoded))
            if len(decoded) > limit:
                raise TooLargeError(f"more than {limit} bytes of content")
            coded = decoder.unused_data if decoder.eof else b""
    if not decoder.eof:
        raise zlib.error("the content ends too soon")
    return bytes(decoded)
