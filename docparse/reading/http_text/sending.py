"""The content of documented messages as it goes out: its line ends, its charset, bytes in place of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote_plus

from docparse.message import Headers, HttpRequest, is_json
from docparse.reading.http_text.content import find_byte_spans, tell_byte_words

_FORM = "application/x-www-form-urlencoded"
_BETWEEN_PAIRS = re.compile(r"\s*\n\s*(?=&)|(?<=&)\s*\n\s*")
_NOT_IN_FORMS = re.compile(r"[^!-~]+")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)
_DECLARED = re.compile(r"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']""")
_CODEC = re.compile(
    r"utf[-_]?(?:8|16|32)(?:[-_]?[lb]e)?|us-ascii|ascii|(?:iso[-_]?8859|windows|cp)[-_]?\d{1,4}|latin-?1"
    r"|koi8-[rtu]|shift[-_]jis|euc-(?:jp|kr)|iso-2022-(?:jp|kr)|gb(?:k|2312|18030)|big5(?:-hkscs)?|macintosh",
    re.IGNORECASE | re.ASCII,
)
"""What pages may ask for: not every codec of Python is one of texts, and some of them are slow."""


def content_to_send(headers: Headers, content: bytes) -> bytes:
    """Return the content as it goes out; what is no UTF-8, and so not from a page, stays as it is.

    Multipart has CRLF line ends (RFC 2046 4.1.1), a form is one line of visible ASCII, and text has the
    charset that its Content-Type or its XML declaration names, where it can; JSON is UTF-8 (RFC 8259 8.1).
    """
    media_type = headers.media_type
    if not content or not media_type or is_json(media_type):
        return content
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    if media_type.startswith("multipart/"):
        return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
    if media_type == _FORM:
        return _NOT_IN_FORMS.sub(_encode_for_form, _BETWEEN_PAIRS.sub("", text.strip())).encode()
    charset = _find_charset(headers, text)
    encoded = _encode(text, charset) if charset else content
    return content if encoded is None else encoded


def find_charset_fault(headers: Headers, content: bytes) -> str:
    """Return why the content cannot be written in its charset, empty where it can."""
    if content.isascii() or is_json(headers.media_type):
        return ""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    charset = _find_charset(headers, text)
    if not charset or _encode(text, charset) is not None:
        return ""
    return f"the content cannot be written in its charset {charset}; make it utf-8, or mend the content"


def _encode_for_form(match: re.Match[str]) -> str:
    return quote_plus(match[0])


def _find_charset(headers: Headers, text: str) -> str:
    """Return the charset that text is to have; empty where nothing says so."""
    found = _CHARSET.search(headers.get("Content-Type") or "")
    if found is None and headers.media_type.endswith("xml"):
        found = _DECLARED.match(text)
    return found[1] if found else ""


def _encode(text: str, charset: str) -> bytes | None:
    """Return text in a charset, None where that cannot be."""
    if not _CODEC.fullmatch(charset):
        return None
    try:
        return text.encode(charset)
    except (LookupError, UnicodeError):
        return None


@dataclass(frozen=True, slots=True)
class Reserved:
    """A request in whose content marks stand where given bytes have to."""

    request: HttpRequest
    bytes_by_mark: Mapping[bytes, bytes]
    lacking: str = ""
    """A sentence on the words for which nothing is given."""

    def write(self, headers: Headers, content: bytes) -> bytes:
        """Return the content as it goes out, with the bytes in the place of their marks."""
        if content in self.bytes_by_mark:
            return self.bytes_by_mark[content]
        sent = content_to_send(headers, content)
        if not self.bytes_by_mark:
            return sent
        marks = b"|".join(map(re.escape, self.bytes_by_mark))
        return re.sub(marks, lambda mark: self.bytes_by_mark[mark[0]], sent)


def reserve_bytes(
    request: HttpRequest, names: tuple[str, ...], files: Mapping[str, bytes], own: bytes | None = None
) -> Reserved:
    """Return a request with room for the bytes that are given in place of words.

    Files go by one of the example's names, or by the words, in their brackets or without; by these first, as
    several parts may need one. `own` are the bytes that the page or the configuration gives, where no file
    goes by the example's name. Where there are no words, what is given for the example is all of its content.
    """
    text = request.content.decode("utf-8", "replace")
    own = next((files[name] for name in names if name in files), own)
    spans = tuple(find_byte_spans(text, request.headers)) if text else ()
    if not spans and own is not None:
        spans = ((0, len(text)),)
    pieces: dict[bytes, bytes] = {}
    written: list[str] = []
    lacking = ""
    last = 0
    for start, end in spans:
        words = text[start:end].strip()
        given = next((files[name] for name in _names_of(words) if name in files), own)
        if given is None:
            lacking = lacking or tell_byte_words(words)
            continue
        mark = _make_mark(len(pieces), text)
        pieces[mark.encode()] = given
        written += (text[last:start], mark)
        last = end
    if not pieces:
        return Reserved(request, {}, lacking)
    return Reserved(replace(request, content="".join([*written, text[last:]]).encode()), pieces, lacking)


def _names_of(words: str) -> Iterator[str]:
    """Yield the names by which a person may mean words."""
    yield words
    yield words.strip("<>[](){}…. ")


def _make_mark(number: int, text: str) -> str:
    """Return a word that no text holds."""
    mark = f"docparse-bytes-{number}."
    while mark in text:
        mark = f"docparse-{mark}"
    return mark
