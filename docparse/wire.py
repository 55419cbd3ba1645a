"""HTTP/1.1 messages as bytes on a stream (RFC 9112): what both ends of the wire need.

Field values are UTF-8 on the wire, as pages are; what arrives in another encoding is read as Latin-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BufferedIOBase, BufferedReader

from docparse.message import Field

MAX_LINE = 65_536
MAX_FIELDS = 1_000
"""How many lines they may be, folded ones too."""
MAX_HEAD = 1_048_576
"""How many bytes all fields of a header or trailer section may take."""
FRAMING_FIELDS = ("Connection", "Content-Length", "Host", "Transfer-Encoding")
"""The fields that belong to the connection: docparse writes them, whatever a page says."""

EXAMPLE_FIELD = "Docparse-Example"
"""The field by which replay tells docparse's own service, and no other, which example it sends."""

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_LINE_BREAKERS = re.compile(r"[\r\n\0]")
_DIGITS = re.compile(r"[0-9]{1,18}")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;.*)?\r?\n?", re.DOTALL)
_STEP = 65_536


class WireError(Exception):
    """The bytes are not an HTTP/1.1 message; the text continues a sentence: "a header line with no colon"."""


class ClosedError(WireError):
    """The stream ended before the message did."""


class TooLargeError(WireError):
    """The content is larger than the reader allows."""


def read_line(stream: BufferedIOBase) -> bytes:
    """Return the next line with its line end."""
    line = stream.readline(MAX_LINE + 1)
    if not line.endswith(b"\n"):
        if len(line) > MAX_LINE:
            raise WireError(f"a line longer than {MAX_LINE} bytes")
        raise ClosedError("the connection was closed in the middle of the message")
    return line


def read_fields(stream: BufferedIOBase) -> list[Field]:
    """Return the header or trailer fields up to the empty line, as written; a folded line is joined."""
    if isinstance(stream, BufferedReader) and (plain := _read_plain_fields(stream)):
        return plain
    fields: list[Field] = []
    room = MAX_HEAD
    for _ in range(MAX_FIELDS + 1):
        line = read_line(stream)
        room -= len(line)
        if room < 0:
            raise WireError(f"more than {MAX_HEAD} bytes of header fields")
        if line in {b"\r\n", b"\n"}:
            return fields
        if line[:1] in {b" ", b"\t"} and fields:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {_text(line)}".strip())
            continue
        text = _text(line)
        name, colon, value = text.partition(":")
        if not colon or not name.strip():
            raise WireError(f"a header line that is no field: {text[:60]!r}")
        fields.append((name.strip(), value.strip()))
    raise WireError(f"more than {MAX_FIELDS} header fields")


def _read_plain_fields(stream: BufferedReader) -> list[Field]:
    """Return the fields of a section that is there as a whole and has nothing odd about it, as most have.

    Of any other nothing is read, and none are returned: each of its lines needs a look.
    """
    buffered = stream.peek()
    end = buffered.find(b"\r\n\r\n")
    if not 0 < end <= MAX_LINE or buffered.startswith(b"\r\n"):
        return []
    section = buffered[:end]
    if section.count(b"\n") != section.count(b"\r\n") or b"\n " in section or b"\n\t" in section:
        return []  # lines that end in LF alone, folded lines
    try:
        lines = section.decode().split("\r\n")
    except UnicodeDecodeError:
        return []
    fields: list[Field] = []
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.strip()
        if not colon or not name:
            return []
        fields.append((name, value.strip()))
    if len(fields) > MAX_FIELDS:
        return []
    stream.read(end + 4)
    return fields


def read_content(stream: BufferedIOBase, fields: Iterable[Field], limit: int) -> bytes | None:
    """Return the content that the fields frame, or None where they frame none (RFC 9112 6.3)."""
    codings: list[str] = []
    lengths: set[str] = set()
    for name, value in fields:
        folded = name.lower()
        if folded == "transfer-encoding":
            codings += [coding.strip().lower() for coding in value.split(",")]
        elif folded == "content-length":
            lengths |= {length.strip() for length in value.split(",")}
    codings = [coding for coding in codings if coding not in {"", "identity"}]
    if codings == ["chunked"]:
        return _read_chunked(stream, limit)
    if codings:
        raise WireError(f"a transfer coding that is not understood: {', '.join(codings)[:60]!r}")
    if not lengths:
        return None
    length = lengths.pop()
    if lengths or not _DIGITS.fullmatch(length):
        raise WireError(f"a Content-Length that is no length: {length[:60]!r}")
    return _read_exactly(stream, int(length), limit)


def read_rest(stream: BufferedIOBase, limit: int) -> bytes:
    """Return what comes before the stream ends."""
    content = bytearray()
    while part := stream.read1(_STEP):
        _refuse_more(len(content), len(part), limit)
        content += part
    return bytes(content)


def encode_fields(fields: Iterable[Field]) -> bytes:
    """Return the fields as lines; raises WireError for one that would break out of its line."""
    return b"".join(_encode_fields(fields))


def is_field(name: str, value: str) -> bool:
    """Tell whether name and value can be a header line."""
    return TOKEN.fullmatch(name) is not None and _LINE_BREAKERS.search(value) is None


def _encode_fields(fields: Iterable[Field]) -> Iterator[bytes]:
    for name, value in fields:
        if not is_field(name, value):
            raise WireError(f"the header field {name[:60]!r} cannot be written in one line of HTTP")
        yield f"{name}: {value}\r\n".encode()


def _read_chunked(stream: BufferedIOBase, limit: int) -> bytes:
    content = bytearray()
    while True:
        line = read_line(stream)
        match = _CHUNK_SIZE.fullmatch(line)
        if match is None:
            raise WireError(f"a chunk size that is no number: {_text(line)[:60]!r}")
        size = int(match[1], 16)
        if size == 0:
            read_fields(stream)
            return bytes(content)
        _refuse_more(len(content), size, limit)
        content += _read_exactly(stream, size, limit)
        if read_line(stream).strip():
            raise WireError("a chunk longer than its size")


def _read_exactly(stream: BufferedIOBase, length: int, limit: int) -> bytes:
    _refuse_more(0, length, limit)
    content = stream.read(length)
    if len(content) < length:
        raise ClosedError(f"the connection was closed after {len(content)} of {length} bytes of content")
    return content


def _refuse_more(size: int, more: int, limit: int) -> None:
    """Raise where so many bytes more are too many."""
    if size + more > limit:
        raise TooLargeError(f"more than {limit} bytes of content")


def _text(line: bytes) -> str:
    try:
        return line.decode().strip()
    except UnicodeDecodeError:
        return line.decode("latin-1").strip()
