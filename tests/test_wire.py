"""HTTP/1.1 messages as bytes on a stream."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.wire import (
    ClosedError,
    TooLargeError,
    WireError,
    encode_fields,
    is_field,
    read_content,
    read_fields,
    read_rest,
)

LIMIT = 100
NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,20}", fullmatch=True)
VALUES = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"])).map(str.strip)


def stream(content: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(content))


@given(st.lists(st.tuples(NAMES, VALUES), max_size=20))
def test_fields_come_back_as_they_were_written(fields):
    assert read_fields(stream(encode_fields(fields) + b"\r\n")) == fields


LINES = st.lists(
    st.one_of(
        st.sampled_from(["\r\n", "\n", "\r", ":", " ", "\t", "a: b", "é", "\x85", "\0", "Content-Length: 5"]),
        st.binary(max_size=3).map(lambda written: written.decode("latin-1")),
    )
)


@given(LINES, st.sampled_from(["utf-8", "latin-1"]), st.sampled_from([b"", b"\r\n\r\n", b"\r\n\r\nbody"]))
def test_fields_that_are_there_at_once_are_read_as_line_by_line(lines, encoding, end):
    def read(reader: io.BufferedIOBase) -> object:
        try:
            return read_fields(reader), reader.read()
        except WireError as error:
            return str(error)

    content = "".join(lines).encode(encoding, "replace") + end
    assert read(stream(content)) == read(io.BytesIO(content))


@given(
    st.binary(), st.sampled_from([b"", b"Transfer-Encoding: chunked\r\n\r\n", b"Content-Length: 5\r\n\r\n"])
)
def test_no_bytes_make_reading_raise_anything_else(content, start):
    reader = stream(start + content)
    try:
        content_or_none = read_content(reader, read_fields(reader), LIMIT)
    except WireError:
        return
    assert content_or_none is None or len(content_or_none) <= LIMIT


@given(st.lists(st.binary(min_size=1, max_size=9), max_size=9))
def test_chunks_come_back_as_one(parts):
    chunks = b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts)
    reader = stream(chunks + b"0\r\nTrailer: x\r\n\r\nrest")
    assert read_content(reader, [("transfer-encoding", "Chunked")], LIMIT) == b"".join(parts)
    assert reader.read() == b"rest"


@pytest.mark.parametrize(
    ("fields", "content", "read"),
    [
        pytest.param([], b"abc", None, id="framed by nothing"),
        pytest.param([("Content-Length", "0")], b"abc", b"", id="none"),
        pytest.param([("Content-Length", "2, 2")], b"abc", b"ab", id="said twice in one field"),
        pytest.param(
            [("Transfer-Encoding", "identity"), ("Content-Length", "2")], b"abc", b"ab", id="identity"
        ),
        pytest.param(
            [("Transfer-Encoding", "chunked"), ("Content-Length", "9")], b"1\na\n0\n\n", b"a", id="both"
        ),
    ],
)
def test_reads_what_the_fields_frame(fields, content, read):
    assert read_content(stream(content), fields, LIMIT) == read


@pytest.mark.parametrize(
    ("fields", "content", "error"),
    [
        pytest.param([("Content-Length", "5")], b"abc", ClosedError, id="too short"),
        pytest.param([("Content-Length", "101")], b"a" * 101, TooLargeError, id="too large"),
        pytest.param([("Content-Length", "9" * 30)], b"", WireError, id="no such length"),
        pytest.param([("Content-Length", "+5")], b"abcde", WireError, id="sign"),
        pytest.param([("Content-Length", "\u0665")], b"abcde", WireError, id="another script's digit"),
        pytest.param(
            [("Transfer-Encoding", "chunked")], b"1\r\nabc\r\n", WireError, id="chunk longer than its size"
        ),
        pytest.param(
            [("Transfer-Encoding", "chunked")],
            b"3c\r\n" + b"a" * 60 + b"\r\n" + b"3c\r\n",
            TooLargeError,
            id="sum",
        ),
    ],
)
def test_refuses(fields, content, error):
    with pytest.raises(error):
        read_content(stream(content), fields, LIMIT)


def test_reads_the_rest_up_to_the_limit():
    assert read_rest(stream(b"a" * LIMIT), LIMIT) == b"a" * LIMIT
    with pytest.raises(TooLargeError):
        read_rest(stream(b"a" * (LIMIT + 1)), LIMIT)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("", "x", id="no name"),
        pytest.param("A B", "x", id="space"),
        pytest.param("A:", "x", id="colon"),
        pytest.param("é", "x", id="no ASCII"),
        pytest.param("A", "x\ny", id="line feed"),
        pytest.param("A", "x\0y", id="NUL"),
    ],
)
def test_writes_no_field_that_breaks_out_of_its_line(name, value):
    assert not is_field(name, value)
    with pytest.raises(WireError):
        encode_fields([(name, value)])
