"""Content is judged without its codings, and as UTF-8, in little time however it is packed."""

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.message import Headers
from docparse.transport.decoding import decode_content
from docparse.wire import TooLargeError, WireError

TEXT = '{"name": "café"}'
ROOM = 1_000_000


def read(content: bytes, kind: str, coding: str = "") -> bytes:
    headers = Headers([("Content-Type", kind), *([("Content-Encoding", coding)] if coding else [])])
    return decode_content(headers, content, ROOM)


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        pytest.param("application/json; charset=iso-8859-1", "latin-1", id="latin-1"),
        pytest.param('application/json;odata=verbose; Charset="ISO-8859-1"', "latin-1", id="in quotes"),
        pytest.param("text/plain; charset=windows-1252", "cp1252", id="text"),
        pytest.param("application/problem+json; charset=utf-16", "utf-16", id="UTF-16 with a mark"),
        pytest.param("application/json; charset=utf-8", "utf-16", id="a mark is believed before a charset"),
        pytest.param("application/json", "utf-16", id="UTF-16 with a mark, no charset"),
        pytest.param("application/json", "utf-16-le", id="UTF-16 without a mark, no charset"),
        pytest.param("application/json; charset=utf-16be", "utf-16-be", id="UTF-16 without a mark"),
        pytest.param("application/xml; charset=utf-32", "utf-32", id="UTF-32"),
        pytest.param("application/json; charset=iso-8859-1", "utf-8", id="UTF-8 that says it is Latin-1"),
    ],
)
def test_text_becomes_utf_8(kind, encoding):
    assert read(TEXT.encode(encoding), kind).decode() == TEXT


def test_text_of_seven_bits_becomes_utf_8_as_well():
    assert read("日本".encode("iso2022_jp"), "text/plain; charset=iso-2022-jp").decode() == "日本"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        pytest.param("application/json", TEXT.encode(), id="UTF-8"),
        pytest.param("application/json", TEXT.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param("application/json", TEXT.encode("latin-1"), id="no charset"),
        pytest.param("application/json; charset=none", TEXT.encode("latin-1"), id="unknown charset"),
        pytest.param("application/json; charset=hex", TEXT.encode("latin-1"), id="Python's own codec"),
        pytest.param("text/plain; charset=utf-16", b"\xe9\0\xd8", id="not in its charset"),
        pytest.param("image/jpeg", b"\xff\xfe\0\x01", id="no text"),
        pytest.param("image/jpeg; charset=iso-8859-1", b"\xff\xd8\0\xe9", id="no text that has a charset"),
        pytest.param("", b"\xff\xfe\0\x01", id="no media type"),
    ],
)
def test_leaves_alone(kind, content):
    assert read(content, kind) == content


@pytest.mark.parametrize(
    ("content", "kind", "coding"),
    [
        pytest.param(gzip.compress(b"") * 45_000 + gzip.compress(b"x"), "", "gzip", id="empty members"),
        pytest.param(b"\xe9" * 900_000, "text/plain; charset=punycode", "", id="punycode"),
        pytest.param(b"\xe9" * 900_000, "text/plain; charset=idna", "", id="idna"),
    ],
)
def test_takes_little_time(content, kind, coding):
    started = time.process_time()
    read(content, kind, coding)
    assert time.process_time() - started < 1


def test_codings_on_top_of_each_other_have_an_end():
    assert read(gzip.compress(gzip.compress(b"x")), "", "gzip, gzip") == b"x"
    with pytest.raises(WireError, match="more than 5 times"):
        read(b"x", "", ",".join(["gzip"] * 6))


@pytest.mark.parametrize("size", [ROOM, ROOM + 1])
def test_the_limit_is_one_of_decoded_bytes(size):
    packed = gzip.compress(b"0" * (size // 2)) + gzip.compress(b"0" * (size - size // 2))
    if size == ROOM:
        assert len(read(packed, "", "gzip")) == size
    else:
        with pytest.raises(TooLargeError):
            read(packed, "", "gzip")


@given(st.binary(), st.sampled_from(["application/json", "text/x", "a/b"]), st.text())
def test_no_content_and_no_charset_raise(content, kind, charset):
    assert isinstance(read(content, f"{kind}; charset={charset}"), bytes)


@given(st.lists(st.binary(max_size=50_000), min_size=1, max_size=4))
def test_members_are_joined(parts):
    assert read(b"".join(map(gzip.compress, parts)), "", "gzip") == b"".join(parts)
